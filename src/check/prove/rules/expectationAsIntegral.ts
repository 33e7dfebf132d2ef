/** An expectation is the integral of its body weighted by the density: E_{x∼p}[f(x)] = ∫ p(x) f(x) dx. */
import { integral, product } from "../build.ts";
import type { Rule } from "../rule.ts";

export const expectationAsIntegral: Rule = {
  name: "expectation-as-integral",
  statement: "\\mathbb{E}_{x \\sim p(x)}[f(x)] = \\int p(x) f(x) \\, dx",
  kinds: ["expectation"],
  apply: (e) => (e.kind === "expectation" ? integral(e.variables, product([e.density, e.body])) : undefined),
  examples: [{ from: "\\mathbb{E}_{x \\sim p(x)}[f(x)]", to: "\\int p(x) f(x) \\, dx" }],
  refusals: [{ from: "\\int p(x) f(x) \\, dx", because: "it is an integral already" }],
};
