/** Schemas of the rules about derivatives. */
import { childrenOf } from "../../../semantics/children.ts";
import type { Expression } from "../../../semantics/expression.ts";
import { isKnownPositive } from "../signs.ts";
import { isConstantIn, isFreeOfAll } from "../sideConditions.ts";
import type { Schemas } from "./schema.ts";
import { isLiteral, literal, logOf, minus, over, plus, same, sameList, terms, times } from "./shapes.ts";

const derivative = (variable: Expression, body: Expression): Expression => ({
  kind: "derivative",
  variable,
  body,
});

export const derivativeSchemas: Schemas = {
  "derivative-is-linear": (from, to, situation) => {
    if (from.kind !== "derivative") return false;
    const { variable, body } = from;
    if (same(variable, body)) return isLiteral(to, 1n);
    if (isLiteral(to, 0n)) return isConstantIn(body, variable, situation);
    return (
      body.kind === "addition" &&
      sameList(
        terms(to),
        body.terms.map((term) => derivative(variable, term)),
      )
    );
  },
  "derivative-of-product": (from, to, situation) => {
    if (from.kind !== "derivative") return false;
    const { variable, body } = from;
    if (body.kind === "product") {
      const { factors } = body;
      const parts = factors.map((factor, at) =>
        times(...factors.map((other, index) => (index === at ? derivative(variable, factor) : other))),
      );
      return sameList(terms(to), parts);
    }
    if (body.kind !== "power" || !isConstantIn(body.exponent, variable, situation)) return false;
    const { base, exponent } = body;
    const lowered: Expression = { kind: "power", base, exponent: plus(exponent, minus(literal(1))) };
    return same(to, times(exponent, lowered, derivative(variable, base)));
  },
  "derivative-of-logarithm": (from, to) => {
    if (from.kind !== "derivative") return false;
    const { variable, body } = from;
    if (body.kind === "logarithm" && !body.base)
      return same(to, over(derivative(variable, body.argument), body.argument));
    return body.kind === "exponential" && same(to, times(body, derivative(variable, body.argument)));
  },
  "derivative-of-general-power": (from, to, situation) => {
    if (from.kind !== "derivative" || from.body.kind !== "power") return false;
    const { base, exponent } = from.body;
    const inner = derivative(from.variable, times(exponent, logOf(base)));
    return isKnownPositive(base, situation) && same(to, times(from.body, inner));
  },
  "derivative-under-integral": (from, to, situation) => {
    if (from.kind !== "derivative" || (from.body.kind !== "integral" && from.body.kind !== "summation"))
      return false;
    const { variable, body } = from;
    if (body.kind === "integral" && (body.lower || body.upper)) return false;
    const ends = childrenOf(body).filter((child) => child !== body.body);
    return (
      isFreeOfAll(variable, body.variables, situation) &&
      ends.every((end) => isConstantIn(end, variable, situation)) &&
      same(to, { ...body, body: derivative(variable, body.body) })
    );
  },
};
