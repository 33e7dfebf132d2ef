/**
 * What the program has to say about a note: its derivations, their steps in document order, and a verdict on each.
 * Places are spans of UTF-16 offsets into the document that holds the derivation; lines and columns belong to surfaces.
 */
import type { Verdict } from "../check/verdict.ts";
import type { Problem } from "../problem.ts";
import type { Relation } from "../semantics/claim.ts";
import type { Span } from "../span.ts";
import type { Subject } from "../subjects/subject.ts";

export type { Subject };

export interface StepReport {
  /** Empty for a block that could not be parsed; its sign and both its sides are then the whole block. */
  readonly relation: Relation | "";
  readonly sign: Span;
  readonly left: Span;
  readonly right: Span;
  readonly verdict: Verdict;
  /** How the step was understood where its notation leaves a choice, one choice an entry. */
  readonly reading: readonly string[];
  /** What the verdict leans on: assumptions and definitions of the note. */
  readonly assumptions: readonly string[];
}

export interface DerivationReport {
  /** The index of the notebook's cell that holds it; absent outside notebooks. */
  readonly cell?: number;
  readonly span: Span;
  readonly steps: readonly StepReport[];
  /** What it is about, where there is an experiment on it, the most specific first. */
  readonly subjects: readonly Subject[];
}

/** A text that spans point into: the whole file, or a Markdown cell of a notebook, and what stands in it. */
export interface DocumentReport {
  readonly text: string;
  readonly cell?: number;
  readonly headings: readonly HeadingReport[];
  /** Every piece of maths, in order, whether anything is claimed there or not. */
  readonly formulas: readonly FormulaReport[];
  /** The macros that the document defines, as TeX by their commands: `\\E` → `\\mathbb{E}`. */
  readonly macros: Readonly<Record<string, string>>;
}

export interface HeadingReport {
  readonly span: Span;
  readonly level: number;
  readonly text: string;
}

export interface FormulaReport {
  /** With its delimiters. */
  readonly span: Span;
  /** The TeX between them, without what Markdown adds to it. */
  readonly tex: string;
  /** For each UTF-16 unit of `tex`, and one past its end, its offset in the document; never decreasing. */
  readonly offsets: readonly number[];
  readonly display: boolean;
}

export interface NoteReport {
  readonly documents: readonly DocumentReport[];
  readonly derivations: readonly DerivationReport[];
  /** What is wrong with the note apart from its steps: a broken notebook, a directive nobody knows. */
  readonly problems: readonly Problem[];
}
