/** I(X; Y), the mutual information of random variables, and I_{p(x, y)}(x; y) under a density. */
import { atDepthZero, closingIndex, type Cursor, isSign } from "../cursor.ts";
import type { Expression } from "../expression.ts";
import type { Reader } from "../reader.ts";
import type { Notation } from "./notation.ts";
import { jointOf, randomVariables } from "./randomVariables.ts";
import { readUnderDensity } from "./underDensity.ts";

export const mutualInformation: Notation = {
  name: "mutual-information",
  read(reader, cursor) {
    const item = cursor.peek();
    if ((item?.kind !== "symbol" && item?.kind !== "word") || !["I", "MI"].includes(item.text))
      return undefined;
    if (cursor.scripts(1)?.subscript && isSign(cursor.peek(2), "(", "[")) return underDensity(reader, cursor);
    if (!isSign(cursor.peek(1), "(", "[")) return undefined;
    const close = closingIndex(cursor.items, cursor.position + 1, cursor.end);
    if (close === undefined) return undefined;
    const inside = cursor.items.slice(cursor.position + 2, close);
    const [semicolon] = atDepthZero(inside, 0, inside.length, (inner) => isSign(inner, ";"));
    if (semicolon === undefined) return undefined;
    const left = randomVariables(reader, inside.slice(0, semicolon));
    const right = randomVariables(reader, inside.slice(semicolon + 1));
    if (!left || !right) return undefined;
    reader.take(cursor);
    reader.take(cursor);
    reader.absorb(inside);
    cursor.position = close;
    reader.expectClose(cursor);
    return reader.build({
      kind: "mutualInformation",
      left,
      right,
      joint: jointOf(reader, [...left, ...right]),
    });
  },
};

/** I_{p(x, y)}(x; y); a function I of another subscript is no mutual information. */
function underDensity(reader: Reader, cursor: Cursor): Expression | undefined {
  return reader.attempt(cursor, () => {
    const { first, second, sign, joint } = readUnderDensity(reader, cursor);
    if (sign !== ";") return undefined;
    return reader.build<Expression>({ kind: "mutualInformation", left: first, right: second, joint });
  });
}
