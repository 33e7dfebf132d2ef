/**
 * What the features of the server are given: one text document (a note, or a Markdown cell of a notebook) at one
 * version with what is said of it, and what each feature is as a function of that. Features know no connection,
 * no clock and no settings but those that they are handed; `server.ts` wires them.
 */
import type { CodeLens, Hover, InlayHint } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Problem } from "../../problem.ts";
import type { DerivationReport, FormulaReport, HeadingReport } from "../../report/report.ts";
import type { Span } from "../../span.ts";
import type { DerivationView, ThemeKind } from "./protocol.ts";

export interface CheckedDocument {
  readonly uri: string;
  readonly version: number;
  readonly languageId: string;
  readonly text: string;
  /** The same text, to go from offsets to positions and back. */
  readonly lines: Pick<TextDocument, "positionAt" | "offsetAt">;
  /** False while no check of this version has ended: then `derivations` and `problems` are empty, the rest is there. */
  readonly isChecked: boolean;
  /** In document order, with spans in `text`. */
  readonly derivations: readonly DerivationReport[];
  readonly headings: readonly HeadingReport[];
  readonly formulas: readonly FormulaReport[];
  /** As KaTeX and MathJax take them: `\\E` → `\\mathbb{E}`. For a cell, those of the whole notebook. */
  readonly macros: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

/** How the client shows things: from its initialization options, and anew whenever it says that they changed. */
export interface Appearance {
  readonly theme: ThemeKind;
  /** The editor's font size in pixels. */
  readonly fontSize: number;
  /** Whether links of the form `command:…` work in hovers. */
  readonly trustsCommands: boolean;
}

export type InlayHintChoice = "all" | "failing" | "off";

/** `features/hover.ts` exports `hover`, a function of this type. */
export type HoverFeature = (
  document: CheckedDocument,
  offset: number,
  appearance: Appearance,
) => Hover | null | Promise<Hover | null>;

/** `features/inlayHints.ts` exports `inlayHints`: those inside `range`. */
export type InlayHintsFeature = (
  document: CheckedDocument,
  range: Span,
  choice: InlayHintChoice,
) => InlayHint[];

/** `features/derivation.ts` exports `derivation`: what the panel shows for a place, null where there is nothing. */
export type DerivationFeature = (document: CheckedDocument, offset: number) => DerivationView | null;

/** `features/codeLens.ts` exports `codeLens`; `titles` names the experiments that the client can open. */
export type CodeLensFeature = (
  document: CheckedDocument,
  titles: Readonly<Partial<Record<string, string>>>,
) => CodeLens[];
