/**
 * What a function without brackets reaches over: `\log p(x)`, `\exp -E(x)`, `\log 2\pi\sigma^2`. One factor, and after
 * plain numbers and variables all that follow. Whether a factor behind that still belongs to it is ambiguous.
 */
import { canName } from "../names.ts";
import { type Cursor, isSign, opens, skipSpaces } from "../cursor.ts";
import type { Expression } from "../expression.ts";
import { brackets } from "./brackets.ts";
import type { Reader } from "../reader.ts";

export function operand(reader: Reader, cursor: Cursor): Expression {
  skipSpaces(cursor);
  if (reader.takeSign(cursor, "-")) return reader.build({ kind: "negation", operand: reader.factor(cursor) });
  // \exp(a)^2 is the square of exp(a): a power behind brackets belongs to the function.
  if (opens(cursor.peek())) {
    const inside = brackets.read(reader, cursor);
    if (inside) return inside;
  }
  const first = reader.factor(cursor);
  const factors = [first];
  while (isPlain(factors.at(-1)) && canContinue(cursor) && startsPlain(cursor))
    factors.push(reader.factor(cursor));
  if (canContinue(cursor) && reader.chooses("wide-logarithm")) {
    while (canContinue(cursor)) {
      reader.takeSign(cursor, "\\cdot", "\\times", "*");
      factors.push(reader.factor(cursor));
    }
  }
  return factors.length === 1 ? first : reader.build({ kind: "product", factors });
}

function isPlain(expression: Expression | undefined): boolean {
  return expression?.kind === "number" || expression?.kind === "variable" || expression?.kind === "constant";
}

function startsPlain(cursor: Cursor): boolean {
  const item = cursor.peek();
  return canName(item) || (item?.kind === "symbol" && /^\d/.test(item.text));
}

const bigOperators = ["\\int", "\\sum", "\\prod", "log", "\\log", "ln", "\\ln", "exp", "\\exp"];

/** Whether a factor follows that could belong to the operand: no sign, no separator, no operator of its own. */
function canContinue(cursor: Cursor): boolean {
  skipSpaces(cursor);
  const ahead = isSign(cursor.peek(), "\\cdot", "\\times", "*") ? 1 : 0;
  const item = cursor.peek(ahead);
  if (!item || item.kind === "scripts" || item.kind === "text" || isSign(item, ...bigOperators)) return false;
  if (item.kind !== "symbol") return true;
  return item.family === "ordinary"
    ? !["|", "\\|", "/", "\\vert", ".", ":"].includes(item.text)
    : opens(item);
}
