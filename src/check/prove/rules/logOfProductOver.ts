/**
 * The logarithm of an indexed product is the sum of the logarithms: log ∏_i a_i = Σ_i log a_i.
 *
 * Needs all factors to be non-negative.
 */
import { logarithm } from "../build.ts";
import type { Rule } from "../rule.ts";
import { isKnownNonNegative } from "../signs.ts";

export const logOfProductOver: Rule = {
  name: "log-of-indexed-product",
  statement: "\\log \\prod_i p(x_i) = \\sum_i \\log p(x_i)",
  kinds: ["logarithm"],
  apply(e, situation) {
    if (e.kind !== "logarithm" || e.base || e.argument.kind !== "productOver") return undefined;
    const { variables, range, body } = e.argument;
    if (!isKnownNonNegative(body, situation)) return undefined;
    return { kind: "summation", variables, range, body: logarithm(body) };
  },
  examples: [{ from: "\\log \\prod_{i=1}^{N} p(x_i)", to: "\\sum_{i=1}^{N} \\log p(x_i)" }],
  refusals: [{ from: "\\log \\prod_{i=1}^{N} a_i", because: "some a_i may be negative" }],
};
