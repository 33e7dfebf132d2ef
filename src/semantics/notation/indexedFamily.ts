/** \{x_n\}_{n=1}^N: the elements x_1, …, x_N as one sequence. */
import { atDepthZero, closingIndex, isSign } from "../cursor.ts";
import type { Notation } from "./notation.ts";

export const indexedFamily: Notation = {
  name: "indexed-family",
  read(reader, cursor) {
    if (!isSign(cursor.peek(), "\\{", "\\lbrace")) return undefined;
    const close = closingIndex(cursor.items, cursor.position, cursor.end);
    const scripts = close === undefined ? undefined : cursor.items[close + 1];
    if (close === undefined || scripts?.kind !== "scripts" || !scripts.subscript || !scripts.superscript)
      return undefined;
    const below = scripts.subscript;
    const [equals] = atDepthZero(below, 0, below.length, (item) => isSign(item, "="));
    if (equals === undefined) return undefined;
    return reader.attempt(cursor, () => {
      reader.take(cursor);
      const element = reader.part(cursor, close);
      reader.expectClose(cursor);
      reader.take(cursor);
      const index = reader.row(below.slice(0, equals), scripts.span);
      reader.absorb(below.slice(equals, equals + 1));
      const from = reader.end(below.slice(equals + 1), scripts.span);
      const to = reader.end(scripts.superscript ?? [], scripts.span);
      if (element.kind !== "variable" || index.kind !== "variable") return undefined;
      return reader.build({ kind: "sequence", element, index, from, to });
    });
  },
};
