/**
 * Whether a claim that fails would hold under one hypothesis that its note does not state: numbers and functions
 * positive or between 0 and 1, an array that sums to one, a number that counts the values of an index, functions convex,
 * concave or increasing. Claims about densities alone have no such hypothesis.
 */
import { boundBy, childrenOf } from "../../semantics/children.ts";
import type { Expression } from "../../semantics/expression.ts";
import { freeVariables } from "../../semantics/substitute.ts";
import type { Question } from "./prepare.ts";
import { positionOf, type Roles } from "./roles.ts";
import type { Restriction } from "./style.ts";

/** How many arrays are tried one by one. */
const mostArrays = 3;
/** How many numbers are tried as the count of an index. */
const mostCounts = 6;

/** The hypotheses worth trying, the mildest first. */
export function hypothesesFor({ comparison, premises, roles }: Question): readonly Restriction[] {
  const sides = [comparison, ...premises].flatMap(({ left, right }) => [left, right]);
  if (!sides.some((side) => speaksOfNumbers(side, roles, new Set()))) return [];
  const arrays = [...roles.arrays.keys()].slice(0, mostArrays);
  const each = arrays.map((array): Restriction => ({ hypothesis: "sums-to-one", arrays: [array] }));
  const together: Restriction[] = arrays.length > 1 ? [{ hypothesis: "sums-to-one", arrays }] : [];
  const shaped = comparison.relation !== "=" || comparison.left.kind === "optimum";
  const shapes = shaped && sides.some((side) => holdsShape(side, roles)) ? shapesOfFunctions : [];
  return [...countsOf(sides, roles), ...ofNumbers, ...each, ...together, ...shapes];
}

/** Each plain number as the number of values of each index that has no written range: n in (1/n) Σ_i x_i. */
function countsOf(sides: readonly Expression[], roles: Roles): readonly Restriction[] {
  const free = new Map(sides.flatMap((side) => [...freeVariables(side)]));
  const plain = [...free.values()].filter(
    (variable) =>
      variable.subscripts.length + variable.superscripts.length === 0 &&
      speaksOfNumbers(variable, roles, new Set()),
  );
  return plain
    .flatMap(({ name }) => roles.ranges.unstated.map((range) => ({ name, range })))
    .slice(0, mostCounts)
    .map((counts) => ({ hypothesis: "counts-range", arrays: [], counts }));
}

const ofNumbers: readonly Restriction[] = [
  { hypothesis: "positive", arrays: [] },
  { hypothesis: "unit-interval", arrays: [] },
];

const shapesOfFunctions: readonly Restriction[] = [
  { hypothesis: "increasing", arrays: [] },
  { hypothesis: "convex", arrays: [] },
  { hypothesis: "concave", arrays: [] },
];

/** Whether an expression has numbers or unknown functions in it besides densities, their arguments and parameters. */
function speaksOfNumbers(expression: Expression, roles: Roles, bound: ReadonlySet<string>): boolean {
  switch (expression.kind) {
    case "density":
    case "dirac":
      return false;
    case "application":
      return true;
    case "variable":
      return (
        !bound.has(expression.name) &&
        !roles.points.has(roles.sortFor(expression)) &&
        !roles.wholes.has(expression.name) &&
        !roles.indices.includes(expression.name) &&
        !roles.positive.has(expression.name)
      );
    case "derivative":
      return speaksOfNumbers(expression.body, roles, bound);
    default: {
      const names = boundBy(expression).map(({ name }) => name);
      const inner = names.length === 0 ? bound : new Set([...bound, ...names]);
      return childrenOf(expression).some((child) => speaksOfNumbers(child, roles, inner));
    }
  }
}

/** Whether an unknown function of a number is in the expression. */
function holdsShape(expression: Expression, roles: Roles): boolean {
  const here =
    expression.kind === "application" &&
    !roles.generators.has(expression.function) &&
    expression.arguments.some(
      (_, index) => !roles.pointPositions.has(positionOf(expression.function, index)),
    );
  return here || childrenOf(expression).some((child) => holdsShape(child, roles));
}
