/**
 * The logarithm is increasing, so that it moves no optimum: arg max_θ f(θ) = arg max_θ log f(θ).
 *
 * Needs f to be positive. It is tried by the prover and is no part of the normal form.
 */
import { logarithm } from "../build.ts";
import type { Rule } from "../rule.ts";
import { isKnownPositive } from "../signs.ts";

export const optimumOfLogarithm: Rule = {
  name: "optimum-of-logarithm",
  statement: "f > 0 \\implies \\arg\\max_\\theta f(\\theta) = \\arg\\max_\\theta \\log f(\\theta)",
  kinds: ["optimum"],
  apply(e, situation) {
    if (e.kind !== "optimum" || !e.operator.startsWith("arg") || !isKnownPositive(e.body, situation))
      return undefined;
    return { ...e, body: logarithm(e.body) };
  },
  examples: [{ from: "\\arg\\max_\\theta p_\\theta(x)", to: "\\arg\\max_\\theta \\log p_\\theta(x)" }],
  refusals: [{ from: "\\arg\\max_\\theta f(\\theta)", because: "f may be negative" }],
};
