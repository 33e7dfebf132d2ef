/**
 * A term that is free of the variables does not move an optimum: arg max_θ (f(θ) + c) = arg max_θ f(θ).
 */
import { sum, termsOf } from "../build.ts";
import type { Rule } from "../rule.ts";
import { isConstantInAll } from "../sideConditions.ts";

export const optimumDropsConstant: Rule = {
  name: "optimum-drops-constant",
  statement: "\\arg\\max_\\theta (f(\\theta) + c) = \\arg\\max_\\theta f(\\theta)",
  kinds: ["optimum"],
  apply(e, situation) {
    if (e.kind !== "optimum" || !e.operator.startsWith("arg")) return undefined;
    const terms = termsOf(e.body);
    const dependent = terms.filter((term) => !isConstantInAll(term, e.variables, situation));
    return dependent.length === terms.length || dependent.length === 0
      ? undefined
      : { ...e, body: sum(dependent) };
  },
  examples: [{ from: "\\arg\\max_\\theta (f(\\theta) + c)", to: "\\arg\\max_\\theta f(\\theta)" }],
  refusals: [{ from: "\\max_\\theta (f(\\theta) + c)", because: "the maximum itself moves by c" }],
};
