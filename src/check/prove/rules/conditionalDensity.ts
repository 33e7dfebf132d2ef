/**
 * A conditional density is a ratio of marginals of its family's joint: p(x | y) = p(x, y) / p(y).
 *
 * Needs arguments that are distinct variables or sequences, so that the joint is one of the family's.
 */
import { marginal, quotient } from "../build.ts";
import type { Rule } from "../rule.ts";
import { hasDistinctAxes } from "../sideConditions.ts";

export const conditionalDensity: Rule = {
  name: "conditional-density",
  statement: "p(x \\mid y) = \\frac{p(x, y)}{p(y)}",
  kinds: ["density"],
  apply(e) {
    if (e.kind !== "density" || e.conditions.length === 0 || !hasDistinctAxes(e)) return undefined;
    return quotient(marginal(e, [...e.variables, ...e.conditions]), marginal(e, e.conditions));
  },
  examples: [{ from: "p(x \\mid y)", to: "\\frac{p(x, y)}{p(y)}" }],
  refusals: [
    { from: "p(x)", because: "nothing is conditioned on" },
    { from: "p(x \\mid x)", because: "a variable given itself has no density" },
  ],
};
