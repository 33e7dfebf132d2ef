/**
 * Divergences by their definitions: KL = ∫ l log(l/r); JS = ½ KL(l‖m) + ½ KL(r‖m) with m = ½(l + r);
 * TV = ½ ∫ |l − r|; D_f = ∫ r f(l/r).
 */
import type { ExpressionOf } from "../../../semantics/expression.ts";
import * as Q from "../../../semantics/rational.ts";
import { subtract } from "../arithmetic/arithmetic.ts";
import type { Evaluation } from "../evaluation.ts";
import { Halt } from "../signals.ts";
import { convexGenerator } from "./application.ts";

const half = Q.rational(1, 2);

export function divergence<V>(expression: ExpressionOf<"divergence">, evaluation: Evaluation<V>): V {
  const { arithmetic } = evaluation;
  return evaluation.sumOverPoints(expression.variables, false, () => {
    const left = evaluation.evaluate(expression.left);
    const right = evaluation.evaluate(expression.right);
    switch (expression.divergence) {
      case "KL":
        return logRatio(left, right, evaluation);
      case "JS": {
        const mixture = arithmetic.multiply(evaluation.lift(half), arithmetic.add(left, right));
        const both = arithmetic.add(
          logRatio(left, mixture, evaluation),
          logRatio(right, mixture, evaluation),
        );
        return arithmetic.multiply(evaluation.lift(half), both);
      }
      case "TV":
        return arithmetic.multiply(
          evaluation.lift(half),
          arithmetic.absolute(subtract(arithmetic, left, right)),
        );
      case "f": {
        if (expression.generator === undefined) throw new Halt("unknown-generator");
        const ratio = arithmetic.divide(left, right);
        return arithmetic.multiply(right, convexGenerator(expression.generator, ratio, evaluation));
      }
    }
  });
}

/** l log(l/r), and 0 where l is zero. */
export function logRatio<V>(left: V, right: V, { arithmetic }: Evaluation<V>): V {
  if (arithmetic.isZero(left)) return left;
  return arithmetic.multiply(left, arithmetic.log(arithmetic.divide(left, right)));
}
