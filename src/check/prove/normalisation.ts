/**
 * Whether an expression integrates to one over some variables, for all values of whatever else is free in it. Whether
 * it is negative anywhere is another question (`signs.ts`).
 */
import type { Expression, Variable } from "../../semantics/expression.ts";
import { add, equals, multiply, divide, one, sign, zero } from "../../semantics/rational.ts";
import type { Rational } from "../../semantics/rational.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { literalOf } from "./rationalFunction.ts";
import { hasDistinctAxes, isFreeOf } from "./sideConditions.ts";
import type { Situation } from "./situation.ts";

interface Part {
  readonly weight: Rational;
  readonly factors: readonly Expression[];
}

/** A product of conditional densities that can be integrated out one by one, a mixture of such, or g / ∫ g. */
export function isNormalisedOver(
  expression: Expression,
  variables: readonly Variable[],
  situation: Situation,
): boolean {
  const parts = mixtureOf(expression);
  if (!parts || parts.some(({ weight }) => sign(weight) < 0)) return false;
  const total = parts.reduce((sum, { weight }) => add(sum, weight), zero);
  if (!equals(total, one)) return false;
  return parts.every(({ factors }) => integratesToOne(factors, variables, situation));
}

/** The expression as a sum of weighted products; undefined where it is none. */
function mixtureOf(expression: Expression): readonly Part[] | undefined {
  const value = literalOf(expression);
  if (value) return [{ weight: value, factors: [] }];
  switch (expression.kind) {
    case "addition": {
      const parts = expression.terms.map(mixtureOf);
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
    }
    case "product": {
      let result: readonly Part[] = [{ weight: one, factors: [] }];
      for (const factor of expression.factors) {
        const parts = mixtureOf(factor);
        if (!parts || result.length * parts.length > 16) return undefined;
        result = result.flatMap((a) =>
          parts.map((b) => ({ weight: multiply(a.weight, b.weight), factors: [...a.factors, ...b.factors] })),
        );
      }
      return result;
    }
    case "quotient": {
      const parts = mixtureOf(expression.numerator);
      const divisor = literalOf(expression.denominator);
      if (!parts || (divisor && sign(divisor) === 0)) return undefined;
      if (divisor) return parts.map((part) => ({ ...part, weight: divide(part.weight, divisor) }));
      const inverse: Expression = { kind: "power", base: expression.denominator, exponent: minusOne };
      return parts.map((part) => ({ ...part, factors: [...part.factors, inverse] }));
    }
    default:
      return [{ weight: one, factors: [expression] }];
  }
}

const minusOne: Expression = { kind: "number", value: { numerator: -1n, denominator: 1n } };

function integratesToOne(
  factors: readonly Expression[],
  variables: readonly Variable[],
  situation: Situation,
): boolean {
  if (isOverItsOwnIntegral(factors, variables)) return true;
  let left = factors;
  let bound = variables;
  while (bound.length > 0) {
    const next = left.find((factor, at) => isLast(factor, at, left, bound, situation));
    if (!next) return false;
    left = left.filter((factor) => factor !== next);
    const gone = next.kind === "density" ? next.variables : next.kind === "dirac" ? [next.variable] : [];
    bound = bound.filter((variable) => !gone.some((argument) => keyOf(argument) === keyOf(variable)));
  }
  return left.length === 0;
}

/** Whether the factor is a density whose variables all are bound and stand in no other factor. */
function isLast(
  factor: Expression,
  at: number,
  factors: readonly Expression[],
  bound: readonly Variable[],
  situation: Situation,
): boolean {
  const isBound = (e: Expression): boolean => bound.some((variable) => keyOf(variable) === keyOf(e));
  const others = factors.filter((_, index) => index !== at);
  const apart = (e: Expression): boolean => others.every((other) => isFreeOf(other, e, situation));
  if (factor.kind === "dirac") {
    return (
      isBound(factor.variable) && isFreeOf(factor.at, factor.variable, situation) && apart(factor.variable)
    );
  }
  if (factor.kind !== "density" || !hasDistinctAxes(factor)) return false;
  return (
    factor.variables.every((argument) => isBound(argument) && apart(argument)) &&
    factor.variables.every((argument) =>
      [...factor.conditions, ...factor.parameters].every((other) => isFreeOf(other, argument, situation)),
    )
  );
}

/** g / ∫ g for some g. */
function isOverItsOwnIntegral(factors: readonly Expression[], variables: readonly Variable[]): boolean {
  return factors.some((factor, at) => {
    if (
      factor.kind !== "power" ||
      literalOf(factor.exponent)?.numerator !== -1n ||
      factor.base.kind !== "integral"
    )
      return false;
    const { base } = factor;
    if (base.lower || base.upper || literalOf(factor.exponent)?.denominator !== 1n) return false;
    const others = factors.filter((_, index) => index !== at);
    const body = base.body.kind === "product" ? base.body.factors : [base.body];
    return sameKeys(base.variables, variables) && sameKeys(body, others);
  });
}

function sameKeys(first: readonly Expression[], second: readonly Expression[]): boolean {
  const keys = (list: readonly Expression[]): string => list.map(keyOf).sort().join(" ");
  return first.length === second.length && keys(first) === keys(second);
}
