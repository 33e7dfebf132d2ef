/**
 * The tables of a family in one world: the joint over all its axes, and its marginals, each computed once. A parameter
 * that moves (under a derivative) moves the table: p(θ + δ) = p + p·(a − ā)·δ + ½ p·(b − b̄)·δ², which keeps ∫ p = 1.
 */
import type { Density, Expression } from "../../semantics/expression.ts";
import * as Q from "../../semantics/rational.ts";
import type { Rational } from "../../semantics/rational.ts";
import { isPoint, type Evaluation } from "./evaluation.ts";
import type { DensityUse } from "./densityPlan.ts";
import type { Axis, Family } from "./families.ts";
import { subtract, type Arithmetic } from "./arithmetic/arithmetic.ts";
import { placesOf, type Places } from "./places.ts";
import { fraction } from "./random.ts";
import { Halt } from "./signals.ts";

/** One axis of a table in this world. */
interface TableAxis extends Axis {
  readonly size: number;
}

export interface FamilyTables<V> {
  readonly axes: readonly TableAxis[];
  readonly joint: readonly V[];
  /** By set of axes, a bit each. */
  readonly marginals: Map<number, readonly V[]>;
  /** By set of conditions, then by set of all axes: p(a | c) at the places asked for so far. */
  readonly conditionals: Map<number, Map<number, V[]>>;
  readonly places: Places;
}

/** The axes of a family, those of its tuple last, x_first to x_last. */
function axesOf<V>(family: Family, evaluation: Evaluation<V>): readonly TableAxis[] {
  const axes: TableAxis[] = family.axes.map((axis) => ({ ...axis, size: evaluation.sizeOf(axis.sort) }));
  const { tuple } = family;
  if (!tuple) return axes;
  const sort = `${tuple.element}[]`;
  for (let place = 0; place < evaluation.tupleLength(tuple); place++) {
    const label = `${tuple.element}_${place + tuple.first}`;
    axes.push({ label, name: label, sort, size: 2 });
  }
  return axes;
}

/** The tables of the density's family at the values of its parameters. */
export function tablesOf<V>(
  use: DensityUse<V>,
  { parameters }: Density,
  evaluation: Evaluation<V>,
): FamilyTables<V> {
  if (use.tables && parameters.length === 0) return use.tables;
  const values = parameters.map((parameter) => parameterValue(parameter, evaluation));
  if (use.tables && values.every((value, which) => value === use.values[which])) return use.tables;
  const { family } = use;
  const name = values.length === 0 ? family.name : `${family.name};${values.map(Q.format).join(";")}`;
  const key = `${family.key} ${name}`;
  let tables = evaluation.tables.get(key);
  if (!tables) {
    tables = buildTables(family, name, parameters, values, evaluation);
    evaluation.tables.set(key, tables);
  }
  use.values = values;
  use.tables = tables;
  return tables;
}

/** The rational that a parameter is at; only variables and numbers can be parameters. */
export function parameterValue<V>(parameter: Expression, evaluation: Evaluation<V>): Rational {
  if (parameter.kind === "number") return parameter.value;
  if (parameter.kind !== "variable") throw new Halt("parameter", { kind: parameter.kind });
  const value = evaluation.valueOf(parameter);
  return isPoint(value) ? evaluation.embedding(value) : value;
}

/** How far a parameter moves from where it is drawn: zero unless it is the variable of a derivative. */
export function displacement<V>(
  parameter: Expression,
  value: Rational,
  evaluation: Evaluation<V>,
): V | undefined {
  if (parameter.kind !== "variable" || evaluation.symbols.size === 0) return undefined;
  const symbol = evaluation.symbols.get(evaluation.nameAt(parameter));
  if (symbol === undefined) return undefined;
  const moved = subtract(evaluation.arithmetic, symbol, evaluation.numberOf(value));
  if (evaluation.arithmetic.isOutside(moved)) throw new Halt("parameter", { kind: "unknown" });
  return moved;
}

function buildTables<V>(
  family: Family,
  name: string,
  parameters: readonly Expression[],
  values: readonly Rational[],
  evaluation: Evaluation<V>,
): FamilyTables<V> {
  const { arithmetic, world } = evaluation;
  const axes = axesOf(family, evaluation);
  const places = placesOf(axes.map(({ size }) => size));
  world.spend(places.points.length * arithmetic.work);
  const shape = axes.map(({ label }) => label).join(" ");
  const entries = world.joint(name, shape, axes, places);
  let weights: readonly V[] | undefined;
  const weigh = () =>
    (weights ??= productMeasure(
      axes.map(({ sort }) => evaluation.weightsOf(sort)),
      arithmetic,
    ));
  let joint: readonly V[];
  if (arithmetic.exact) {
    const rationals = axes.map(({ sort, size }) =>
      Array.from({ length: size }, (_, index) => evaluation.measure(sort, index)),
    );
    joint = world.normalised(name, shape, rationals).map((entry) => arithmetic.lift(entry));
  } else {
    const raw = entries.map((entry) => arithmetic.lift(entry));
    const mass = integral(raw, weigh(), arithmetic);
    joint = raw.map((entry) => arithmetic.divide(entry, mass));
  }
  const still = joint;
  parameters.forEach((parameter, which) => {
    const moved = displacement(parameter, values[which] ?? Q.zero, evaluation);
    if (moved === undefined) return;
    const speeds = normalisedChange(`${name}'${which}`, still, weigh(), places, evaluation);
    const bends = normalisedChange(`${name}''${which}`, still, weigh(), places, evaluation);
    const half = arithmetic.multiply(arithmetic.lift(Q.rational(1, 2)), arithmetic.multiply(moved, moved));
    joint = joint.map((entry, place) =>
      arithmetic.sum([
        entry,
        arithmetic.multiply(speeds[place] ?? arithmetic.zero, moved),
        arithmetic.multiply(bends[place] ?? arithmetic.zero, half),
      ]),
    );
  });
  return {
    axes,
    joint,
    marginals: new Map([[2 ** axes.length - 1, joint]]),
    conditionals: new Map(),
    places,
  };
}

/** The measure of every place of a table: the product of the measures of its points, the last axis fastest. */
function productMeasure<V>(measures: readonly (readonly V[])[], arithmetic: Arithmetic<V>): readonly V[] {
  const [first, ...rest] = measures;
  if (!first) return [arithmetic.one];
  return rest.reduce<readonly V[]>(
    (shorter, weights) =>
      shorter.flatMap((product) => weights.map((weight) => arithmetic.multiply(product, weight))),
    first,
  );
}

function integral<V>(values: readonly V[], weights: readonly V[], arithmetic: Arithmetic<V>): V {
  return arithmetic.sum(
    values.map((value, place) => arithmetic.multiply(weights[place] ?? arithmetic.one, value)),
  );
}

/** A random change of a table that keeps its integral: p·(a − ∫ p a). */
function normalisedChange<V>(
  name: string,
  table: readonly V[],
  weights: readonly V[],
  places: Places,
  { world, arithmetic }: Evaluation<V>,
): readonly V[] {
  const rates = places.names.map((place) =>
    arithmetic.lift(
      world.draw(name + place, (random) => fraction(random.between(-4095, 4095), 512), "change"),
    ),
  );
  const weighted = table.map((entry, place) => arithmetic.multiply(entry, rates[place] ?? arithmetic.zero));
  const mean = integral(weighted, weights, arithmetic);
  return table.map((entry, place) =>
    arithmetic.multiply(entry, subtract(arithmetic, rates[place] ?? arithmetic.zero, mean)),
  );
}

/** The density of the axes in `all` given those in `given` (a bit each, `given` within `all`) at a point. */
export function conditionalAt<V>(
  tables: FamilyTables<V>,
  all: number,
  given: number,
  point: readonly number[],
  evaluation: Evaluation<V>,
): V {
  if (given === 0) return marginalAt(tables, all, point, evaluation);
  let known = tables.conditionals.get(given);
  if (!known) tables.conditionals.set(given, (known = new Map<number, V[]>()));
  let table = known.get(all);
  if (!table) known.set(all, (table = []));
  const place = placeOf(tables, all, point);
  let value = table[place];
  if (value === undefined) {
    const joint = marginalAt(tables, all, point, evaluation);
    value = evaluation.arithmetic.divide(joint, marginalAt(tables, given, point, evaluation));
    table[place] = value;
  }
  return value;
}

/** The marginal over the axes in `mask` (a bit each) at a point; axes outside the mask are integrated out. */
function marginalAt<V>(
  tables: FamilyTables<V>,
  mask: number,
  point: readonly number[],
  evaluation: Evaluation<V>,
): V {
  if (mask === 0) return evaluation.arithmetic.one;
  let marginal = tables.marginals.get(mask);
  if (!marginal) {
    marginal = marginalise(tables, mask, evaluation);
    tables.marginals.set(mask, marginal);
  }
  const value = marginal[placeOf(tables, mask, point)];
  if (value === undefined) throw new Halt("table-place");
  return value;
}

/** The number of a point in the table of a marginal. */
function placeOf<V>({ axes }: FamilyTables<V>, mask: number, point: readonly number[]): number {
  let place = 0;
  for (let axis = 0; axis < axes.length; axis++) {
    if (mask & (1 << axis)) place = place * (axes[axis]?.size ?? 1) + (point[axis] ?? 0);
  }
  return place;
}

function marginalise<V>(tables: FamilyTables<V>, mask: number, evaluation: Evaluation<V>): readonly V[] {
  const { arithmetic } = evaluation;
  const weights = tables.axes.map(({ sort }) => evaluation.weightsOf(sort));
  const parts: V[][] = [];
  tables.places.points.forEach((point, from) => {
    let to = 0;
    let value = tables.joint[from] ?? arithmetic.zero;
    point.forEach((index, axis) => {
      if (mask & (1 << axis)) to = to * (tables.axes[axis]?.size ?? 1) + index;
      else value = arithmetic.multiply(weights[axis]?.[index] ?? arithmetic.one, value);
    });
    (parts[to] ??= []).push(value);
  });
  evaluation.world.spend(tables.joint.length * arithmetic.work);
  return parts.map((values) => arithmetic.sum(values));
}
