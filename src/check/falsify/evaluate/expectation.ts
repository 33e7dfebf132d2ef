/** Expectations and integrals over whole alphabets: E f = Σ wᵢ pᵢ fᵢ, where terms of density zero are left out. */
import type { ExpressionOf } from "../../../semantics/expression.ts";
import type { Evaluation } from "../evaluation.ts";
import { Halt } from "../signals.ts";

export function expectation<V>(expression: ExpressionOf<"expectation">, evaluation: Evaluation<V>): V {
  const { arithmetic } = evaluation;
  return evaluation.sumOverPoints(expression.variables, false, () => {
    const density = evaluation.evaluate(expression.density);
    return arithmetic.isZero(density)
      ? density
      : arithmetic.multiply(density, evaluation.evaluate(expression.body));
  });
}

export function integral<V>(expression: ExpressionOf<"integral">, evaluation: Evaluation<V>): V {
  if (expression.lower || expression.upper) throw new Halt("needs-smooth-world");
  return evaluation.sumOverPoints(expression.variables, false, () => evaluation.evaluate(expression.body));
}
