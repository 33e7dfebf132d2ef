/**
 * A normal form read as Σ c · O · ∫ w log a: rational c, a positive factor O that holds no density, a weight w with
 * the densities from in front of the integral, and the argument of one logarithm. Other terms are kept whole.
 */
import type { Expression, Summation, Variable } from "../../semantics/expression.ts";
import { one } from "../../semantics/rational.ts";
import type { Rational } from "../../semantics/rational.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { factorsOf, product } from "./build.ts";
import { literalOf } from "./rationalFunction.ts";
import { isKnownPositive } from "./signs.ts";
import type { Situation } from "./situation.ts";

export interface InformationTerm {
  readonly kind: "information";
  readonly whole: Expression;
  readonly coefficient: Rational;
  readonly outside: readonly Expression[];
  readonly variables: readonly Variable[];
  readonly weight: readonly Expression[];
  readonly argument: Expression;
}

/** c · O · Σ_i body, for sums over an index. */
export interface SumTerm {
  readonly kind: "sum";
  readonly whole: Expression;
  readonly coefficient: Rational;
  readonly outside: readonly Expression[];
  readonly sum: Summation;
}

export interface OtherTerm {
  readonly kind: "other";
  readonly whole: Expression;
}

export type SlackTerm = InformationTerm | SumTerm | OtherTerm;

export function readTerm(whole: Expression, situation: Situation): SlackTerm {
  let coefficient = one;
  const outside: Expression[] = [];
  const densities: Expression[] = [];
  const inner: Expression[] = [];
  for (const factor of factorsOf(whole)) {
    const value = literalOf(factor);
    if (value) coefficient = value;
    else if (factor.kind === "density" || (factor.kind === "power" && factor.base.kind === "density"))
      densities.push(factor);
    else if (factor.kind !== "logarithm" && factor.kind !== "integral" && isKnownPositive(factor, situation))
      outside.push(factor);
    else inner.push(factor);
  }
  const [only] = inner;
  if (inner.length !== 1 || !only) return { kind: "other", whole };
  if (only.kind === "summation") {
    return densities.length > 0
      ? { kind: "other", whole }
      : { kind: "sum", whole, coefficient, outside, sum: only };
  }
  if (only.kind === "logarithm") {
    return {
      kind: "information",
      whole,
      coefficient,
      outside,
      variables: [],
      weight: densities,
      argument: only.argument,
    };
  }
  if (only.kind !== "integral" || only.lower || only.upper) return { kind: "other", whole };
  const logarithms = factorsOf(only.body).filter((factor) => factor.kind === "logarithm");
  const weight = [...densities, ...factorsOf(only.body).filter((factor) => factor.kind !== "logarithm")];
  const [logarithm] = logarithms;
  if (logarithms.length !== 1 || !logarithm) return { kind: "other", whole };
  return {
    kind: "information",
    whole,
    coefficient,
    outside,
    variables: only.variables,
    weight,
    argument: logarithm.argument,
  };
}

/** Equal for terms that differ in coefficient and logarithm only. */
export function outsideKey(term: { readonly outside: readonly Expression[] }): string {
  return keyOf(product(term.outside));
}
