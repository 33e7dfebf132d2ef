/**
 * A root to its own degree is what it is the root of: (a^{1/q})^n = a^k (a^{1/q})^{n − k q}, with 0 ≤ n − k q < q.
 *
 * Needs a not to be negative; under an even root it cannot be. It applies inside sums and products, after arithmetic.
 */
import { number, power, product } from "../build.ts";
import { literalOf, wholeExponentOf } from "../rationalFunction.ts";
import type { Rule } from "../rule.ts";
import { isKnownNonNegative } from "../signs.ts";
import { isEvenRoot } from "./powerOfPower.ts";

export const powerOfRoot: Rule = {
  name: "power-of-root",
  statement: "\\sqrt{a} \\, \\sqrt{a} = a",
  kinds: ["power"],
  apply(e, situation) {
    const whole = wholeExponentOf(e);
    if (e.kind !== "power" || e.base.kind !== "power" || whole === undefined) return undefined;
    const root = literalOf(e.base.exponent);
    if (!root || root.numerator !== 1n || root.denominator === 1n || root.denominator > 64n) return undefined;
    if (!isEvenRoot(root) && !isKnownNonNegative(e.base.base, situation)) return undefined;
    const degree = Number(root.denominator);
    const count = Math.floor(whole / degree);
    const rest = whole - count * degree;
    if (count === 0) return undefined;
    const outside = count === 1 ? e.base.base : power(e.base.base, number(count));
    return product([outside, ...(rest === 0 ? [] : [rest === 1 ? e.base : power(e.base, number(rest))])]);
  },
  examples: [
    { from: "(\\sqrt{a})^2", to: "a" },
    { from: "(\\sqrt{p(x)})^3", to: "p(x) \\sqrt{p(x)}" },
  ],
  refusals: [{ from: "(x^{1/3})^3", because: "x may be negative, and the root is not even" }],
};
