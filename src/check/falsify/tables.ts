/**
 * The tables of a family in one world: the joint over all its axes, and its marginals, each computed once. A parameter
 * that moves (under a derivative) moves the table: p(θ + δ) = p + p·(a − ā)·δ + ½ p·(b − b̄)·δ², which keeps ∫ p = 1.
 */
import type { Expression } from "../../semantics/expression.ts";
import * as Q from "../../semantics/rational.ts";
import type { Rational } from "../../semantics/rational.ts";
import { isPoint, type Evaluation } from "./evaluation.ts";
import type { Family } from "./families.ts";
import { subtract } from "./arithmetic/arithmetic.ts";
import { Halt } from "./signals.ts";

/** One axis of a table in this world. */
interface TableAxis {
  readonly label: string;
  readonly sort: string;
  readonly size: number;
}

export interface FamilyTables<V> {
  readonly axes: readonly TableAxis[];
  readonly joint: readonly V[];
  /** By set of axes, a bit each. */
  readonly marginals: Map<number, readonly V[]>;
}

/** The axes of a family, those of its tuple last, x_first to x_last. */
export function axesOf<V>(family: Family, evaluation: Evaluation<V>): readonly TableAxis[] {
  const axes: TableAxis[] = family.axes.map(({ label, sort }) => ({ label, sort, size: evaluation.sizeOf(sort) }));
  const { tuple } = family;
  if (!tuple) return axes;
  const sort = `${tuple.element}[]`;
  for (let place = 0; place < evaluation.tupleLength(tuple); place++) {
    axes.push({ label: `${tuple.element}_${place + tuple.first}`, sort, size: 2 });
  }
  return axes;
}

/** The tables of a family at the values of its parameters. */
export function tablesOf<V>(
  family: Family,
  parameters: readonly Expression[],
  evaluation: Evaluation<V>,
): FamilyTables<V> {
  const values = parameters.map((parameter) => parameterValue(parameter, evaluation));
  const name = parameters.length === 0 ? family.name : `${family.name};${values.map(Q.format).join(";")}`;
  let tables = evaluation.tables.get(`${family.key} ${name}`);
  if (!tables) {
    tables = buildTables(family, name, parameters, values, evaluation);
    evaluation.tables.set(`${family.key} ${name}`, tables);
  }
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
export function displacement<V>(parameter: Expression, value: Rational, evaluation: Evaluation<V>): V | undefined {
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
  const weights = places.map((place) =>
    place.map((index, axis) => evaluation.measure(axes[axis]?.sort ?? "", index)).reduce(Q.multiply, Q.one),
  );
  const shape = axes.map(({ label }) => label).join(" ");
  const labels = axes.map(({ label, sort }) => (label.startsWith("(") ? sort : label));
  const rationals = world.joint(name, shape, labels, places, weights);
  let joint = rationals.map((entry) => arithmetic.lift(entry));
  parameters.forEach((parameter, which) => {
    const moved = displacement(parameter, values[which] ?? Q.zero, evaluation);
    if (moved === undefined) return;
    const speeds = normalisedChange(`${name}'${which}`, rationals, weights, places, evaluation);
    const bends = normalisedChange(`${name}''${which}`, rationals, weights, places, evaluation);
    const half = arithmetic.multiply(arithmetic.lift(Q.rational(1, 2)), arithmetic.multiply(moved, moved));
    joint = joint.map((entry, place) =>
      arithmetic.sum([
        entry,
        arithmetic.multiply(arithmetic.lift(speeds[place] ?? Q.zero), moved),
        arithmetic.multiply(arithmetic.lift(bends[place] ?? Q.zero), half),
      ]),
    );
  });
  return { axes, joint, marginals: new Map([[2 ** axes.length - 1, joint]]) };
}

/** A random change of a table that keeps its integral: p·(a − ∫ p a). */
function normalisedChange<V>(
  name: string,
  table: readonly Rational[],
  weights: readonly Rational[],
  places: readonly (readonly number[])[],
  { world }: Evaluation<V>,
): readonly Rational[] {
  const rates = places.map((place) =>
    world.draw(`${name}[${place.join(",")}]`, (random) => Q.rational(random.between(-4095, 4095), 512), "change"),
  );
  let mean = Q.zero;
  table.forEach((entry, place) => {
    mean = Q.add(mean, Q.multiply(Q.multiply(entry, weights[place] ?? Q.one), rates[place] ?? Q.zero));
  });
  return table.map((entry, place) => Q.multiply(entry, Q.subtract(rates[place] ?? Q.zero, mean)));
}

/** All places of a table, the last axis fastest. */
export function placesOf(sizes: readonly number[]): readonly (readonly number[])[] {
  return sizes.reduce<readonly (readonly number[])[]>(
    (places, size) => places.flatMap((place) => Array.from({ length: size }, (_, index) => [...place, index])),
    [[]],
  );
}

/** The marginal over the axes in `mask` (a bit each) at a point; axes outside the mask are integrated out. */
export function marginalAt<V>(tables: FamilyTables<V>, mask: number, point: readonly number[], evaluation: Evaluation<V>): V {
  if (mask === 0) return evaluation.arithmetic.one;
  let marginal = tables.marginals.get(mask);
  if (!marginal) {
    marginal = marginalise(tables, mask, evaluation);
    tables.marginals.set(mask, marginal);
  }
  let place = 0;
  tables.axes.forEach(({ size }, axis) => {
    if (mask & (1 << axis)) place = place * size + (point[axis] ?? 0);
  });
  const value = marginal[place];
  if (value === undefined) throw new Halt("table-place");
  return value;
}

function marginalise<V>(tables: FamilyTables<V>, mask: number, evaluation: Evaluation<V>): readonly V[] {
  const { arithmetic } = evaluation;
  const weights = tables.axes.map(({ sort }) => evaluation.weightsOf(sort));
  const parts: V[][] = [];
  placesOf(tables.axes.map(({ size }) => size)).forEach((point, from) => {
    let to = 0;
    let value = tables.joint[from] ?? arithmetic.zero;
    point.forEach((index, axis) => {
      if (mask & (1 << axis)) to = to * (tables.axes[axis]?.size ?? 1) + index;
      else value = arithmetic.multiply(weights[axis]?.[index] ?? arithmetic.one, value);
    });
    (parts[to] ??= []).push(value);
  });
  evaluation.world.spend(tables.joint.length);
  return parts.map((values) => arithmetic.sum(values));
}
