/**
 * A positive factor that is free of the variables does not move an optimum, and a negative one turns it over:
 * arg max c f = arg max f and arg max (−c f) = arg min f for c > 0.
 */
import type { Expression, ExpressionOf } from "../../../semantics/expression.ts";
import { sign } from "../../../semantics/rational.ts";
import { commonFactorOf } from "../commonFactor.ts";
import type { Rule } from "../rule.ts";
import { isConstantInAll } from "../sideConditions.ts";
import { isKnownPositive } from "../signs.ts";

export const optimumScales: Rule = {
  name: "optimum-scales",
  statement: "c > 0 \\implies \\arg\\max_\\theta (-c f(\\theta)) = \\arg\\min_\\theta f(\\theta)",
  kinds: ["optimum"],
  apply(e, situation) {
    if (e.kind !== "optimum" || !e.operator.startsWith("arg")) return undefined;
    const found = commonFactorOf(
      e.body,
      (atom) => isKnownPositive(atom, situation) && isConstantInAll(atom, e.variables, situation),
    );
    if (!found) return undefined;
    return { ...e, operator: isNegative(found.factor) ? opposite(e.operator) : e.operator, body: found.rest };
  },
  examples: [{ from: "\\arg\\max_\\theta (-2 f(\\theta))", to: "\\arg\\min_\\theta f(\\theta)" }],
  refusals: [{ from: "\\arg\\max_\\theta c f(\\theta)", because: "c may be negative" }],
};

function isNegative(factor: Expression): boolean {
  const coefficient = factor.kind === "product" ? factor.factors[0] : factor;
  return coefficient?.kind === "number" && sign(coefficient.value) < 0;
}

function opposite(operator: ExpressionOf<"optimum">["operator"]): ExpressionOf<"optimum">["operator"] {
  return operator === "argmin" ? "argmax" : operator === "argmax" ? "argmin" : operator;
}
