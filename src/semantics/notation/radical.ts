/** √a as the power ½, and the n-th root as the power 1/n. */
import { one, rational } from "../rational.ts";
import type { Expression } from "../expression.ts";
import type { Notation } from "./notation.ts";

export const radical: Notation = {
  name: "radical",
  read(reader, cursor) {
    const item = cursor.peek();
    if (item?.kind !== "radical") return undefined;
    reader.take(cursor);
    const base = reader.row(item.body, item.span);
    const exponent: Expression = item.degree
      ? {
          kind: "quotient",
          numerator: { kind: "number", value: one },
          denominator: reader.row(item.degree, item.span),
        }
      : { kind: "number", value: rational(1, 2) };
    return reader.build({ kind: "power", base, exponent });
  },
};
