/** \underbrace{a}_{…}: a itself. What the label says is a claim of its own if it has a relation, and else a remark. */
import type { Notation } from "./notation.ts";

export const brace: Notation = {
  name: "brace",
  read(reader, cursor) {
    const item = cursor.peek();
    if (item?.kind !== "brace") return undefined;
    reader.take(cursor);
    const body = reader.row(item.body, item.span);
    if (item.label) reader.absorb(item.label);
    return reader.build(body);
  },
};
