/**
 * The lenses that the editor was given last. It asks for them anew when a text changes, but not when a check ends that it
 * did not wait for, or when a cell of a notebook is read otherwise because of another cell: then it has to be told.
 */
import type { CodeLens } from "vscode-languageserver";
import type { CheckedDocument } from "./checkedNote.ts";

type Versioned = Pick<CheckedDocument, "uri" | "version">;

interface Given {
  readonly version: number;
  readonly lenses: string;
}

export class GivenLenses {
  readonly #given = new Map<string, Given>();

  give({ uri, version }: Versioned, lenses: readonly CodeLens[]): void {
    this.#given.set(uri, { version, lenses: JSON.stringify(lenses) });
  }

  /** Whether the editor shows others for this very version of a document. */
  isOutdated({ uri, version }: Versioned, lenses: readonly CodeLens[]): boolean {
    const given = this.#given.get(uri);
    return given?.version === version && given.lenses !== JSON.stringify(lenses);
  }

  forget(uri: string): void {
    this.#given.delete(uri);
  }
}
