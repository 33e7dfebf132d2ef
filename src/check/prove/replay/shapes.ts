/** Small readings of expressions that the schemas of replay share: factors, terms, and lists compared without order. */
import type { Expression } from "../../../semantics/expression.ts";
import { sameExpression } from "../../../semantics/sameExpression.ts";
import { rational } from "../../../semantics/rational.ts";

export const literal = (value: number | bigint): Expression => ({ kind: "number", value: rational(value) });

export const times = (...factors: readonly Expression[]): Expression =>
  factors.length === 0
    ? literal(1)
    : factors.length === 1 && factors[0]
      ? factors[0]
      : { kind: "product", factors };

export const plus = (...terms: readonly Expression[]): Expression =>
  terms.length === 0 ? literal(0) : terms.length === 1 && terms[0] ? terms[0] : { kind: "addition", terms };

export const minus = (operand: Expression): Expression => ({ kind: "negation", operand });

export const over = (numerator: Expression, denominator: Expression): Expression => ({
  kind: "quotient",
  numerator,
  denominator,
});

export const logOf = (argument: Expression): Expression => ({ kind: "logarithm", argument });

export function isLiteral(expression: Expression, value: bigint): boolean {
  return (
    expression.kind === "number" &&
    expression.value.denominator === 1n &&
    expression.value.numerator === value
  );
}

/** The factors of a product with its inner products opened; 1 has none. */
export function factors(expression: Expression): readonly Expression[] {
  if (expression.kind === "product") return expression.factors.flatMap(factors);
  return isLiteral(expression, 1n) ? [] : [expression];
}

export function terms(expression: Expression): readonly Expression[] {
  if (expression.kind === "addition") return expression.terms.flatMap(terms);
  return isLiteral(expression, 0n) ? [] : [expression];
}

/** What is left of `all` after each of `taken` has been taken out once; undefined where one is missing. */
export function takeOut(
  all: readonly Expression[],
  taken: readonly Expression[],
): readonly Expression[] | undefined {
  const rest = [...all];
  for (const one of taken) {
    const at = rest.findIndex((other) => sameExpression(other, one));
    if (at < 0) return undefined;
    rest.splice(at, 1);
  }
  return rest;
}

export function sameList(first: readonly Expression[], second: readonly Expression[]): boolean {
  return first.length === second.length && takeOut(first, second) !== undefined;
}

export const same = (first: Expression, second: Expression): boolean => sameExpression(first, second);
