/** \frac{a}{b}. A stack without a bar (a binomial coefficient) is not read. */
import { Unreadable } from "../unreadable.ts";
import type { Notation } from "./notation.ts";

export const fraction: Notation = {
  name: "fraction",
  read(reader, cursor) {
    const item = cursor.peek();
    if (item?.kind !== "fraction") return undefined;
    if (!item.bar) throw new Unreadable("unknown-notation", item.span, { token: "binomial" });
    reader.take(cursor);
    const numerator = reader.row(item.numerator, item.span);
    const denominator = reader.row(item.denominator, item.span);
    return reader.build({ kind: "quotient", numerator, denominator });
  },
};
