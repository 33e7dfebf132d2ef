/** δ(x − a) and δ_a(x): the unit mass at a as a density in x. */
import { atDepthZero, closingIndex, isSign } from "../cursor.ts";
import type { Notation } from "./notation.ts";

export const dirac: Notation = {
  name: "dirac",
  read(reader, cursor) {
    const item = cursor.peek();
    if (item?.kind !== "symbol" || item.text !== "\\delta") return undefined;
    return reader.attempt(cursor, () => {
      reader.take(cursor);
      const scripts = cursor.scripts();
      if (scripts) reader.take(cursor);
      const place = scripts?.subscript ? reader.row(scripts.subscript, scripts.span) : undefined;
      if (scripts?.superscript || !isSign(cursor.peek(), "(")) return undefined;
      const close = closingIndex(cursor.items, cursor.position, cursor.end);
      if (close === undefined) return undefined;
      reader.take(cursor);
      const [minus] = atDepthZero(cursor.items, cursor.position, close, (inner) => isSign(inner, "-"));
      if (place === undefined && minus === undefined) return undefined;
      const point = reader.part(cursor, minus ?? close);
      if (place === undefined) reader.take(cursor);
      const at = place ?? reader.part(cursor, close);
      reader.expectClose(cursor);
      return point.kind === "variable" ? reader.build({ kind: "dirac", variable: point, at }) : undefined;
    });
  },
};
