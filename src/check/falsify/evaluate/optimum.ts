/**
 * min and max over a finite set of values of the bound variables: 8 for a number or parameter, all points for a point.
 * Optima over functions or distributions need a solver; sets of optima have no value and are compared by `order.ts`.
 */
import type { Expression, ExpressionOf, Variable } from "../../../semantics/expression.ts";
import { childrenOf } from "../../../semantics/children.ts";
import type { Evaluation } from "../evaluation.ts";
import { Halt } from "../signals.ts";

const valueCount = 8;

export function optimum<V>(expression: ExpressionOf<"optimum">, evaluation: Evaluation<V>): V {
  const { arithmetic } = evaluation;
  const { operator } = expression;
  if (operator === "argmin" || operator === "argmax") throw new Halt("set-as-number");
  const minimal = operator === "min" || operator === "inf";
  const values = valuesOver(expression, evaluation).map((value) =>
    minimal ? arithmetic.negate(value) : value,
  );
  const best = values.reduce((first, second) => arithmetic.maximum(first, second));
  return minimal ? arithmetic.negate(best) : best;
}

/** The body at each of the values that the bound variables take together. */
export function valuesOver<V>(
  { variables, body }: ExpressionOf<"optimum">,
  evaluation: Evaluation<V>,
): readonly V[] {
  for (const variable of variables) {
    if (namesFunction(body, variable.name))
      throw new Halt("needs-optimum-solver", { variable: variable.name });
  }
  const points = variables.map((variable) => pointsOf(variable, evaluation));
  const values: V[] = [];
  if (points.every((each) => each === undefined)) {
    for (let which = 0; which < valueCount; which++)
      values.push(atSetting(variables, which, body, evaluation));
    return values;
  }
  if (!points.every((each) => each !== undefined)) throw new Halt("needs-optimum-solver");
  evaluation.sumOverPoints(variables, true, () => {
    values.push(evaluation.evaluate(body));
    return evaluation.arithmetic.zero;
  });
  return values;
}

function pointsOf<V>(variable: Variable, evaluation: Evaluation<V>): number | undefined {
  const sort = evaluation.world.roles.sortFor(variable);
  return evaluation.world.roles.points.has(sort) ? evaluation.sizeOf(sort) : undefined;
}

/** The body with every bound variable at its value number `which`. */
function atSetting<V>(
  variables: readonly Variable[],
  which: number,
  body: Expression,
  evaluation: Evaluation<V>,
): V {
  return variables.reduceRight<() => V>(
    (inner, variable) => () => {
      const name = evaluation.nameAt(variable);
      return evaluation.with(name, evaluation.world.number(`${name}(${which})`), inner);
    },
    () => evaluation.evaluate(body),
  )();
}

function namesFunction(expression: Expression, name: string): boolean {
  if (expression.kind === "application" && expression.function === name) return true;
  if (expression.kind === "density" && expression.family === name) return true;
  if (expression.kind === "divergence" && expression.generator === name) return true;
  return childrenOf(expression).some((child) => namesFunction(child, name));
}
