/**
 * log a^b = b log a.
 *
 * Needs a to be non-negative: log x² is defined for negative x, 2 log x is not.
 */
import { logarithm, product } from "../build.ts";
import type { Rule } from "../rule.ts";
import { isKnownNonNegative } from "../signs.ts";
import { wholeExponentOf } from "../rationalFunction.ts";

export const logOfPower: Rule = {
  name: "log-of-power",
  statement: "\\log a^b = b \\log a",
  kinds: ["logarithm"],
  apply(e, situation) {
    if (e.kind !== "logarithm" || e.base || e.argument.kind !== "power") return undefined;
    const { base, exponent } = e.argument;
    const whole = wholeExponentOf(e.argument);
    const keepsSign = whole !== undefined && whole % 2 !== 0;
    return keepsSign || isKnownNonNegative(base, situation)
      ? product([exponent, logarithm(base)])
      : undefined;
  },
  examples: [
    { from: "\\log p(x)^2", to: "2 \\log p(x)" },
    { from: "\\log x^3", to: "3 \\log x" },
  ],
  refusals: [{ from: "\\log x^2", because: "x may be negative" }],
};
