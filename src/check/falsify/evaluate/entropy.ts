/**
 * Entropies and information by their definitions: H(p) = −∫ p log p; H(l, r) = −∫ l log r;
 * H(a | c) = −∫∫ p(a, c) log(p(a, c)/p(c)); I(a; b) = ∫∫ p(a, b) log(p(a, b)/(p(a) p(b)));
 * ELBO = ∫ q log(joint/q). Marginals are sums of the joint given, not of the family's table.
 */
import type { ExpressionOf, Variable } from "../../../semantics/expression.ts";
import type { Evaluation } from "../evaluation.ts";
import { logRatio } from "./divergence.ts";

export function entropy<V>(expression: ExpressionOf<"entropy">, evaluation: Evaluation<V>): V {
  const { arithmetic } = evaluation;
  const total = evaluation.sumOverPoints(expression.variables, false, () =>
    logRatio(evaluation.evaluate(expression.density), arithmetic.one, evaluation),
  );
  return arithmetic.negate(total);
}

export function crossEntropy<V>(expression: ExpressionOf<"crossEntropy">, evaluation: Evaluation<V>): V {
  const { arithmetic } = evaluation;
  const total = evaluation.sumOverPoints(expression.variables, false, () => {
    const left = evaluation.evaluate(expression.left);
    return arithmetic.isZero(left)
      ? left
      : arithmetic.multiply(left, arithmetic.log(evaluation.evaluate(expression.right)));
  });
  return arithmetic.negate(total);
}

export function conditionalEntropy<V>(
  expression: ExpressionOf<"conditionalEntropy">,
  evaluation: Evaluation<V>,
): V {
  const joint = () => evaluation.evaluate(expression.joint);
  const total = evaluation.sumOverPoints(expression.given, false, () => {
    const marginal = evaluation.sumOverPoints(expression.variables, false, joint);
    return evaluation.sumOverPoints(expression.variables, false, () =>
      logRatio(joint(), marginal, evaluation),
    );
  });
  return evaluation.arithmetic.negate(total);
}

export function mutualInformation<V>(
  expression: ExpressionOf<"mutualInformation">,
  evaluation: Evaluation<V>,
): V {
  const { arithmetic } = evaluation;
  const joint = () => evaluation.evaluate(expression.joint);
  const over = (variables: readonly Variable[], body: () => V) =>
    evaluation.sumOverPoints(variables, false, body);
  return over(expression.left, () => {
    const left = over(expression.right, joint);
    return over(expression.right, () => {
      const right = over(expression.left, joint);
      return logRatio(joint(), arithmetic.multiply(left, right), evaluation);
    });
  });
}

export function evidenceLowerBound<V>(
  expression: ExpressionOf<"evidenceLowerBound">,
  evaluation: Evaluation<V>,
): V {
  const { arithmetic } = evaluation;
  return evaluation.sumOverPoints(expression.latent, false, () => {
    const encoder = evaluation.evaluate(expression.encoder);
    if (arithmetic.isZero(encoder)) return encoder;
    const ratio = arithmetic.divide(evaluation.evaluate(expression.joint), encoder);
    return arithmetic.multiply(encoder, arithmetic.log(ratio));
  });
}
