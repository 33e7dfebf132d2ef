/**
 * From UTF-16 offsets to lines and columns, both counted from 1, columns in UTF-16 units. A line ends at LF, CR LF or a
 * lone CR, as editors have it. Offsets outside the text count as its nearest end.
 */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface LineMap {
  readonly positionAt: (offset: number) => Position;
  /** The text of a line, without its end; empty for a line that does not exist. */
  readonly lineText: (line: number) => string;
}

export function createLineMap(text: string): LineMap {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length);
  return {
    positionAt: (offset) => {
      const inside = Math.min(Math.max(offset, 0), text.length);
      const index = lastAtMost(starts, inside);
      return { line: index + 1, column: inside - (starts[index] ?? 0) + 1 };
    },
    lineText: (line) =>
      text.slice(starts[line - 1] ?? text.length, starts[line] ?? text.length).replace(/[\r\n]+$/, ""),
  };
}

/** The index of the last of the ascending `values` that is not greater than `limit`; 0 if all are. */
function lastAtMost(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? Infinity) <= limit) low = middle;
    else high = middle;
  }
  return low;
}
