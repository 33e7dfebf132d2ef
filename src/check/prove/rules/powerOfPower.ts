/**
 * Powers as whole powers of roots: a^{p/q} = (a^{1/q})^p, and (a^n)^c = (a^c)^n for a whole number n.
 *
 * Needs a not to be negative; under an even root it cannot be.
 */
import { isInteger, rational } from "../../../semantics/rational.ts";
import type { Rational } from "../../../semantics/rational.ts";
import { number, power } from "../build.ts";
import { literalOf, wholeExponentOf } from "../rationalFunction.ts";
import type { Rule } from "../rule.ts";
import { isKnownNonNegative } from "../signs.ts";

export const powerOfPower: Rule = {
  name: "power-of-power",
  statement: "a^{p/q} = (a^{1/q})^p",
  kinds: ["power"],
  apply(e, situation) {
    if (e.kind !== "power" || wholeExponentOf(e) !== undefined) return undefined;
    if (e.base.kind === "power" && wholeExponentOf(e.base) !== undefined) {
      const inner = e.base.base;
      return isKnownNonNegative(inner, situation)
        ? power(power(inner, e.exponent), e.base.exponent)
        : undefined;
    }
    const exponent = literalOf(e.exponent);
    if (!exponent || isInteger(exponent) || exponent.numerator === 1n) return undefined;
    if (!isEvenRoot(exponent) && !isKnownNonNegative(e.base, situation)) return undefined;
    return power(power(e.base, number(rational(1n, exponent.denominator))), number(exponent.numerator));
  },
  examples: [
    { from: "p(x)^{1.5}", to: "(\\sqrt{p(x)})^3" },
    { from: "\\sqrt{p(x)^3}", to: "(\\sqrt{p(x)})^3" },
  ],
  refusals: [
    { from: "\\sqrt{x^2}", because: "x may be negative" },
    { from: "x^{2/3}", because: "x may be negative, and the root is not even" },
  ],
};

/** Whether a power to this exponent has a real value for bases that are not negative only. */
export function isEvenRoot(exponent: Rational): boolean {
  return exponent.denominator % 2n === 0n;
}
