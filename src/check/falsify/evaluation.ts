/**
 * The evaluation of expressions in one world and one arithmetic: the values of bound variables, of symbols that are
 * numbers of the arithmetic itself (an unknown, the variable of a derivative), and tables computed once.
 */
import type {
  Density,
  Expression,
  ExpressionOf,
  Kind,
  Name,
  Range,
  Variable,
} from "../../semantics/expression.ts";
import * as Q from "../../semantics/rational.ts";
import type { Rational } from "../../semantics/rational.ts";
import type { Arithmetic } from "./arithmetic/arithmetic.ts";
import { dualOver, type Dual } from "./arithmetic/dual.ts";
import { arrayKey, withIndex, type SummedArray } from "./arrays.ts";
import type { DensityUse } from "./densityPlan.ts";
import type { Tuple } from "./families.ts";
import type { FamilyTables } from "./tables.ts";
import { Halt, Undefined } from "./signals.ts";
import type { World } from "./world.ts";

/** How each kind of expression gets its value. A kind without an entry does not compile. */
export type Evaluators = {
  readonly [K in Kind]: <V>(expression: ExpressionOf<K>, evaluation: Evaluation<V>) => V;
};

/** A point of an alphabet, or a number. */
export type Value = Point | Rational;

export interface Point {
  readonly sort: Name;
  readonly index: number;
}

export function isPoint(value: Value): value is Point {
  return "sort" in value;
}

const maximalDerivatives = 3;
const nothingForced: ReadonlyMap<string, Value> = new Map();

export class Evaluation<V> {
  readonly arithmetic: Arithmetic<V>;
  readonly world: World;
  /** Bound variables and numbers fixed for this evaluation, by `nameAt`. */
  readonly scope: Map<string, Value>;
  /** Variables whose value is a number of the arithmetic itself. */
  readonly symbols: ReadonlyMap<string, V>;
  /** What premises force upon names, as the scope was before anything was bound. */
  readonly forced: ReadonlyMap<string, Value>;
  readonly tables = new Map<string, FamilyTables<V>>();
  readonly densities = new Map<Density, DensityUse<V>>();
  readonly #weights = new Map<Name, readonly V[]>();
  readonly #points = new Map<Name, readonly Point[]>();
  readonly #free = new Map<string, Value>();
  readonly #lifted = new Map<Rational, V>();
  readonly #evaluators: Evaluators;
  readonly #derivatives = new Map<string, Evaluation<Dual<V>>>();
  readonly #depth: number;

  constructor(
    evaluators: Evaluators,
    arithmetic: Arithmetic<V>,
    world: World,
    scope: Map<string, Value> = new Map(),
    symbols: ReadonlyMap<string, V> = new Map(),
    depth = 0,
    forced: ReadonlyMap<string, Value> = scope.size === 0 ? nothingForced : new Map(scope),
  ) {
    this.#evaluators = evaluators;
    this.arithmetic = arithmetic;
    this.world = world;
    this.scope = scope;
    this.symbols = symbols;
    this.forced = forced;
    this.#depth = depth;
  }

  evaluate(expression: Expression): V {
    this.world.spend(this.arithmetic.work);
    const evaluator = this.#evaluators[expression.kind] as <W>(e: Expression, evaluation: Evaluation<W>) => W;
    return evaluator(expression, this);
  }

  /** A rational of the world as a number of the arithmetic, converted once. */
  lift(value: Rational): V {
    let lifted = this.#lifted.get(value);
    if (lifted === undefined) this.#lifted.set(value, (lifted = this.arithmetic.lift(value)));
    return lifted;
  }

  /** The value of a number that the world drew: its logarithm in logarithmic worlds. */
  numberOf(value: Rational): V {
    const lifted = this.lift(value);
    return this.world.isLogarithmic(value) ? this.arithmetic.log(lifted) : lifted;
  }

  /** The same evaluation over dual numbers, in which the variable named `name` moves with unit speed. */
  differentiating(name: string, primal: Rational): Evaluation<Dual<V>> {
    if (this.#depth >= maximalDerivatives) throw new Halt("too-many-derivatives");
    const key = `${name}=${Q.format(primal)}`;
    let inner = this.#derivatives.get(key);
    if (!inner) {
      const { zero, one } = this.arithmetic;
      const symbols = new Map<string, Dual<V>>();
      for (const [symbol, value] of this.symbols) symbols.set(symbol, { value, tangent: zero });
      symbols.set(name, { value: this.symbols.get(name) ?? this.numberOf(primal), tangent: one });
      inner = new Evaluation(
        this.#evaluators,
        dualOver(this.arithmetic),
        this.world,
        this.scope,
        symbols,
        this.#depth + 1,
        this.forced,
      );
      this.#derivatives.set(key, inner);
    }
    return inner;
  }

  /** A variable's name with the values of its indices: `x_2`, `x^{1}`. */
  nameAt(variable: Variable): string {
    if (variable.subscripts.length === 0 && variable.superscripts.length === 0) return variable.name;
    const low = variable.subscripts.map((index) => this.#indexText(index));
    const high = variable.superscripts.map((index) => this.#indexText(index));
    return `${variable.name}${low.length ? `_${low.join(",")}` : ""}${high.length ? `^${high.join(",")}` : ""}`;
  }

  #indexText(index: Expression): string {
    if (index.kind === "variable") {
      const value = this.valueOf(index);
      if (isPoint(value)) return `${value.sort}#${value.index}`;
      return Q.format(value);
    }
    return Q.format(this.rationalOf(index));
  }

  /** The exact value of an index or of the end of a range: sums and products of whole numbers and variables. */
  rationalOf(expression: Expression): Rational {
    switch (expression.kind) {
      case "number":
        return expression.value;
      case "negation":
        return Q.negate(this.rationalOf(expression.operand));
      case "addition":
        return expression.terms.map((term) => this.rationalOf(term)).reduce(Q.add, Q.zero);
      case "product":
        return expression.factors.map((factor) => this.rationalOf(factor)).reduce(Q.multiply, Q.one);
      case "variable": {
        const value = this.valueOf(expression);
        return isPoint(value) ? this.embedding(value) : value;
      }
      default:
        throw new Halt(expression.kind === "constant" ? "infinite-range" : "index", {
          kind: expression.kind,
        });
    }
  }

  /** The point or number that a variable is here. */
  valueOf(variable: Variable): Value {
    const name = this.nameAt(variable);
    return this.scope.get(name) ?? this.#free.get(name) ?? this.#freeValue(variable, name);
  }

  /** The point that a variable, or a map at points, is; undefined for anything else. */
  pointOf(expression: Expression): Point | undefined {
    if (expression.kind === "variable") {
      const value = this.valueOf(expression);
      return isPoint(value) ? value : undefined;
    }
    const sort =
      expression.kind === "application" ? this.world.roles.maps.get(expression.function) : undefined;
    if (expression.kind !== "application" || sort === undefined) return undefined;
    const settings = expression.parameters.map((parameter) => Q.format(this.rationalOf(parameter)));
    const places = expression.arguments.map((argument) => {
      const point = this.pointOf(argument);
      if (!point) throw new Halt("function-argument");
      return `${point.sort}=${point.index}`;
    });
    const name = `${expression.function}${settings.length ? `_{${settings.join()}}` : ""}(${places.join()})`;
    return { sort, index: this.world.pointIndex(name, this.sizeOf(sort)) };
  }

  #freeValue(variable: Variable, name: string): Value {
    const { roles } = this.world;
    const sort = roles.sortFor(variable);
    const tuple = roles.tuples.get(sort);
    if (tuple && variable.subscripts.length + variable.superscripts.length > 0)
      return this.#component(variable, tuple);
    if (roles.points.has(sort)) {
      const point: Point = { sort, index: this.world.pointIndex(name, this.sizeOf(sort)) };
      this.#free.set(name, point);
      return point;
    }
    if (roles.wholes.has(variable.name)) return Q.rational(this.world.whole(name));
    if (name === variable.name && roles.indices.includes(name)) return Q.rational(this.world.index(name));
    const counted = this.world.style.restriction?.counts;
    if (counted?.name === name) return Q.rational(this.world.whole(counted.range));
    const array = this.#normalisedArray(variable);
    return array ? this.#shareOf(variable, array) : this.world.number(name);
  }

  #normalisedArray(variable: Variable): SummedArray | undefined {
    const { restriction } = this.world.style;
    if (!restriction || restriction.arrays.length === 0) return undefined;
    const scripts = variable.subscripts.length + variable.superscripts.length;
    for (let place = 0; place < scripts; place++) {
      const key = arrayKey(variable, place);
      if (restriction.arrays.includes(key)) return this.world.roles.arrays.get(key);
    }
    return undefined;
  }

  /** x_i of a tuple x: the component of the value that x has. */
  #component(variable: Variable, tuple: Tuple): Point {
    const [index, ...others] = [...variable.subscripts, ...variable.superscripts];
    if (!index || others.length > 0) throw new Halt("index", { kind: "several" });
    const place = Q.toNumber(this.rationalOf(index)) - tuple.first;
    const whole = this.valueOf({ kind: "variable", name: tuple.whole, subscripts: [], superscripts: [] });
    if (!isPoint(whole)) throw new Halt("tuple-length", { variable: tuple.element });
    const size = this.tupleLength(tuple);
    if (!(place >= 0 && place < size)) throw new Halt("index", { kind: "outside" });
    const component = `${tuple.element}[]`;
    const digit = Math.floor(whole.index / 2 ** place) % 2;
    return { sort: component, index: digit };
  }

  tupleLength(tuple: Tuple): number {
    const length = Q.toNumber(this.rationalOf(tuple.last)) - tuple.first + 1;
    if (!(length >= 1 && length <= 5)) throw new Halt("tuple-length", { variable: tuple.element });
    return length;
  }

  #tupleOf(sort: Name): Tuple | undefined {
    for (const tuple of this.world.roles.tuples.values()) if (tuple.whole === sort) return tuple;
    return undefined;
  }

  /** How many points a sort has. */
  sizeOf(sort: Name): number {
    const tuple = this.#tupleOf(sort);
    if (tuple) return 2 ** this.tupleLength(tuple);
    if (sort.endsWith("[]")) return 2;
    const range = this.world.roles.numbered.get(sort);
    if (!range) return this.world.alphabetSize(sort);
    const size = Q.toNumber(this.rationalOf(range.to)) - Q.toNumber(this.rationalOf(range.from)) + 1;
    if (!(Number.isInteger(size) && size >= 1 && size <= 6)) throw new Halt("infinite-range");
    return size;
  }

  /** All points of a sort. */
  pointsOf(sort: Name): readonly Point[] {
    let points = this.#points.get(sort);
    if (!points) {
      points = Array.from({ length: this.sizeOf(sort) }, (_, index) => ({ sort, index }));
      // The range of a numbered sort may move with another index.
      if (!this.world.roles.numbered.has(sort)) this.#points.set(sort, points);
    }
    return points;
  }

  /** The base measure of a point: counting measure for numbered sorts, a product of measures for tuples. */
  measure(sort: Name, index: number): Rational {
    const { world } = this;
    if (world.roles.numbered.has(sort)) return Q.one;
    const tuple = this.#tupleOf(sort);
    if (!tuple) return world.weight(sort, index);
    if (world.roles.counting.has(sort) || world.roles.counting.has(tuple.element)) return Q.one;
    let weight = Q.one;
    for (let place = 0; place < this.tupleLength(tuple); place++) {
      weight = Q.multiply(weight, world.weight(`${tuple.element}[]`, Math.floor(index / 2 ** place) % 2));
    }
    return weight;
  }

  /** The base measures of all points of a sort. */
  weightsOf(sort: Name): readonly V[] {
    let weights = this.#weights.get(sort);
    if (!weights) {
      weights = Array.from({ length: this.sizeOf(sort) }, (_, index) =>
        this.arithmetic.lift(this.measure(sort, index)),
      );
      this.#weights.set(sort, weights);
    }
    return weights;
  }

  /** The whole numbers that an index runs over; a range that ends well before it starts is undefined. */
  endsOf(variable: Variable, range: Range): { from: number; to: number } {
    if (range.kind !== "interval") {
      const size = range.kind === "set" ? `|${range.set}|` : this.world.roles.ranges.sizeOf(variable.name);
      return { from: 1, to: this.world.whole(size) };
    }
    const [from, to] = [this.rationalOf(range.from), this.rationalOf(range.to)];
    if (!Q.isInteger(from) || !Q.isInteger(to)) throw new Halt("infinite-range");
    return orderedRange(Number(from.numerator), Number(to.numerator));
  }

  /** The value of an array's element where its hypothesis is that it sums to one: a positive share of the total. */
  #shareOf(variable: Variable, { place, index, range }: SummedArray): Rational {
    const element = withIndex(variable, place, index);
    const member = (value: Value) =>
      this.with(this.nameAt(index), value, () => this.world.positive(this.nameAt(element)));
    const sort = this.world.roles.sortFor(index);
    let total = Q.zero;
    if (range.kind === "alphabet" || this.world.roles.points.has(sort)) {
      for (let at = 0; at < this.sizeOf(sort); at++) total = Q.add(total, member({ sort, index: at }));
    } else {
      const { from, to } = this.endsOf(index, range);
      for (let at = from; at <= to; at++) total = Q.add(total, member(Q.rational(at)));
    }
    if (Q.sign(total) <= 0) throw new Undefined("an array without members");
    return Q.divide(this.world.positive(this.nameAt(variable)), total);
  }

  /** The number that a point stands for. */
  embedding({ sort, index }: Point): Rational {
    const range = this.world.roles.numbered.get(sort);
    return range ? Q.add(this.rationalOf(range.from), Q.rational(index)) : this.world.embedding(sort, index);
  }

  /** `body` with a variable bound to a value, and the binding before restored. */
  with<Result>(name: string, value: Value, body: () => Result): Result {
    const before = this.scope.get(name);
    this.scope.set(name, value);
    try {
      return body();
    } finally {
      if (before === undefined) this.scope.delete(name);
      else this.scope.set(name, before);
    }
  }

  /** Σ over all points of `variables` of their base measure (1 for counting) times `body`, which may be left out as zero. */
  sumOverPoints(variables: readonly Variable[], counting: boolean, body: () => V): V {
    const values: V[] = [];
    const { arithmetic, scope } = this;
    const descend = (depth: number, weight: V | undefined): void => {
      const variable = variables[depth];
      if (!variable) {
        const value = body();
        if (arithmetic.isZero(value)) return;
        values.push(weight === undefined ? value : arithmetic.multiply(weight, value));
        return;
      }
      const sort = this.world.roles.sortFor(variable);
      const weights = counting ? undefined : this.weightsOf(sort);
      const name = this.nameAt(variable);
      const before = scope.get(name);
      try {
        for (const point of this.pointsOf(sort)) {
          scope.set(name, point);
          const factor = weights?.[point.index];
          const both = factor !== undefined && weight !== undefined;
          descend(depth + 1, both ? arithmetic.multiply(weight, factor) : (factor ?? weight));
        }
      } finally {
        if (before === undefined) scope.delete(name);
        else scope.set(name, before);
      }
    };
    descend(0, undefined);
    return this.arithmetic.sum(values);
  }
}

/** A range may be empty by one (1 to 0); one that ends before that has no agreed meaning. */
export function orderedRange(from: number, to: number): { from: number; to: number } {
  if (to < from - 1) throw new Undefined("a range that ends before it starts");
  return { from, to };
}
