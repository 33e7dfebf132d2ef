/**
 * What server and client say to one another beyond the language server protocol. Lines and characters are the
 * protocol's own: both count from 0, characters in UTF-16 units.
 */
import type { StepContract } from "../contract.ts";

/** The name that the client gives the server's process, and the section of all settings. */
export const sectionOfSettings = "marginalia";

export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Area {
  readonly start: Place;
  readonly end: Place;
}

export type VerdictName = StepContract["verdict"];

/** A step and its verdict, where marks and commands need it. */
export interface Mark {
  readonly verdict: VerdictName;
  /** Where its relation sign begins. */
  readonly place: Place;
  /** Present where the step is unread because brackets do not match. */
  readonly brackets?: true;
}

/** What a diagnostic on a step carries: from the step's sign to the end of its right side. */
export interface DiagnosticData {
  readonly step: Area;
}

/** The marks of a text document (a note, or a Markdown cell of a notebook) at one of its versions. */
export interface DocumentMarks {
  readonly uri: string;
  readonly version: number;
  readonly marks: readonly Mark[];
}

/** `marginalia/marks`: the same, as `packedMarks.ts` packs it. */
export interface MarksParams {
  readonly uri: string;
  readonly version: number;
  readonly packed: PackedMarks;
}
export const marksMethod = "marginalia/marks";

/** Marks as little text, so that those of a large note are soon read: the editor's other extensions wait meanwhile. */
export interface PackedMarks {
  /** A letter for each mark. */
  readonly letters: string;
  /** Line and character of each mark, one after the other. */
  readonly places: readonly number[];
}

/** `marginalia/derivation`: the derivation at a place of an open document; null where there is none. */
export interface DerivationParams {
  readonly uri: string;
  readonly position: Place;
}
export const derivationMethod = "marginalia/derivation";

/** A derivation as the panel shows it. */
export interface DerivationView {
  readonly uri: string;
  readonly version: number;
  readonly area: Area;
  /** The heading that it stands under; empty where there is none. */
  readonly title: string;
  /** Macros of the note, as KaTeX takes them: `\\E` → `\\mathbb{E}`. */
  readonly macros: Readonly<Record<string, string>>;
  readonly steps: readonly StepView[];
  /** The index of the step at the place that was asked for; absent where it stands at none. */
  readonly current?: number;
}

export interface StepView {
  readonly verdict: VerdictName;
  readonly relation: string;
  readonly sign: Area;
  readonly left: SideView;
  readonly right: SideView;
  /** What is said of the verdict, one sentence. */
  readonly reason: string;
  /** For a proof: how each side is rewritten, form by form, until they meet. Empty otherwise. */
  readonly proof: readonly ProofSide[];
  readonly witness?: {
    readonly left: string;
    readonly right: string;
    readonly rows: readonly (readonly [name: string, value: string])[];
  };
  readonly reading: readonly string[];
  readonly assumptions: readonly string[];
}

export interface SideView {
  readonly tex: string;
  readonly area: Area;
}

export interface ProofSide {
  readonly side: "left" | "right";
  readonly forms: readonly { readonly tex: string; readonly rule: string }[];
}

/** `marginalia/checkWorkspace`: checks all notes below the given folders; progress by `$/progress`, can be cancelled. */
export interface CheckWorkspaceParams {
  readonly folders: readonly string[];
  readonly workDoneToken?: string | number;
}
export interface CheckWorkspaceResult {
  readonly notes: number;
  readonly steps: number;
  readonly refuted: number;
  readonly cancelled: boolean;
  /** Files that could not be read, each with what to do. */
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}
export const checkWorkspaceMethod = "marginalia/checkWorkspace";

/** The client's command that opens the experiment of the given name; lenses run it. */
export const openExperimentCommand = "marginalia.openExperiment";

/** The kinds of colour themes that an editor tells apart. */
export type ThemeKind = "dark" | "light" | "high-contrast" | "high-contrast-light";

/** What the client says when it starts the server. */
export interface InitializationOptions {
  /** Where the extension lies; diagnostics link to its documentation below. */
  readonly extensionUri: string;
  /** Whether links of the form `command:…` work in hovers. */
  readonly trustsCommands: boolean;
  readonly theme: ThemeKind;
  /** The editor's font size in pixels. */
  readonly fontSize: number;
  /** The titles of the experiments that it can open, by their names. */
  readonly experiments: Readonly<Record<string, string>>;
}

/** `marginalia/theme`, from the client: colours or sizes have changed. */
export interface ThemeParams {
  readonly kind: ThemeKind;
  readonly fontSize: number;
}
export const themeMethod = "marginalia/theme";
