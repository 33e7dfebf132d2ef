/** (a + b), [a + b], {a + b}: brackets that only group. */
import { closingIndex, isSign } from "../cursor.ts";
import { Unreadable } from "../unreadable.ts";
import type { Notation } from "./notation.ts";

export const brackets: Notation = {
  name: "brackets",
  read(reader, cursor) {
    if (!isSign(cursor.peek(), "(", "[", "\\{", "\\lbrace", "\\lbrack")) return undefined;
    const close = closingIndex(cursor.items, cursor.position, cursor.end);
    if (close === undefined) throw new Unreadable("unbalanced-bracket", cursor.here);
    reader.take(cursor);
    const inside = reader.part(cursor, close);
    reader.expectClose(cursor);
    return reader.build(inside);
  },
};
