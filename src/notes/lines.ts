/** The lines of a text, as offsets, without a byte order mark. A line ends at `\n`, `\r\n` or a lone `\r`. */
export interface Line {
  readonly start: number;
  /** Before the line break. */
  readonly end: number;
  /** Behind the line break: the start of the next line. */
  readonly next: number;
}

export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  while (start < text.length) {
    let end = start;
    while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
    const next = text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length);
    lines.push({ start, end, next });
    start = next;
  }
  return lines;
}
