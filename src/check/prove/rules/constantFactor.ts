/**
 * Factors that do not depend on the bound variables come out: ∫ c f(x) dx = c ∫ f(x) dx, Σ_i c a_i = c Σ_i a_i.
 */
import type { Expression } from "../../../semantics/expression.ts";
import { factorsOf, product } from "../build.ts";
import type { Rule } from "../rule.ts";
import { isFreeOfAll } from "../sideConditions.ts";

export const constantFactor: Rule = {
  name: "constant-factor",
  statement: "\\int c f(x) \\, dx = c \\int f(x) \\, dx",
  kinds: ["integral", "summation"],
  apply(e, situation) {
    if (e.kind !== "integral" && e.kind !== "summation") return undefined;
    const outside: Expression[] = [];
    const inside: Expression[] = [];
    for (const factor of factorsOf(e.body))
      (isFreeOfAll(factor, e.variables, situation) ? outside : inside).push(factor);
    return outside.length === 0 ? undefined : product([...outside, { ...e, body: product(inside) }]);
  },
  examples: [{ from: "\\int q(z) p(x) \\, dx", to: "q(z) \\int p(x) \\, dx" }],
  refusals: [{ from: "\\int f(x) p(x) \\, dx", because: "f(x) depends on x" }],
};
