/** Small constructors of expressions. They drop what is empty (a sum of no terms is 0) and do nothing else. */
import type {
  Density,
  Expression,
  Integral,
  Logarithm,
  NumberLiteral,
  Variable,
} from "../../semantics/expression.ts";
import { one, rational, zero } from "../../semantics/rational.ts";
import type { Rational } from "../../semantics/rational.ts";

export function number(value: Rational | number | bigint): NumberLiteral {
  return { kind: "number", value: typeof value === "object" ? value : rational(value) };
}

export const zeroNumber: NumberLiteral = { kind: "number", value: zero };
export const oneNumber: NumberLiteral = { kind: "number", value: one };

export function sum(terms: readonly Expression[]): Expression {
  const [first] = terms;
  if (first === undefined) return zeroNumber;
  return terms.length === 1 ? first : { kind: "addition", terms };
}

export function product(factors: readonly Expression[]): Expression {
  const [first] = factors;
  if (first === undefined) return oneNumber;
  return factors.length === 1 ? first : { kind: "product", factors };
}

export function quotient(numerator: Expression, denominator: Expression): Expression {
  return { kind: "quotient", numerator, denominator };
}

export function negation(operand: Expression): Expression {
  return { kind: "negation", operand };
}

export function difference(left: Expression, right: Expression): Expression {
  return sum([left, negation(right)]);
}

export function power(base: Expression, exponent: Expression): Expression {
  return { kind: "power", base, exponent };
}

export function logarithm(argument: Expression): Logarithm {
  return { kind: "logarithm", argument };
}

/** ∫ body over the whole space; the body itself where no variable is left. */
export function integral(variables: readonly Variable[], body: Expression): Expression {
  if (variables.length === 0) return body;
  return { kind: "integral", variables, body } satisfies Integral;
}

/** The unconditional density of `list`; 1 where there are none. */
export function marginal(of: Density, list: readonly Expression[]): Expression {
  return list.length === 0 ? oneNumber : { ...of, variables: list, conditions: [] };
}

/** The factors of a product, or the expression itself; none for 1. */
export function factorsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === "product") return expression.factors;
  return expression.kind === "number" && isOne(expression.value) ? [] : [expression];
}

export function termsOf(expression: Expression): readonly Expression[] {
  return expression.kind === "addition" ? expression.terms : [expression];
}

function isOne(value: Rational): boolean {
  return value.numerator === 1n && value.denominator === 1n;
}
