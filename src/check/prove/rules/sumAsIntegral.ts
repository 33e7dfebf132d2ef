/** Under counting measure the sum over all values of a random variable is its integral: Σ_x f(x) = ∫ f(x) dx. */
import { integral } from "../build.ts";
import type { Rule } from "../rule.ts";

export const sumAsIntegral: Rule = {
  name: "sum-as-integral",
  statement: "\\sum_x f(x) = \\int f(x) \\, dx",
  kinds: ["summation"],
  apply: (e) =>
    e.kind === "summation" && e.range.kind === "alphabet" ? integral(e.variables, e.body) : undefined,
  examples: [{ from: "\\sum_x p(x) f(x)", to: "\\int p(x) f(x) \\, dx", given: { discrete: ["x"] } }],
  refusals: [{ from: "\\sum_{i=1}^{N} f(i)", because: "a sum over numbers has no base measure" }],
};
