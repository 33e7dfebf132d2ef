/**
 * What the first stage finds in a note: its documents (one, or the Markdown cells of a notebook) and in each the
 * passages of maths and the prose between them, in order. Every offset is a UTF-16 offset into the document's text.
 */
import type { Problem } from "../problem.ts";
import type { Span } from "../span.ts";

export interface Note {
  /** The file's path; its extension decides how the text is read. */
  readonly path: string;
  /** The whole file, as decoded from UTF-8. */
  readonly text: string;
}

/** A Markdown text: a whole file, or one Markdown cell of a notebook. */
export interface Document {
  readonly text: string;
  /** The cell's index among all cells of its notebook; absent for a file of its own. */
  readonly cell?: number;
  /** Passages, prose, headings and directives in document order; they do not overlap. */
  readonly blocks: readonly Block[];
}

export type Block = Passage | Prose | Heading | Directive;

/** A piece of maths. */
export interface Passage {
  readonly kind: "passage";
  readonly display: boolean;
  /** From the opening to the closing delimiter, both included. */
  readonly span: Span;
  /** The TeX between the delimiters, after Markdown's escapes and HTML entities are undone. */
  readonly tex: string;
  /** For each UTF-16 unit of `tex`, and one past its end, its offset in the document; never decreasing. */
  readonly offsets: readonly number[];
}

/** Running text between passages: a paragraph's piece, a list item, a table cell. Never code, never a comment. */
export interface Prose {
  readonly kind: "prose";
  readonly span: Span;
  readonly text: string;
}

export interface Heading {
  readonly kind: "heading";
  readonly span: Span;
  readonly level: number;
  readonly text: string;
}

/** A comment that speaks to the checker: `<!-- marginalia: off -->`. */
export interface Directive {
  readonly kind: "directive";
  readonly span: Span;
  readonly instruction: "on" | "off" | "ignore-next" | "assume";
  /** What stands behind the instruction: the assumed equation's TeX. */
  readonly argument: string;
}

export interface FoundMath {
  readonly documents: readonly Document[];
  readonly problems: readonly Problem[];
}
