/**
 * Integrals and sums are linear in sums: ∫ (f + g) = ∫ f + ∫ g, Σ (a + b) = Σ a + Σ b; and ∫ 0 = 0.
 *
 * As everywhere in this field the parts are taken to be integrable where the whole is.
 */
import { sum, zeroNumber } from "../build.ts";
import { literalOf } from "../rationalFunction.ts";
import type { Rule } from "../rule.ts";

export const integralIsLinear: Rule = {
  name: "integral-is-linear",
  statement: "\\int (f(x) + g(x)) \\, dx = \\int f(x) \\, dx + \\int g(x) \\, dx",
  kinds: ["integral", "summation"],
  apply(e) {
    if (e.kind !== "integral" && e.kind !== "summation") return undefined;
    if (literalOf(e.body)?.numerator === 0n) return zeroNumber;
    return e.body.kind === "addition" ? sum(e.body.terms.map((body) => ({ ...e, body }))) : undefined;
  },
  examples: [{ from: "\\int (p(x) + q(x)) \\, dx", to: "\\int p(x) \\, dx + \\int q(x) \\, dx" }],
  refusals: [{ from: "\\int p(x) q(x) \\, dx", because: "the integral of a product is no product" }],
};
