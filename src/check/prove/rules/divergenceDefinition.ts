/**
 * What the named divergences stand for, with m = (p + q) / 2 for Jensen–Shannon (Lin 1991) and Csiszár's
 * f-divergence ∫ q f(p / q) (1967).
 */
import type { Expression } from "../../../semantics/expression.ts";
import { rational } from "../../../semantics/rational.ts";
import { difference, integral, logarithm, number, product, quotient, sum } from "../build.ts";
import type { Rule } from "../rule.ts";

const half = number(rational(1, 2));

export const divergenceDefinition: Rule = {
  name: "divergence-definition",
  statement: "D_{\\mathrm{KL}}(p \\,\\|\\, q) = \\int p(x) \\log \\frac{p(x)}{q(x)} \\, dx",
  kinds: ["divergence"],
  apply(e, situation) {
    if (e.kind !== "divergence" || situation.keepDivergences) return undefined;
    const { left: p, right: q, variables } = e;
    const relative = (from: Expression, to: Expression): Expression =>
      integral(variables, product([from, logarithm(quotient(from, to))]));
    switch (e.divergence) {
      case "KL":
        return relative(p, q);
      case "JS": {
        const mixture = quotient(sum([p, q]), number(2));
        return sum([product([half, relative(p, mixture)]), product([half, relative(q, mixture)])]);
      }
      case "TV":
        return product([half, integral(variables, { kind: "absolute", argument: difference(p, q) })]);
      case "f": {
        if (e.generator === undefined) return undefined;
        const value: Expression = {
          kind: "application",
          function: e.generator,
          parameters: [],
          arguments: [quotient(p, q)],
        };
        return integral(variables, product([q, value]));
      }
    }
  },
  examples: [
    { from: "D_{\\mathrm{KL}}(p(x) \\,\\|\\, q(x))", to: "\\int p(x) \\log \\frac{p(x)}{q(x)} \\, dx" },
    { from: "D_{\\mathrm{TV}}(p(x), q(x))", to: "\\frac{1}{2} \\int |p(x) - q(x)| \\, dx" },
  ],
  refusals: [{ from: "\\mathcal{H}(p(x), q(x))", because: "the cross-entropy is no divergence" }],
};
