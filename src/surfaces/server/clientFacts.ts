/** What the client says of itself when it starts the server: what it can do, and how it shows things. */
import type { InitializeParams } from "vscode-languageserver";
import type { Appearance } from "./checkedNote.ts";
import type { ThemeKind, ThemeParams } from "./protocol.ts";

export interface ClientFacts {
  /** Where the extension lies; unknown for other clients than ours. */
  readonly extensionUri: string | undefined;
  readonly appearance: Appearance;
  /** Whether it answers for its settings when asked; otherwise it sends them when they change. */
  readonly answersForSettings: boolean;
  /** Whether it may be asked to tell of changed settings and of changed files. */
  readonly registersSettings: boolean;
  readonly registersFiles: boolean;
  /** Whether it can be told to ask for inlay hints anew, and for lenses. */
  readonly refreshesInlayHints: boolean;
  readonly refreshesLenses: boolean;
  /** The titles of the experiments that it can open, by their names; none for other clients than ours. */
  readonly experiments: Readonly<Record<string, string>>;
}

const themes: readonly ThemeKind[] = ["dark", "light", "high-contrast", "high-contrast-light"];

const standardFontSize = 14;

export function clientFacts({ capabilities, initializationOptions }: InitializeParams): ClientFacts {
  const said: unknown = initializationOptions;
  const extensionUri = member(said, "extensionUri");
  return {
    extensionUri: typeof extensionUri === "string" ? extensionUri : undefined,
    appearance: {
      ...sizeAndColours({ kind: member(said, "theme"), fontSize: member(said, "fontSize") }),
      trustsCommands: member(said, "trustsCommands") === true,
    },
    answersForSettings: capabilities.workspace?.configuration === true,
    registersSettings: capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersFiles: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    refreshesInlayHints: capabilities.workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: capabilities.workspace?.codeLens?.refreshSupport === true,
    experiments: textsIn(member(said, "experiments")),
  };
}

/** The theme and size that a client names; the usual ones for what it leaves out. */
export function sizeAndColours({
  kind,
  fontSize,
}: Readonly<Record<keyof ThemeParams, unknown>>): Pick<Appearance, "theme" | "fontSize"> {
  return {
    theme: themes.find((theme) => theme === kind) ?? "dark",
    fontSize: typeof fontSize === "number" && fontSize > 0 ? fontSize : standardFontSize,
  };
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** The entries of an object that are texts. */
function textsIn(value: unknown): Readonly<Record<string, string>> {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
