/**
 * A power whose exponent depends on the variable: ∂ a^b = a^b ∂(b log a).
 *
 * Needs a to be positive.
 */
import { logarithm, product } from "../build.ts";
import type { Rule } from "../rule.ts";
import { isConstantIn } from "../sideConditions.ts";
import { isKnownPositive } from "../signs.ts";

export const derivativeOfGeneralPower: Rule = {
  name: "derivative-of-general-power",
  statement: "(a^b)' = a^b \\, (b \\log a)'",
  kinds: ["derivative"],
  apply(e, situation) {
    if (e.kind !== "derivative" || e.body.kind !== "power") return undefined;
    const { base, exponent } = e.body;
    if (isConstantIn(exponent, e.variable, situation) || !isKnownPositive(base, situation)) return undefined;
    return product([e.body, { ...e, body: product([exponent, logarithm(base)]) }]);
  },
  examples: [{ from: "\\frac{d}{d x} 2^x", to: "2^x \\frac{d}{d x} (x \\log 2)" }],
  refusals: [{ from: "\\frac{d}{d x} a^x", because: "a may be negative, where a^x has no real value" }],
};
