/**
 * Where the arguments of a density go, for a family without a tuple: found once for each density of a claim and kept
 * with the tables that it used last, so that evaluating it again is a look-up.
 */
import type { Density, Variable } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import type { Rational } from "../../semantics/rational.ts";
import type { Family } from "./families.ts";
import { Halt } from "./signals.ts";
import type { FamilyTables } from "./tables.ts";
import type { Roles } from "./roles.ts";

export interface DensityPlan {
  readonly family: Family;
  readonly variables: readonly Variable[];
  /** The axis of each of the variables. */
  readonly axes: readonly number[];
  /** The axes of the conditions, and of all arguments, a bit each. */
  readonly given: number;
  readonly all: number;
}

/** What one evaluation knows of a density. */
export interface DensityUse<V> {
  readonly family: Family;
  /** None for a family with a tuple. */
  readonly plan: DensityPlan | undefined;
  /** The tables that it used last, and the values of its parameters then. */
  tables: FamilyTables<V> | undefined;
  values: readonly Rational[];
}

const plans = new WeakMap<Density, DensityPlan>();

export function planOf(density: Density, family: Family, roles: Roles): DensityPlan {
  const known = plans.get(density);
  if (known?.family === family) return known;
  const variables: Variable[] = [];
  const axes: number[] = [];
  let [all, given] = [0, 0];
  for (const place of [...density.conditions, ...density.variables]) {
    if (place.kind !== "variable") throw new Halt("density-argument");
    const own = family.axes.findIndex(({ label }) => label === keyOf(place));
    const axis = own >= 0 ? own : family.axes.findIndex(({ label }) => label === roles.sortFor(place));
    if (axis < 0 || all & (1 << axis)) throw new Halt("repeated-argument", { family: family.name });
    all |= 1 << axis;
    if (variables.length < density.conditions.length) given = all;
    variables.push(place);
    axes.push(axis);
  }
  const plan = { family, variables, axes, given, all };
  plans.set(density, plan);
  return plan;
}
