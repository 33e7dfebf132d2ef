/** The chain rule for the logarithm and the exponential: ∂ log f = ∂f / f, ∂ exp f = exp f · ∂f. */
import { product, quotient } from "../build.ts";
import type { Rule } from "../rule.ts";

export const derivativeOfLogarithm: Rule = {
  name: "derivative-of-logarithm",
  statement: "(\\log f)' = \\frac{f'}{f}",
  kinds: ["derivative"],
  apply(e) {
    if (e.kind !== "derivative") return undefined;
    if (e.body.kind === "logarithm" && !e.body.base)
      return quotient({ ...e, body: e.body.argument }, e.body.argument);
    if (e.body.kind === "exponential") return product([e.body, { ...e, body: e.body.argument }]);
    return undefined;
  },
  examples: [{ from: "\\frac{d}{d x} \\log x", to: "\\frac{\\frac{d}{d x} x}{x}" }],
  refusals: [{ from: "\\frac{d}{d x} f(x)", because: "f is not known" }],
};
