/**
 * Entropy and its relatives as integrals (Shannon 1948): H(p) = −∫ p log p, the cross-entropy −∫ p log q, the
 * conditional entropy −∫ p(x, y) log p(x | y), and I(x; y) = ∫ p(x, y) log (p(x, y) / (p(x) p(y))).
 */
import type { Density, Expression, Variable } from "../../../semantics/expression.ts";
import { integral, logarithm, marginal, negation, product, quotient } from "../build.ts";
import type { Rule } from "../rule.ts";

const averageLog = (variables: readonly Variable[], weight: Expression, argument: Expression): Expression =>
  integral(variables, product([weight, logarithm(argument)]));

export const entropyDefinition: Rule = {
  name: "entropy-definition",
  statement: "\\mathcal{H}(p) = -\\int p(x) \\log p(x) \\, dx",
  kinds: ["entropy", "crossEntropy", "conditionalEntropy", "mutualInformation"],
  apply(e, situation) {
    if (situation.keepDivergences) return undefined;
    switch (e.kind) {
      case "entropy":
        return negation(averageLog(e.variables, e.density, e.density));
      case "crossEntropy":
        return negation(averageLog(e.variables, e.left, e.right));
      case "conditionalEntropy":
        return negation(averageLog([...e.variables, ...e.given], e.joint, conditional(e.joint, e.given)));
      case "mutualInformation": {
        const independent = product([marginalIn(e.joint, e.left), marginalIn(e.joint, e.right)]);
        return averageLog([...e.left, ...e.right], e.joint, quotient(e.joint, independent));
      }
      default:
        return undefined;
    }
  },
  examples: [
    { from: "\\mathcal{H}(p(x))", to: "-\\int p(x) \\log p(x) \\, dx" },
    { from: "\\mathcal{H}(p(x), q(x))", to: "-\\int p(x) \\log q(x) \\, dx" },
  ],
  refusals: [{ from: "D_{\\mathrm{KL}}(p(x) \\,\\|\\, q(x))", because: "a divergence is no entropy" }],
};

/** The joint's marginal in those variables, under the joint's own conditions. */
function marginalIn(joint: Density, variables: readonly Variable[]): Expression {
  return {
    ...marginal(joint, variables),
    ...(joint.conditions.length > 0 ? { conditions: joint.conditions } : {}),
  };
}

function conditional(joint: Density, given: readonly Variable[]): Expression {
  return quotient(joint, marginalIn(joint, given));
}
