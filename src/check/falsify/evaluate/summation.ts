/** Sums and products over an alphabet (counting), whole numbers, an index without a range, or a named set. */
import type { ExpressionOf } from "../../../semantics/expression.ts";
import * as Q from "../../../semantics/rational.ts";
import type { Evaluation } from "../evaluation.ts";
import { Halt } from "../signals.ts";

type Bounded = ExpressionOf<"summation" | "productOver">;

const longest = 8;

export function summation<V>(expression: Bounded, evaluation: Evaluation<V>): V {
  if (runsOverPoints(expression, evaluation)) {
    return evaluation.sumOverPoints(expression.variables, true, () => evaluation.evaluate(expression.body));
  }
  return evaluation.arithmetic.sum(membersOf(expression, evaluation));
}

export function productOver<V>(expression: Bounded, evaluation: Evaluation<V>): V {
  const { arithmetic } = evaluation;
  const factors: V[] = runsOverPoints(expression, evaluation) ? [] : membersOf(expression, evaluation);
  if (runsOverPoints(expression, evaluation)) {
    evaluation.sumOverPoints(expression.variables, true, () => {
      factors.push(evaluation.evaluate(expression.body));
      return arithmetic.zero;
    });
  }
  return factors.reduce((first, second) => arithmetic.multiply(first, second), arithmetic.one);
}

/** A variable that is also an argument of a density runs over its alphabet, however its range is written. */
function runsOverPoints<V>({ variables, range }: Bounded, { world }: Evaluation<V>): boolean {
  if (range.kind === "alphabet") return true;
  const points = variables.filter((variable) => world.roles.points.has(world.roles.sortFor(variable)));
  if (points.length > 0 && points.length < variables.length) throw new Halt("mixed-range");
  return points.length > 0;
}

function membersOf<V>({ variables, range, body }: Bounded, evaluation: Evaluation<V>): V[] {
  const values: V[] = [];
  const descend = (depth: number): void => {
    const variable = variables[depth];
    if (!variable) {
      values.push(evaluation.evaluate(body));
      return;
    }
    const { from, to } = evaluation.endsOf(variable, range);
    if (to - from >= longest) throw new Halt("infinite-range");
    for (let index = from; index <= to; index++) {
      evaluation.with(evaluation.nameAt(variable), Q.rational(index), () => descend(depth + 1));
    }
  };
  descend(0);
  return values;
}
