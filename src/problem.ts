/**
 * Something in a note that a stage could not read or use: an identifier, its place, and the words that belong into
 * its message. Messages are worded by `report/`; no stage throws on user text.
 */
import type { Span } from "./span.ts";

export interface Problem {
  /** A stable kebab-case word, such as `unbalanced-bracket`. */
  readonly code: string;
  /** Where, in offsets of the document. */
  readonly span: Span;
  /** What the message names: the token found, what would have been expected. */
  readonly data: Readonly<Record<string, string>>;
}
