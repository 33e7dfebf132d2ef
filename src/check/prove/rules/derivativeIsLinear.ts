/**
 * Derivatives are linear, and vanish on what does not depend on the variable: ∂(a f + g) = a ∂f + ∂g, ∂c = 0, ∂θ = 1.
 */
import { keyOf } from "../../../semantics/sameExpression.ts";
import { oneNumber, sum, zeroNumber } from "../build.ts";
import type { Rule } from "../rule.ts";
import { isConstantIn } from "../sideConditions.ts";

export const derivativeIsLinear: Rule = {
  name: "derivative-is-linear",
  statement:
    "\\frac{\\partial}{\\partial \\theta} (f + g) = \\frac{\\partial f}{\\partial \\theta} + \\frac{\\partial g}{\\partial \\theta}",
  kinds: ["derivative"],
  apply(e, situation) {
    if (e.kind !== "derivative") return undefined;
    if (keyOf(e.variable) === keyOf(e.body)) return oneNumber;
    if (isConstantIn(e.body, e.variable, situation)) return zeroNumber;
    return e.body.kind === "addition" ? sum(e.body.terms.map((body) => ({ ...e, body }))) : undefined;
  },
  examples: [{ from: "\\frac{d}{d x} (x + a)", to: "\\frac{d}{d x} x + \\frac{d}{d x} a" }],
  refusals: [{ from: "\\frac{d}{d x} f(x)", because: "f is not known" }],
};
