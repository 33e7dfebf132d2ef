/**
 * A half-open range of UTF-16 offsets into one document (a Markdown file, or one cell of a notebook).
 * The only notion of position below the surfaces: lines and columns exist only there.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The smallest span that covers both. */
export function cover(first: Span, second: Span): Span {
  return { start: Math.min(first.start, second.start), end: Math.max(first.end, second.end) };
}
