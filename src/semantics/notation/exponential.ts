/** exp(a), exp a and e^a. */
import { isSign } from "../cursor.ts";
import type { Notation } from "./notation.ts";
import { operand } from "./operand.ts";

export const exponential: Notation = {
  name: "exponential",
  read(reader, cursor) {
    if (isSign(cursor.peek(), "exp", "\\exp")) {
      reader.take(cursor);
      return reader.build({ kind: "exponential", argument: operand(reader, cursor) });
    }
    const scripts = cursor.scripts(1);
    const letter = cursor.peek();
    if (letter?.kind !== "symbol" || letter.text !== "e" || !scripts?.superscript || scripts.subscript)
      return undefined;
    if (reader.lexicon.isDensity("e", "e")) return undefined;
    reader.take(cursor);
    reader.take(cursor);
    return reader.build({
      kind: "exponential",
      argument: reader.exponent(scripts.superscript, scripts.span),
    });
  },
};
