/**
 * What a line begins with: a fence, a heading, a thematic break, a list marker, a table row.
 * Each function looks at the content from `offset` (its first unit that is no blank) to `end`, the line's end.
 */

export interface Fence {
  readonly mark: string;
  readonly length: number;
  readonly info: string;
}

export function fenceAt(text: string, offset: number, end: number): Fence | undefined {
  const mark = text[offset];
  if (mark !== "`" && mark !== "~") return undefined;
  const length = runLength(text, offset, end);
  const info = text.slice(offset + length, end).trim();
  if (length < 3 || (mark === "`" && info.includes("`"))) return undefined;
  return { mark, length, info };
}

/** Whether the line closes the fence. */
export function closesFence(text: string, offset: number, end: number, fence: Fence): boolean {
  const closing = fenceAt(text, offset, end);
  return closing?.mark === fence.mark && closing.length >= fence.length && closing.info === "";
}

/** The level of an ATX heading, and where its text begins. */
export function headingAt(
  text: string,
  offset: number,
  end: number,
): { level: number; content: number } | undefined {
  if (text[offset] !== "#") return undefined;
  const level = runLength(text, offset, end);
  const behind = offset + level;
  if (level > 6 || (behind < end && !isBlank(text[behind]))) return undefined;
  let content = behind;
  while (content < end && isBlank(text[content])) content++;
  return { level, content };
}

/** The level of the heading that a line of `=` or `-` makes of the paragraph above it. */
export function underlineLevel(text: string, offset: number, end: number): 1 | 2 | undefined {
  const mark = text[offset];
  if (offset >= end || (mark !== "=" && mark !== "-")) return undefined;
  if (text.slice(offset + runLength(text, offset, end), end).trim() !== "") return undefined;
  return mark === "=" ? 1 : 2;
}

/** Three or more `*`, `-` or `_`, with nothing but blanks between. */
export function isThematicBreak(text: string, offset: number, end: number): boolean {
  const mark = text[offset];
  if (offset >= end || (mark !== "*" && mark !== "-" && mark !== "_")) return false;
  let count = 0;
  for (let at = offset; at < end; at++) {
    if (text[at] === mark) count++;
    else if (!isBlank(text[at])) return false;
  }
  return count >= 3;
}

/** A bullet or a number with `.` or `)`, with a blank or nothing behind it. */
export function listMarkerAt(
  text: string,
  offset: number,
  end: number,
): { width: number; interrupts: boolean } | undefined {
  if (offset >= end) return undefined;
  let behind = offset;
  while (behind < end && behind - offset < 9 && isDigit(text[behind])) behind++;
  const digits = behind - offset;
  const mark = text[behind];
  const fits = digits > 0 ? mark === "." || mark === ")" : mark === "-" || mark === "*" || mark === "+";
  if (behind >= end || !fits) return undefined;
  behind++;
  if (behind < end && !isBlank(text[behind])) return undefined;
  const empty = text.slice(behind, end).trim() === "";
  return {
    width: behind - offset,
    interrupts: !empty && (digits === 0 || text.slice(offset, behind - 1) === "1"),
  };
}

/** A line between two bars. */
export function isTableRow(text: string, offset: number, end: number): boolean {
  let last = end - 1;
  while (last > offset && isBlank(text[last])) last--;
  return last > offset && text[offset] === "|" && text[last] === "|";
}

export function isBlank(unit: string | undefined): boolean {
  return unit === " " || unit === "\t";
}

export function isDigit(unit: string | undefined): boolean {
  return unit !== undefined && unit >= "0" && unit <= "9";
}

/** How often the unit at `offset` is repeated from there. */
export function runLength(text: string, offset: number, end: number): number {
  let behind = offset;
  while (behind < end && text[behind] === text[offset]) behind++;
  return behind - offset;
}
