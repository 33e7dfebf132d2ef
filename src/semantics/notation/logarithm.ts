/** log a, ln a, log_2 a. */
import { isSign } from "../cursor.ts";
import { Unreadable } from "../unreadable.ts";
import type { Notation } from "./notation.ts";
import { operand } from "./operand.ts";

export const logarithm: Notation = {
  name: "logarithm",
  read(reader, cursor) {
    if (!isSign(cursor.peek(), "log", "ln", "\\log", "\\ln")) return undefined;
    reader.take(cursor);
    const scripts = cursor.scripts();
    if (!scripts) return reader.build({ kind: "logarithm", argument: operand(reader, cursor) });
    if (scripts.superscript || !scripts.subscript) throw new Unreadable("unknown-script", scripts.span);
    reader.take(cursor);
    const base = reader.row(scripts.subscript, scripts.span);
    return reader.build({ kind: "logarithm", argument: operand(reader, cursor), base });
  },
};
