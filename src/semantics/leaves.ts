/** The leaves of a row: symbols, words and texts, at any depth. Spaces, and the items that only hold rows, are none. */
import type { Item, Row } from "../tex/tree.ts";

export function leavesOf(row: Row): readonly Item[] {
  const leaves: Item[] = [];
  for (const item of row) gather(item, leaves);
  return leaves;
}

/** The rows that an item holds, in order. */
export function rowsOf(item: Item): readonly Row[] {
  switch (item.kind) {
    case "symbol":
    case "word":
    case "text":
    case "space":
      return [];
    case "scripts":
      return present(item.subscript, item.superscript);
    case "fraction":
      return [item.numerator, item.denominator];
    case "radical":
      return present(item.degree, item.body);
    case "accent":
      return [item.body];
    case "brace":
      return present(item.body, item.label);
    case "labelled":
      return present(item.body, item.above, item.below);
    case "grid":
      return item.rows.flat();
  }
}

function present(...rows: readonly (Row | undefined)[]): readonly Row[] {
  return rows.filter((row) => row !== undefined);
}

function gather(item: Item, into: Item[]): void {
  if (item.kind === "symbol" || item.kind === "word" || item.kind === "text") into.push(item);
  for (const row of rowsOf(item)) for (const inner of row) gather(inner, into);
}
