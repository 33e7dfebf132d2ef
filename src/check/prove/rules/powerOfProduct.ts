/**
 * (a b)^c = a^c b^c.
 *
 * Needs each factor that comes out to be positive, or all factors not to be negative.
 */
import { factorsOf, power, product } from "../build.ts";
import type { Rule } from "../rule.ts";
import { isKnownNonNegative, isKnownPositive } from "../signs.ts";

export const powerOfProduct: Rule = {
  name: "power-of-product",
  statement: "(a b)^c = a^c b^c",
  kinds: ["power"],
  apply(e, situation) {
    if (e.kind !== "power" || e.base.kind !== "product") return undefined;
    const factors = factorsOf(e.base);
    const all = factors.every((factor) => isKnownNonNegative(factor, situation));
    const outside = all ? factors : factors.filter((factor) => isKnownPositive(factor, situation));
    const inside = factors.filter((factor) => !outside.includes(factor));
    if (outside.length === 0) return undefined;
    const groups = inside.length === 0 ? outside : [...outside, product(inside)];
    return product(groups.map((factor) => power(factor, e.exponent)));
  },
  examples: [{ from: "\\sqrt{p(x) q(x)}", to: "\\sqrt{p(x)} \\sqrt{q(x)}" }],
  refusals: [{ from: "\\sqrt{a b}", because: "a and b may both be negative" }],
};
