/**
 * An expression as people write it: −a for (−1)·a, and a/b for a·b⁻¹. The normal form of proofs has neither quotients nor
 * signs, and would be hard to read. For showing only: nothing is judged by it.
 */
import { mapChildren } from "../semantics/children.ts";
import type { Expression } from "../semantics/expression.ts";
import { negate, rational, sign } from "../semantics/rational.ts";

const one: Expression = { kind: "number", value: rational(1n) };

/** An expression of the same value. */
export function readable(expression: Expression): Expression {
  const inner = mapChildren(expression, readable);
  if (inner.kind === "power") return inverted(inner) ?? inner;
  return inner.kind === "product" ? quotientOf(inner.factors) : inner;
}

/** 1/bⁿ for a power with a negative number as its exponent. */
function inverted(power: Extract<Expression, { kind: "power" }>): Expression | undefined {
  const { base, exponent } = power;
  if (exponent.kind !== "number" || sign(exponent.value) >= 0) return undefined;
  const value = negate(exponent.value);
  const isOne = value.numerator === 1n && value.denominator === 1n;
  const denominator: Expression = isOne ? base : { ...power, exponent: { ...exponent, value } };
  return { kind: "quotient", numerator: one, denominator };
}

/** A product with its sign in front and its inverted factors below one bar. */
function quotientOf(factors: readonly Expression[]): Expression {
  const above: Expression[] = [];
  const below: Expression[] = [];
  let isNegative = false;
  for (const factor of factors) {
    if (factor.kind === "number" && sign(factor.value) < 0) {
      isNegative = !isNegative;
      above.push({ ...factor, value: negate(factor.value) });
    } else if (factor.kind === "quotient" && isOne(factor.numerator)) below.push(factor.denominator);
    else above.push(factor);
  }
  const numerator = productOf(above.filter((factor) => !isOne(factor)));
  const quotient: Expression =
    below.length === 0 ? numerator : { kind: "quotient", numerator, denominator: productOf(below) };
  return isNegative ? { kind: "negation", operand: quotient } : quotient;
}

function productOf(factors: readonly Expression[]): Expression {
  const [first, ...others] = factors;
  if (first === undefined) return one;
  return others.length === 0 ? first : { kind: "product", factors };
}

function isOne(expression: Expression): boolean {
  return (
    expression.kind === "number" && expression.value.numerator === 1n && expression.value.denominator === 1n
  );
}
