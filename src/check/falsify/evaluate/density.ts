/**
 * Densities at points: p(a | c) = p(a, c) / p(c), both marginals of the family's joint table; and the unit mass
 * δ(x − a), which is 1/w at a, so that ∫ δ(x − a) f(x) dx = f(a).
 */
import type { Density, Expression, ExpressionOf } from "../../../semantics/expression.ts";
import { keyOf } from "../../../semantics/sameExpression.ts";
import { sortOf } from "../../../semantics/sort.ts";
import * as Q from "../../../semantics/rational.ts";
import { isPoint, orderedRange, type Evaluation } from "../evaluation.ts";
import { planOf, type DensityPlan, type DensityUse } from "../densityPlan.ts";
import { familyKey, type Family } from "../families.ts";
import { Halt } from "../signals.ts";
import { conditionalAt, tablesOf, type FamilyTables } from "../tables.ts";

export function density<V>(expression: Density, evaluation: Evaluation<V>): V {
  const use = evaluation.densities.get(expression) ?? firstUse(expression, evaluation);
  const tables = tablesOf(use, expression, evaluation);
  if (use.plan) return plainDensity(use.plan, tables, evaluation);
  const point = tables.axes.map(() => 0);
  const given = fillIn(expression.conditions, 0, point, use.family, tables, evaluation);
  const all = fillIn(expression.variables, given, point, use.family, tables, evaluation);
  return conditionalAt(tables, all, given, point, evaluation);
}

function firstUse<V>(expression: Density, evaluation: Evaluation<V>): DensityUse<V> {
  const { roles } = evaluation.world;
  const family = roles.families.get(familyKey(expression));
  if (!family) throw new Halt("density-argument");
  const plan = family.tuple ? undefined : planOf(expression, family, roles);
  const use: DensityUse<V> = { family, plan, tables: undefined, values: [] };
  evaluation.densities.set(expression, use);
  return use;
}

function plainDensity<V>(plan: DensityPlan, tables: FamilyTables<V>, evaluation: Evaluation<V>): V {
  const point: number[] = [];
  for (let axis = 0; axis < tables.axes.length; axis++) point.push(0);
  plan.variables.forEach((variable, which) => {
    const value = evaluation.valueOf(variable);
    if (!isPoint(value)) throw new Halt("density-argument");
    point[plan.axes[which] ?? 0] = value.index;
  });
  return conditionalAt(tables, plan.all, plan.given, point, evaluation);
}

/** Puts the points of `places` on their axes; the set of axes taken, a bit each, `taken` among them. */
function fillIn<V>(
  places: readonly Expression[],
  taken: number,
  point: number[],
  family: Family,
  tables: FamilyTables<V>,
  evaluation: Evaluation<V>,
): number {
  let mask = taken;
  const put = (label: string, index: number) => {
    const axis = tables.axes.findIndex((each) => each.label === label);
    if (axis < 0 || mask & (1 << axis)) throw new Halt("repeated-argument", { family: family.name });
    mask |= 1 << axis;
    point[axis] = index;
  };
  for (const place of places) {
    const { tuple } = family;
    if (place.kind === "sequence") {
      if (!tuple || sortOf(place.element) !== tuple.element) throw new Halt("density-argument");
      const ends = [place.from, place.to].map((end) => Q.toNumber(evaluation.rationalOf(end)));
      const { from, to } = orderedRange(ends[0] ?? 1, ends[1] ?? 0);
      for (let at = from; at <= to; at++) {
        evaluation.with(evaluation.nameAt(place.index), Q.rational(at), () =>
          put(`${tuple.element}_${at}`, indexOf(place.element, evaluation)),
        );
      }
    } else if (place.kind !== "variable") {
      throw new Halt("density-argument");
    } else if (
      tuple &&
      sortOf(place) === tuple.whole &&
      place.subscripts.length + place.superscripts.length === 0
    ) {
      const whole = indexOf(place, evaluation);
      for (let component = 0; component < evaluation.tupleLength(tuple); component++) {
        put(`${tuple.element}_${component + tuple.first}`, Math.floor(whole / 2 ** component) % 2);
      }
    } else if (tuple && sortOf(place) === tuple.element) {
      const [index] = [...place.subscripts, ...place.superscripts];
      if (!index) throw new Halt("index", { kind: "none" });
      put(`${tuple.element}_${Q.format(evaluation.rationalOf(index))}`, indexOf(place, evaluation));
    } else {
      const key = keyOf(place);
      const label = tables.axes.some((axis) => axis.label === key)
        ? key
        : evaluation.world.roles.sortFor(place);
      put(label, indexOf(place, evaluation));
    }
  }
  return mask;
}

function indexOf<V>(place: Expression, evaluation: Evaluation<V>): number {
  const value = place.kind === "variable" ? evaluation.valueOf(place) : undefined;
  if (!value || !isPoint(value)) throw new Halt("density-argument");
  return value.index;
}

export function dirac<V>({ variable, at }: ExpressionOf<"dirac">, evaluation: Evaluation<V>): V {
  const here = evaluation.pointOf(variable);
  const there = evaluation.pointOf(at);
  if (!here || !there || here.sort !== there.sort) throw new Halt("needs-smooth-world");
  if (here.index !== there.index) return evaluation.arithmetic.zero;
  return evaluation.arithmetic.lift(Q.divide(Q.one, evaluation.measure(here.sort, here.index)));
}
