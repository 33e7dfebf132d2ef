/** Numbers as they are written: 2, 0.5, 1000. */
import { rational } from "../rational.ts";
import type { Notation } from "./notation.ts";

export const number: Notation = {
  name: "number",
  read(reader, cursor) {
    const item = cursor.peek();
    if (item?.kind !== "symbol" || !/^\d+(\.\d+)?$/.test(item.text)) return undefined;
    const [whole = "", decimals = ""] = item.text.split(".");
    reader.take(cursor);
    return reader.build({
      kind: "number",
      value: rational(BigInt(whole + decimals), 10n ** BigInt(decimals.length)),
    });
  },
};
