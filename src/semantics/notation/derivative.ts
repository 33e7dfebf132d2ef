/**
 * \frac{d}{dx} f, \frac{\partial f}{\partial x}, ∇_θ f. The derivative may be taken in a variable or in a density at a
 * fixed point; a function named alone above is taken at the variable, and higher orders are not read.
 */
import { Cursor, isSign, skipSpaces } from "../cursor.ts";
import type { Expression } from "../expression.ts";
import type { Reader } from "../reader.ts";
import { Unreadable } from "../unreadable.ts";
import type { Span } from "../../span.ts";
import type { Fraction } from "../../tex/tree.ts";
import type { Notation } from "./notation.ts";

const signs = ["d", "\\partial"];

export const derivative: Notation = {
  name: "derivative",
  read(reader, cursor) {
    const item = cursor.peek();
    if (isSign(item, "\\nabla")) return gradient(reader, cursor);
    if (
      item?.kind !== "fraction" ||
      !isSign(item.numerator[0], ...signs) ||
      !isSign(item.denominator[0], ...signs)
    )
      return undefined;
    if (item.denominator.length < 2) return undefined;
    if (item.numerator[1]?.kind === "scripts") throw new Unreadable("higher-derivative", item.span);
    return fractionDerivative(reader, cursor, item);
  },
};

function fractionDerivative(reader: Reader, cursor: Cursor, item: Fraction): Expression {
  reader.take(cursor);
  reader.absorb([...item.numerator.slice(0, 1), ...item.denominator.slice(0, 1)]);
  const variable = reader.row(item.denominator.slice(1), item.span);
  if (variable.kind !== "variable" && variable.kind !== "density")
    throw new Unreadable("derivative-in-what", item.span);
  if (variable.kind === "variable" && reader.lexicon.isDensity(variable.name, variable.name))
    throw new Unreadable("derivative-in-what", item.span);
  const above = item.numerator.slice(1);
  skipSpaces(cursor);
  const body = above.length > 0 ? reader.row(above, item.span) : bodyOf(reader, cursor);
  return reader.build({
    kind: "derivative",
    variable,
    body: above.length > 0 ? atVariable(reader, body, variable, item.span) : body,
  });
}

/** What is derived: the product behind the sign, or its first factor alone. */
function bodyOf(reader: Reader, cursor: Cursor): Expression {
  skipSpaces(cursor);
  const ends = [reader.factor.bind(reader), reader.product.bind(reader)].map((read) => {
    const ahead = new Cursor(cursor.items, cursor.whole, cursor.position, cursor.end);
    return reader.glance(ahead, () => (read(ahead), ahead.position))?.value;
  });
  const isOneFactor = ends[0] === ends[1];
  return !isOneFactor && reader.chooses("narrow-derivative") ? reader.factor(cursor) : reader.product(cursor);
}

/** f of df/dx is f(x). Of a density alone it is not told at which point it is taken. */
function atVariable(reader: Reader, body: Expression, variable: Expression, span: Span): Expression {
  if (body.kind !== "variable" || body.subscripts.length + body.superscripts.length > 0) return body;
  if (reader.lexicon.isDensity(body.name, body.name))
    throw new Unreadable("density-of-what", span, { name: body.name });
  reader.ledger.release(body);
  const applied: Expression = {
    kind: "application",
    function: body.name,
    parameters: [],
    arguments: [{ ...variable }],
  };
  return reader.ledger.within(() => applied);
}

function gradient(reader: Reader, cursor: Cursor): Expression {
  const here = cursor.here;
  reader.take(cursor);
  const scripts = cursor.scripts();
  if (!scripts?.subscript || scripts.superscript) throw new Unreadable("derivative-in-what", here);
  reader.take(cursor);
  const variable = reader.row(scripts.subscript, scripts.span);
  if (variable.kind !== "variable") throw new Unreadable("derivative-in-what", here);
  return reader.build({ kind: "derivative", variable, body: bodyOf(reader, cursor) });
}
