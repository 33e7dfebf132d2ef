/** What stands in a document besides its steps: headings, formulas and macros, for whoever shows it. */
import { macrosIn } from "./formulas.ts";
import { findMath } from "./notes/findMath.ts";
import type { Document, Note } from "./notes/note.ts";
import type { Span } from "./span.ts";
import { spellMacros } from "./tex/spellMacros.ts";

export interface Outline {
  readonly headings: readonly { readonly span: Span; readonly level: number; readonly text: string }[];
  readonly formulas: readonly {
    readonly span: Span;
    readonly tex: string;
    readonly offsets: readonly number[];
    readonly display: boolean;
  }[];
  readonly macros: Readonly<Record<string, string>>;
}

/** The outlines of a note's documents, in order, without checking anything. */
export function outlinesOf(note: Note): readonly (Outline & Pick<Document, "cell">)[] {
  return findMath(note).documents.map((document) => ({
    ...(document.cell === undefined ? {} : { cell: document.cell }),
    ...outlineOf(document),
  }));
}

export function outlineOf(document: Document): Outline {
  return {
    headings: document.blocks.flatMap((block) =>
      block.kind === "heading" ? [{ span: block.span, level: block.level, text: block.text }] : [],
    ),
    formulas: document.blocks.flatMap((block) =>
      block.kind === "passage"
        ? [{ span: block.span, tex: block.tex, offsets: block.offsets, display: block.display }]
        : [],
    ),
    macros: spellMacros(macrosIn(document)),
  };
}
