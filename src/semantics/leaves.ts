/** What stands in a row at any depth, spaces apart. */
import { rowsOf, type Item, type Row } from "../tex/tree.ts";

/** Symbols, words and texts, and the items that hold rows: accents, fractions, scripts. */
export function itemsOf(row: Row): readonly Item[] {
  const items: Item[] = [];
  gather(row, items);
  return items;
}

/** Symbols, words and texts alone. */
export function leavesOf(row: Row): readonly Item[] {
  return itemsOf(row).filter(({ kind }) => kind === "symbol" || kind === "word" || kind === "text");
}

function gather(row: Row, into: Item[]): void {
  for (const item of row) {
    if (item.kind !== "space") into.push(item);
    for (const inner of rowsOf(item)) gather(inner, into);
  }
}
