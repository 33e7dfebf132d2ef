/** The terms that replay admits as never negative, by the rule that is claimed for them. */
import type { Expression } from "../../../semantics/expression.ts";
import { sortOf } from "../../../semantics/sort.ts";
import { isKnownNonNegative } from "../signs.ts";
import type { Situation } from "../situation.ts";
import { factors } from "./shapes.ts";

export function isAdmittedSlack(term: Expression, rule: string, situation: Situation): boolean {
  if (rule === "non-negative") return isKnownNonNegative(term, situation);
  return rule === "surprise-is-non-negative" && isSurprise(term, situation);
}

/** −c ∫ w log p(x | y), where the probability p(x | y) of a discrete x is at most one, and c and w are not negative. */
function isSurprise(term: Expression, situation: Situation): boolean {
  return factors(term).every((factor) => {
    if (factor.kind !== "negation") return isKnownNonNegative(factor, situation);
    const body = factor.operand.kind === "integral" ? factor.operand.body : factor.operand;
    const parts = factors(body);
    const logarithms = parts.filter((part) => part.kind === "logarithm");
    const weights = parts.filter((part) => part.kind !== "logarithm");
    return (
      logarithms.length === 1 &&
      logarithms.every((part) => !part.base && isProbability(part.argument, situation)) &&
      weights.every((weight) => isKnownNonNegative(weight, situation))
    );
  });
}

function isProbability(e: Expression, situation: Situation): boolean {
  return (
    e.kind === "density" &&
    e.variables.every((v) => v.kind === "variable" && situation.discrete.has(sortOf(v)))
  );
}
