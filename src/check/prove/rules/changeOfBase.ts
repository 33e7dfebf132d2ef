/** A logarithm to another base: log_b a = log a / log b. */
import { logarithm, quotient } from "../build.ts";
import type { Rule } from "../rule.ts";

export const changeOfBase: Rule = {
  name: "change-of-base",
  statement: "\\log_b a = \\frac{\\log a}{\\log b}",
  kinds: ["logarithm"],
  apply: (e) =>
    e.kind === "logarithm" && e.base ? quotient(logarithm(e.argument), logarithm(e.base)) : undefined,
  examples: [{ from: "\\log_2 8", to: "\\frac{\\log 8}{\\log 2}" }],
  refusals: [{ from: "\\log 8", because: "the base is e" }],
};
