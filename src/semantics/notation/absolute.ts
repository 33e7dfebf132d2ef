/** |a|, and |S| of a named set: its number of elements. Bars that do not pair are not read. */
import { isSign, atDepthZero } from "../cursor.ts";
import { Unreadable } from "../unreadable.ts";
import type { Expression } from "../expression.ts";
import type { Notation } from "./notation.ts";

const bars = ["|", "\\vert", "\\lvert", "\\rvert"];

export const absolute: Notation = {
  name: "absolute",
  read(reader, cursor) {
    if (!isSign(cursor.peek(), ...bars)) return undefined;
    const here = cursor.here;
    const read = reader.attempt(cursor, (): Expression | undefined => {
      reader.take(cursor);
      const [close] = atDepthZero(cursor.items, cursor.position, cursor.end, (item) => isSign(item, ...bars));
      if (close === undefined || close === cursor.position) return undefined;
      const inside = reader.part(cursor, close);
      reader.take(cursor);
      if (inside.kind === "variable" && inside.name.startsWith("\\mathcal")) {
        return reader.build({
          kind: "application",
          function: "\\mathrm{card}",
          parameters: [],
          arguments: [inside],
        });
      }
      return reader.build({ kind: "absolute", argument: inside });
    });
    if (read?.kind === "absolute" && isMatrix(read.argument)) throw new Unreadable("linear-algebra", here);
    return read;
  },
};

/** |Σ| and |A| are determinants. */
function isMatrix(inside: Expression): boolean {
  return (
    inside.kind === "variable" && /^(\\mathbf\{|\\(Sigma|Lambda|Psi|Phi|Omega)|[A-Z]$)/.test(inside.name)
  );
}
