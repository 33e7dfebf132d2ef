/** Sums, products and logarithms taken apart: Σ ± terms, Π factors, log(a b / c) = log a + log b − log c. */
import type { Expression, Variable } from "../semantics/expression.ts";
import { equals, one, sign as signOf } from "../semantics/rational.ts";
import { keyOf } from "../semantics/sameExpression.ts";
import { isAmong } from "./distributions.ts";

export type Sign = 1 | -1;

/** Longer sums and products are no identity of the field, and comparing all their terms would take long. */
export const mostTerms = 64;

export interface Term {
  readonly sign: Sign;
  /** No sum, no negative, and without constant factors. */
  readonly term: Expression;
  /** The constant factors that it has lost, by what they are: empty for none. */
  readonly scale: string;
}

/**
 * The terms of a sum at any depth of brackets and signs. Factors that are constant are taken out of them: numbers, and
 * letters other than the variables that are bound around the sum.
 */
export function termsOf(
  expression: Expression,
  bound: readonly Variable[] = [],
  sign: Sign = 1,
  scale = "",
): readonly Term[] {
  switch (expression.kind) {
    case "addition":
      return expression.terms.flatMap((term) => termsOf(term, bound, sign, scale));
    case "negation":
      return termsOf(expression.operand, bound, turned(sign), scale);
    case "quotient": {
      const { numerator, denominator } = expression;
      return isConstant(denominator, bound)
        ? termsOf(numerator, bound, times(sign, denominator), `${scale}/${keyOf(denominator)}`)
        : [{ sign, term: expression, scale }];
    }
    case "product": {
      const [only, ...others] = expression.factors.filter((factor) => !isConstant(factor, bound));
      if (only === undefined || others.length > 0) return [{ sign, term: expression, scale }];
      const constants = expression.factors.filter((factor) => factor !== only);
      return termsOf(
        only,
        bound,
        constants.reduce<Sign>(times, sign),
        constants.reduce((whole, constant) => `${whole}*${keyOf(constant)}`, scale),
      );
    }
    default:
      return [{ sign, term: expression, scale }];
  }
}

/** The factors of a product at any depth of brackets. */
export function factorsOf(expression: Expression): readonly Expression[] {
  return expression.kind === "product" ? expression.factors.flatMap(factorsOf) : [expression];
}

/** The logarithm of a product as a sum of logarithms: what each of them is of, with its sign. */
export function logarithmsOf(argument: Expression, sign: Sign = 1, scale = ""): readonly Term[] {
  switch (argument.kind) {
    case "product":
      return argument.factors.flatMap((factor) => logarithmsOf(factor, sign, scale));
    case "quotient":
      return [
        ...logarithmsOf(argument.numerator, sign, scale),
        ...logarithmsOf(argument.denominator, turned(sign), scale),
      ];
    case "productOver":
      return logarithmsOf(argument.body, sign, scale);
    default:
      return [{ sign, term: argument, scale }];
  }
}

export function turned(sign: Sign): Sign {
  return sign === 1 ? -1 : 1;
}

/** A sum of one, minus something: what is subtracted. Undefined for everything else. */
export function complementOf(expression: Expression): Expression | undefined {
  if (expression.kind !== "addition" || expression.terms.length !== 2) return undefined;
  const terms = expression.terms.flatMap((term) => termsOf(term));
  const rest = terms.filter(({ term }) => !isOne(term));
  const [subtracted] = rest;
  return rest.length === 1 && terms.length === 2 && subtracted?.sign === -1 ? subtracted.term : undefined;
}

function isOne(expression: Expression): boolean {
  return expression.kind === "number" && equals(expression.value, one);
}

/** Numbers, letters that are not bound, and what is made of them by products and quotients: 2, n, 1/n. */
function isConstant(expression: Expression, bound: readonly Variable[]): boolean {
  switch (expression.kind) {
    case "number":
    case "constant":
      return true;
    case "variable":
      return (
        expression.subscripts.length + expression.superscripts.length === 0 && !isAmong(expression, bound)
      );
    case "quotient":
      return isConstant(expression.numerator, bound) && isConstant(expression.denominator, bound);
    case "product":
      return expression.factors.every((factor) => isConstant(factor, bound));
    default:
      return false;
  }
}

/** The sign behind a constant factor; letters count as positive. */
function times(sign: Sign, factor: Expression): Sign {
  return factor.kind === "number" && signOf(factor.value) < 0 ? turned(sign) : sign;
}
