/**
 * Judges equality between sets of optima: arg min f = arg max g for every parameter set says that f and −g order all
 * pairs of parameter values alike, so the orders of all pairs of 8 values are compared, world by world. A pair ordered
 * differently is itself a parameter set with different optima, where the variable only labels densities and functions;
 * a variable that is a number runs over all numbers, and their optimum may still be one.
 */
import type { Expression, ExpressionOf } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { substitute } from "../../semantics/substitute.ts";
import { boundedFloat, type Bounded } from "./arithmetic/boundedFloat.ts";
import { logRing, signOf, type LogSum } from "./arithmetic/logRing.ts";
import { subtract } from "./arithmetic/arithmetic.ts";
import { tooFew } from "./equality.ts";
import { valuesOver } from "./evaluate/optimum.ts";
import { standsAsNumber } from "./standsAsNumber.ts";
import { Halt, Undefined } from "./signals.ts";
import { inDoubles, inExactly, type Situation } from "./situation.ts";
import { open, ordinarySituations, type Attempt, type Finding } from "./trial.ts";

type Optimum = ExpressionOf<"optimum">;

export function isSetOfOptima(expression: Expression): expression is Optimum {
  return (
    expression.kind === "optimum" && (expression.operator === "argmin" || expression.operator === "argmax")
  );
}

export function judgeOrder(attempt: Attempt): Finding {
  const { left, right } = attempt.question.comparison;
  if (!isSetOfOptima(left) || !isSetOfOptima(right)) return open("set-as-number", 0);
  const renamed = withVariablesOf(left, right);
  const direction = left.operator === right.operator ? 1 : -1;
  let worlds = 0;
  let situations = 0;
  for (const situation of ordinarySituations(attempt)) {
    situations++;
    const orders = compareOrders(left, renamed, direction, situation);
    if (orders === "same") worlds++;
    else if (orders !== "unclear") {
      const number = left.variables.find((variable) =>
        [left, renamed].some(({ body }) => standsAsNumber(variable, body)),
      );
      if (number) return open("optimum-over-numbers", worlds, { variable: number.name });
      return { kind: "fails", situation, exact: orders.exact };
    }
    if (worlds >= attempt.effort.worlds) return { kind: "holds", worlds, exactWorlds: 0, idle: [] };
  }
  return tooFew(attempt, worlds, situations);
}

/** The right optimum over the variables of the left one. */
function withVariablesOf(left: Optimum, right: Optimum): Optimum {
  const [own, other] = [left.variables.map(keyOf).sort(), right.variables.map(keyOf).sort()];
  if (own.join() === other.join()) return { ...right, variables: left.variables };
  if (left.variables.length !== 1 || right.variables.length !== 1) throw new Halt("optimum-variables");
  const renaming = new Map<string, Expression>();
  right.variables.forEach((variable, index) =>
    renaming.set(keyOf(variable), left.variables[index] ?? variable),
  );
  return { ...right, variables: left.variables, body: substitute(right.body, renaming) };
}

/** Whether, and how, two sets of optima are ordered differently in a situation. */
export function ordersDiffer(
  left: Optimum,
  right: Optimum,
  situation: Situation,
): "exactly" | "in doubles" | undefined {
  const direction = left.operator === right.operator ? 1 : -1;
  const orders = compareOrders(left, withVariablesOf(left, right), direction, situation, true);
  return typeof orders === "string" ? undefined : orders.exact ? "exactly" : "in doubles";
}

/** Two of the settings that the sides order differently, where there are any: the parameter set of a witness. */
export function settingsApart(left: Optimum, right: Optimum, situation: Situation): Pair | undefined {
  const direction = left.operator === right.operator ? 1 : -1;
  const orders = compareOrders(left, withVariablesOf(left, right), direction, situation);
  return typeof orders === "string" ? undefined : orders.pair;
}

export type Pair = readonly [number, number];

type Orders = "same" | "unclear" | { readonly pair: Pair; readonly exact: boolean };

/** `opposed`: only a pair that both sides decide counts, not one that is equal on one side. */
function compareOrders(
  left: Optimum,
  right: Optimum,
  direction: number,
  situation: Situation,
  opposed = false,
): Orders {
  let first: readonly Bounded[];
  let second: readonly Bounded[];
  try {
    const evaluation = inDoubles(situation);
    first = valuesOver(left, evaluation);
    second = valuesOver(right, evaluation);
  } catch (error) {
    if (error instanceof Undefined) return "unclear";
    throw error;
  }
  let decided = 0;
  let halfDecided: Pair | undefined;
  for (let i = 0; i < first.length; i++) {
    for (let j = 0; j < i; j++) {
      const one = order(first, i, j);
      const two = order(second, i, j);
      if (one !== 0 && two !== 0) {
        decided++;
        if (one !== direction * two) return confirm(left, right, [j, i], direction, situation);
      } else if (one !== two) halfDecided = [j, i];
    }
  }
  if (decided > 0) return "same";
  if (!halfDecided || opposed) return "unclear";
  const orders = confirm(left, right, halfDecided, direction, situation);
  return typeof orders !== "string" && orders.exact ? orders : "unclear";
}

/** The sign of the difference of two values, 0 where their bounds overlap or nearly do. */
function order(values: readonly Bounded[], i: number, j: number): number {
  const [a, b] = [values[i], values[j]];
  if (!a || !b) return 0;
  const { value, error } = subtract(boundedFloat, a, b);
  return Math.abs(value) > 64 * error ? Math.sign(value) : 0;
}

/** Decides a pair again in the exact ring; what leaves the ring stays as doubles had it. */
function confirm(left: Optimum, right: Optimum, pair: Pair, direction: number, situation: Situation): Orders {
  const evaluation = inExactly(situation);
  const one = exactOrder(valuesOver(left, evaluation), pair);
  const two = exactOrder(valuesOver(right, evaluation), pair);
  if (one === undefined || two === undefined) return { pair, exact: false };
  return one === direction * two ? "unclear" : { pair, exact: true };
}

function exactOrder(values: readonly LogSum[], [i, j]: Pair): number | undefined {
  const [a, b] = [values[i], values[j]];
  return a && b && !a.outside && !b.outside ? signOf(subtract(logRing, a, b)) : undefined;
}
