/**
 * Equality by normal forms: both sides reach the same expression, or expressions whose difference is zero as a rational
 * function. Equalities of arg max and arg min are also tried under the logarithm.
 */
import type { Expression } from "../../semantics/expression.ts";
import { sameExpression } from "../../semantics/sameExpression.ts";
import type { Proof, Stop } from "../verdict.ts";
import { difference } from "./build.ts";
import { definedConditions } from "./definedness.ts";
import type { Normal, Normalizer } from "./normalize.ts";
import { rationalFunctionOf } from "./rationalFunction.ts";
import { optimumOfLogarithm } from "./rules/optimumOfLogarithm.ts";
import { rewritingsOf } from "./trace.ts";
import type { TraceEntry } from "./trace.ts";

export function proveEquality(left: Expression, right: Expression, normalizer: Normalizer): Proof | Stop {
  const undefinedPart = definedConditions(left, right, normalizer.situation);
  if (undefinedPart) return { code: "domain", data: { part: undefinedPart } };
  if (sameExpression(left, right)) return { left: [], right: [], meeting: left, slack: [] };
  for (const first of startsOf(left, normalizer)) {
    for (const second of startsOf(right, normalizer)) {
      const met = meet(first, second, normalizer);
      if (met) return met;
      if (normalizer.stop) return { code: normalizer.stop, data: {} };
    }
  }
  return { code: "no-rule", data: {} };
}

/** The normal form of a side, and of its variant under the logarithm if it is a set of optima. */
function* startsOf(side: Expression, normalizer: Normalizer): Generator<Normal> {
  const normal = normalizer.normalize(side);
  yield normal;
  const logarithmic = optimumOfLogarithm.apply(normal.expression, normalizer.situation);
  if (!logarithmic) return;
  const entry: TraceEntry = {
    kind: "step",
    rule: optimumOfLogarithm.name,
    from: normal.expression,
    to: logarithmic,
  };
  const next = normalizer.normalize(logarithmic);
  yield { expression: next.expression, trace: [...normal.trace, entry, ...next.trace] };
}

/** The proof that two normal forms are equal, if they are. */
export function meet(left: Normal, right: Normal, normalizer: Normalizer): Proof | undefined {
  const meeting = left.expression;
  if (sameExpression(meeting, right.expression)) {
    return { left: rewritingsOf(left.trace), right: rewritingsOf(right.trace), meeting, slack: [] };
  }
  const gap = rationalFunctionOf(difference(meeting, right.expression), normalizer.atoms);
  if (!gap || gap.numerator.size > 0 || normalizer.stop) return undefined;
  const last: TraceEntry = { kind: "step", rule: "arithmetic", from: right.expression, to: meeting };
  return { left: rewritingsOf(left.trace), right: rewritingsOf([...right.trace, last]), meeting, slack: [] };
}
