/**
 * Both sides of a comparison in one situation, in doubles: their terms, their difference and a bound on its error. A
 * verdict on a difference needs it far outside its bound, or an exact decision.
 */
import type { Comparison } from "../../semantics/claim.ts";
import type { Expression } from "../../semantics/expression.ts";
import { boundedFloat, type Bounded } from "./arithmetic/boundedFloat.ts";
import { Undefined } from "./signals.ts";
import { exactSign, inDoubles, termsOf, type Situation } from "./situation.ts";
import type { Evaluation } from "./evaluation.ts";

export interface Sides {
  readonly terms: readonly Bounded[];
  /** left − right. */
  readonly difference: Bounded;
  /** Σ |terms|, what the difference is to be measured against. */
  readonly scale: number;
}

export type Outcome =
  | { readonly kind: "sides"; readonly sides: Sides }
  | { readonly kind: "undefined"; readonly side: "left" | "right" | "both" };

/** The terms of left and right that a comparison is made of; a plain 0 or 1 on its own is no term. */
export function topLevelTerms({ left, right }: Comparison): readonly Expression[] {
  return [...termsOf(left), ...termsOf(right)].filter(({ kind }) => kind !== "number");
}

export function compareInDoubles(comparison: Comparison, situation: Situation): Outcome {
  const evaluation = inDoubles(situation);
  const left = valuesOf(comparison.left, evaluation);
  const right = valuesOf(comparison.right, evaluation);
  if (!left || !right) return { kind: "undefined", side: left ? "right" : right ? "left" : "both" };
  const all = [...left, ...right];
  const difference = boundedFloat.add(boundedFloat.sum(left), boundedFloat.negate(boundedFloat.sum(right)));
  const scale = all.reduce((total, { value }) => total + Math.abs(value), 0);
  const literal = [...termsOf(comparison.left), ...termsOf(comparison.right)].map(
    ({ kind }) => kind === "number",
  );
  return { kind: "sides", sides: { terms: all.filter((_, index) => !literal[index]), difference, scale } };
}

function valuesOf(side: Expression, evaluation: Evaluation<Bounded>): readonly Bounded[] | undefined {
  try {
    return termsOf(side).map((term) => evaluation.evaluate(term));
  } catch (error) {
    if (error instanceof Undefined) return undefined;
    throw error;
  }
}

/** Whether the bound is small enough, against the terms, for agreement to say something. */
export function isSharp({ difference, scale }: Sides): boolean {
  return difference.error <= scale * 2 ** -28;
}

export function isOutsideBound({ value, error }: Bounded): boolean {
  return Math.abs(value) > error;
}

/** Beyond any doubt about the bound itself. */
export function isFarOutside({ difference, scale }: Sides): boolean {
  const size = Math.abs(difference.value);
  return size > 1024 * difference.error && size > scale * 2 ** -30;
}

/** The exact sign of left − right; undefined where a side is undefined or outside the exact ring. */
export function exactSignIfDefined(comparison: Comparison, situation: Situation): number | undefined {
  try {
    return exactSign(comparison, situation);
  } catch (error) {
    if (error instanceof Undefined) return undefined;
    throw error;
  }
}
