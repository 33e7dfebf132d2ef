/**
 * The value of an optimum over parameters of densities: over a finite set of values for each, the same set wherever the
 * parameter stands. Over numbers, points, functions or distributions it needs a solver, since finitely many of those are
 * not their range. Sets of optima have no value: the order of the body at 8 settings is compared by `order.ts`.
 */
import type { Expression, ExpressionOf, Variable } from "../../../semantics/expression.ts";
import { childrenOf } from "../../../semantics/children.ts";
import { keyOf } from "../../../semantics/sameExpression.ts";
import type { Rational } from "../../../semantics/rational.ts";
import { isPoint, type Evaluation } from "../evaluation.ts";
import { Halt } from "../signals.ts";

const settingCount = 8;
/** Beyond the parameters that the claim speaks of. */
const furtherValues = 2;

type Optimum = ExpressionOf<"optimum">;

export function optimum<V>(expression: Optimum, evaluation: Evaluation<V>): V {
  const { arithmetic } = evaluation;
  const { operator, variables, body } = expression;
  if (operator === "argmin" || operator === "argmax") throw new Halt("set-as-number");
  const minimal = operator === "min" || operator === "inf";
  const ranges = variables.map((variable) => rangeOf(variable, body, evaluation));
  let best: V | undefined;
  const descend = (depth: number): void => {
    const variable = variables[depth];
    if (variable) {
      const name = evaluation.nameAt(variable);
      for (const value of ranges[depth] ?? []) evaluation.with(name, value, () => descend(depth + 1));
      return;
    }
    const value = evaluation.evaluate(body);
    const signed = minimal ? arithmetic.negate(value) : value;
    best = best === undefined ? signed : arithmetic.maximum(best, signed);
  };
  descend(0);
  if (best === undefined) throw new Halt("needs-optimum-solver");
  return minimal ? arithmetic.negate(best) : best;
}

/** The values of a variable that is nothing but a parameter of densities in the body. */
function rangeOf<V>(variable: Variable, body: Expression, evaluation: Evaluation<V>): readonly Rational[] {
  const { world, forced } = evaluation;
  refuseFunction(variable, body);
  const key = keyOf(variable);
  const space = world.roles.parameterSpaces.get(key);
  if (!space?.known || !isOnlyParameter(body, key)) unsolved(variable);
  const values = space.members.map((member) => {
    if (member.kind === "number") return member.value;
    if (member.kind !== "variable" || isPointLike(member, evaluation)) return unsolved(variable);
    const name = evaluation.nameAt(member);
    const value = forced.get(name) ?? world.number(name);
    return isPoint(value) ? unsolved(variable) : value;
  });
  for (let which = 0; which < furtherValues; which++) values.push(world.number(`${space.label} (${which})`));
  return values;
}

function unsolved(variable: Variable): never {
  throw new Halt("needs-optimum-solver", { variable: variable.name });
}

/** Whether a variable stands in an expression as a parameter of densities, and is no number there. */
function isOnlyParameter(expression: Expression, key: string): boolean {
  let asParameter = false;
  let asNumber = false;
  const visit = (inner: Expression): void => {
    if (inner.kind === "variable" && keyOf(inner) === key) asNumber = true;
    const labels = inner.kind === "density" || inner.kind === "application" ? inner.parameters : [];
    if (inner.kind === "density") asParameter ||= labels.some((label) => keyOf(label) === key);
    for (const child of childrenOf(inner)) {
      if (!(labels.includes(child) && child.kind === "variable")) visit(child);
    }
  };
  visit(expression);
  return asParameter && !asNumber;
}

/** The body of a set of optima at each of 8 settings of the bound variables, or at all points. */
export function valuesOver<V>({ variables, body }: Optimum, evaluation: Evaluation<V>): readonly V[] {
  for (const variable of variables) refuseFunction(variable, body);
  const points = variables.filter((variable) => isPointLike(variable, evaluation));
  const values: V[] = [];
  if (points.length === 0) {
    for (let which = 0; which < settingCount; which++)
      values.push(atSetting(variables, which, body, evaluation));
    return values;
  }
  if (points.length < variables.length) throw new Halt("needs-optimum-solver");
  evaluation.sumOverPoints(variables, true, () => {
    values.push(evaluation.evaluate(body));
    return evaluation.arithmetic.zero;
  });
  return values;
}

function isPointLike<V>(variable: Variable, { world }: Evaluation<V>): boolean {
  return world.roles.points.has(world.roles.sortFor(variable));
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

function refuseFunction(variable: Variable, body: Expression): void {
  if (namesFunction(body, variable.name)) unsolved(variable);
}

function namesFunction(expression: Expression, name: string): boolean {
  if (expression.kind === "application" && expression.function === name) return true;
  if (expression.kind === "density" && expression.family === name) return true;
  if (expression.kind === "divergence" && expression.generator === name) return true;
  return childrenOf(expression).some((child) => namesFunction(child, name));
}
