/**
 * A situation: a world together with the values that its premises force upon names. Claims without premises have one
 * situation a world, claims with premises as many as the premises have solutions there.
 */
import type { Expression } from "../../semantics/expression.ts";
import type { Comparison } from "../../semantics/claim.ts";
import { boundedFloat, type Bounded } from "./arithmetic/boundedFloat.ts";
import { logRing, signOf, type LogSum } from "./arithmetic/logRing.ts";
import { subtract } from "./arithmetic/arithmetic.ts";
import { evaluators } from "./evaluate/index.ts";
import { Evaluation, type Value } from "./evaluation.ts";
import type { World } from "./world.ts";

export interface Situation {
  readonly world: World;
  readonly forced: ReadonlyMap<string, Value>;
}

export function inDoubles({ world, forced }: Situation): Evaluation<Bounded> {
  return new Evaluation(evaluators, boundedFloat, world, new Map(forced));
}

export function inExactly({ world, forced }: Situation): Evaluation<LogSum> {
  return new Evaluation(evaluators, logRing, world, new Map(forced));
}

/** The exact sign of left − right, undefined where the exact ring cannot tell. */
export function exactSign(comparison: Comparison, situation: Situation): number | undefined {
  const evaluation = inExactly(situation);
  const left = evaluation.evaluate(comparison.left);
  if (left.outside) return undefined;
  const difference = subtract(logRing, left, evaluation.evaluate(comparison.right));
  situation.world.spend(Math.ceil(difference.logs.size ** 2 / 16));
  return signOf(difference);
}

const knownTerms = new WeakMap<Expression, readonly Expression[]>();

/** The terms of a sum, with their signs written out; a single expression is its own term. */
export function termsOf(expression: Expression): readonly Expression[] {
  let terms = knownTerms.get(expression);
  if (!terms) knownTerms.set(expression, (terms = findTerms(expression)));
  return terms;
}

function findTerms(expression: Expression): readonly Expression[] {
  if (expression.kind === "addition") return expression.terms.flatMap(termsOf);
  if (expression.kind !== "negation") return [expression];
  return termsOf(expression.operand).map((operand) => ({ kind: "negation", operand }));
}
