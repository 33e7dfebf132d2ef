/**
 * The value of an expression in a random finite world, by the meaning that `semantics/expression.ts` gives each kind and
 * by nothing of the checker: an independent witness of whether a claim is true.
 */
import { boundBy } from "../../src/semantics/children.ts";
import type { Definition } from "../../src/semantics/claim.ts";
import type { Density, Expression, Optimum, Range, Variable } from "../../src/semantics/expression.ts";
import * as fixed from "./fixedPoint.ts";
import { type Real, times, unit } from "./fixedPoint.ts";
import {
  isInteger,
  type Point,
  sizeOfRanges,
  sortOfVariable,
  Unsupported,
  type World,
} from "./independentWorld.ts";

/** The values of a set of optima's body, greatest first wanted; for comparing orders. */
export interface Ranking {
  readonly ranked: readonly Real[];
}

/** What the names of a claim are, as far as the evaluation has to know it beforehand. */
export interface Names {
  readonly points: ReadonlySet<string>;
  readonly sizes: ReadonlySet<string>;
  readonly sequential: ReadonlySet<string>;
}

export type Bound = ReadonlyMap<string, Point | Real>;

/** A step of the difference quotient: its error is its square, far below what is compared. */
const difference = unit >> 96n;

export class Evaluation {
  readonly world: World;
  /** Names that stand before densities or under integrals: values of random variables. */
  readonly points: ReadonlySet<string>;
  /** Names of quantities that bound ranges. */
  readonly sizes: ReadonlySet<string>;
  /** Families with a joint density of several variables of one sort. */
  readonly sequential: ReadonlySet<string>;
  readonly #unfolding = new Set<Definition>();
  readonly #functions = new Map<string, string>();

  constructor(world: World, names: Names) {
    this.world = world;
    this.points = names.points;
    this.sizes = names.sizes;
    this.sequential = names.sequential;
  }

  ranking(e: Optimum, bound: Bound): Ranking {
    const values = this.#candidates(e, bound);
    return { ranked: e.operator === "argmin" ? values.map((value) => -value) : values };
  }

  value(e: Expression, bound: Bound): Real {
    const at = (child: Expression): Real => this.value(child, bound);
    switch (e.kind) {
      case "number":
        return fixed.fromRatio(e.value.numerator, e.value.denominator);
      case "constant":
        throw new Unsupported(e.name);
      case "variable":
        return this.#number(this.#variable(e, bound));
      case "addition":
        return e.terms.reduce((sum, term) => sum + at(term), 0n);
      case "product":
        return e.factors.reduce((product, factor) => times(product, at(factor)), unit);
      case "negation":
        return -at(e.operand);
      case "quotient":
        return fixed.over(at(e.numerator), at(e.denominator));
      case "power":
        return fixed.power(at(e.base), at(e.exponent));
      case "logarithm":
        return e.base
          ? fixed.over(fixed.logarithm(at(e.argument)), fixed.logarithm(at(e.base)))
          : fixed.logarithm(at(e.argument));
      case "exponential":
        return fixed.exponential(at(e.argument));
      case "absolute":
        return fixed.absolute(at(e.argument));
      case "density":
        return this.#density(e, bound);
      case "application":
        return this.#application(e, bound);
      case "dirac": {
        const [here, there] = [this.#variable(e.variable, bound), this.#asPoint(e.at, bound)];
        if (typeof here === "bigint" || here.sort !== there.sort) throw new Unsupported("a unit mass");
        return here.index === there.index ? fixed.over(unit, this.world.weight(here)) : 0n;
      }
      case "expectation":
        return this.#integral(e.variables, bound, (inner) =>
          times(this.value(e.density, inner), this.value(e.body, inner)),
        );
      case "integral":
        if (e.lower ?? e.upper) throw new Unsupported("an integral with ends");
        return this.#integral(e.variables, bound, (inner) => this.value(e.body, inner));
      case "summation":
        return this.#overRange(e.variables, e.range, bound).reduce(
          (sum, inner) => sum + this.value(e.body, inner),
          0n,
        );
      case "productOver":
        return this.#overRange(e.variables, e.range, bound).reduce(
          (all, inner) => times(all, this.value(e.body, inner)),
          unit,
        );
      case "divergence":
        return this.#integral(e.variables, bound, (inner) => this.#divergence(e, inner));
      case "entropy":
        return this.#integral(e.variables, bound, (inner) => {
          const density = this.value(e.density, inner);
          return -times(density, fixed.logarithm(density));
        });
      case "crossEntropy":
        return this.#integral(e.variables, bound, (inner) => {
          return -times(this.value(e.left, inner), fixed.logarithm(this.value(e.right, inner)));
        });
      case "conditionalEntropy":
      case "mutualInformation":
        return this.#integral(boundBy(e), bound, (inner) => {
          const whole = this.value(e.joint, inner);
          const part = (variables: readonly Expression[]): Real =>
            this.value({ ...e.joint, variables }, inner);
          const ratio =
            e.kind === "conditionalEntropy"
              ? fixed.over(part(e.given), whole)
              : fixed.over(whole, times(part(e.left), part(e.right)));
          return times(whole, fixed.logarithm(ratio));
        });
      case "evidenceLowerBound":
        return this.#integral(e.latent, bound, (inner) => {
          const encoder = this.value(e.encoder, inner);
          return times(encoder, fixed.logarithm(fixed.over(this.value(e.joint, inner), encoder)));
        });
      case "optimum": {
        if (e.operator === "argmin" || e.operator === "argmax") throw new Unsupported("a set as a number");
        const greatest = e.operator === "max" || e.operator === "sup";
        return this.#candidates(e, bound).reduce((best, one) => (one > best === greatest ? one : best));
      }
      case "derivative": {
        if (e.variable.kind !== "variable" || this.points.has(e.variable.name))
          throw new Unsupported("a derivative");
        const key = this.#key(e.variable, bound);
        const here = this.#variable(e.variable, bound);
        if (typeof here !== "bigint") throw new Unsupported("a derivative");
        const moved = (by: Real): Real => this.value(e.body, new Map([...bound, [key, here + by]]));
        return fixed.over(moved(difference) - moved(-difference), 2n * difference);
      }
      case "sequence":
        throw new Unsupported("a sequence as a number");
    }
  }

  /** The world's own name of a variable: its name, and where its indices point. */
  #key(variable: Variable, bound: Bound): string {
    const indices = [...variable.subscripts, ...variable.superscripts].map((index) => {
      const value = this.value(index, bound);
      return isInteger(value) ? `${value / unit}` : `${value}`;
    });
    return [variable.name, ...indices].join("#");
  }

  #variable(variable: Variable, bound: Bound): Point | Real {
    const key = this.#key(variable, bound);
    const value = bound.get(key);
    if (value !== undefined) return value;
    if (this.points.has(variable.name)) return this.world.point(key, sortOfVariable(variable));
    if (this.sizes.has(variable.name)) return sizeOfRanges(this.world.seed);
    const definition = this.#definitionOf((left) => left.kind === "variable" && left.name === variable.name);
    if (definition) return this.#unfold(definition, [], [], new Map());
    return this.world.quantity(key);
  }

  #number(value: Point | Real): Real {
    return typeof value === "bigint" ? value : this.world.numberOf(value);
  }

  #asPoint(e: Expression, bound: Bound): Point {
    const value = e.kind === "variable" ? this.#variable(e, bound) : undefined;
    if (value === undefined || typeof value === "bigint")
      throw new Unsupported("no value of a random variable");
    return value;
  }

  #integral(variables: readonly Variable[], bound: Bound, body: (inner: Bound) => Real): Real {
    const [first, ...rest] = variables;
    if (!first) return body(bound);
    const key = this.#key(first, bound);
    return this.world.alphabet(sortOfVariable(first)).reduce((sum, point) => {
      return (
        sum + times(this.world.weight(point), this.#integral(rest, new Map([...bound, [key, point]]), body))
      );
    }, 0n);
  }

  #overRange(variables: readonly Variable[], range: Range, bound: Bound): readonly Bound[] {
    const whole = (first: number, last: number): Real[] =>
      Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => fixed.fromInteger(first + at));
    const valuesOf = (variable: Variable, outer: Bound): readonly (Point | Real)[] => {
      if (range.kind === "alphabet") return this.world.alphabet(sortOfVariable(variable));
      if (range.kind === "index") return whole(1, 3);
      if (range.kind === "interval") {
        const [from, to] = [this.value(range.from, outer), this.value(range.to, outer)];
        if (!isInteger(from) || !isInteger(to)) throw new Unsupported("ends of a range");
        return whole(Number(from / unit), Number(to / unit));
      }
      if (!this.points.has(variable.name)) return whole(1, 3);
      return [1, 2, 3].map((member) => this.world.point(`${range.set} ${member}`, sortOfVariable(variable)));
    };
    return variables.reduce<readonly Bound[]>(
      (outer, variable) =>
        outer.flatMap((one) =>
          valuesOf(variable, one).map((value) => new Map([...one, [this.#key(variable, one), value]])),
        ),
      [bound],
    );
  }

  #candidates(e: Optimum, bound: Bound): readonly Real[] {
    return Array.from({ length: 8 }, (_, at) => {
      const inner = new Map(bound);
      for (const variable of e.variables) {
        if (variable.subscripts.length + variable.superscripts.length > 0)
          throw new Unsupported("an indexed optimum");
        const isPoint = this.points.has(variable.name);
        const points = isPoint ? this.world.alphabet(sortOfVariable(variable)) : [];
        inner.set(
          variable.name,
          points[at % points.length] ?? 4n * this.world.random(`candidate ${variable.name} ${at}`),
        );
      }
      return this.value(e.body, inner);
    });
  }

  #divergence(e: Extract<Expression, { kind: "divergence" }>, inner: Bound): Real {
    const [left, right] = [this.value(e.left, inner), this.value(e.right, inner)];
    const relative = (first: Real, second: Real): Real =>
      times(first, fixed.logarithm(fixed.over(first, second)));
    switch (e.divergence) {
      case "KL":
        return relative(left, right);
      case "JS":
        return (relative(left, (left + right) / 2n) + relative(right, (left + right) / 2n)) / 2n;
      case "TV":
        return fixed.absolute(left - right) / 2n;
      case "f":
        return times(right, this.#apply(e.generator ?? "f", [], [fixed.over(left, right)]));
    }
  }

  #density(e: Density, bound: Bound): Real {
    const [variables, conditions] = [this.#slots(e.variables, bound), this.#slots(e.conditions, bound)];
    const definition = this.#definitionOf((left) => left.kind === "density" && left.family === e.family);
    if (definition) return this.#definedDensity(definition, e, bound);
    const parameters = e.parameters.map((parameter) => this.value(parameter, bound));
    const family = `${e.family} ${parameters.length}`;
    const isJoint = this.sequential.has(e.family);
    const indices = new Set([...variables, ...conditions].map(({ index }) => index));
    if (!isJoint && indices.size > 1 && indices.has(""))
      throw new Unsupported("indexed and plain variables together");
    // Independent draws: a product over their indices, each with one and the same joint density.
    const groups = isJoint ? [undefined] : [...indices];
    return groups.reduce((product, group) => {
      const chosen = (list: readonly Slot[]): Map<string, Point> =>
        this.#assignment(
          list.filter(({ index }) => group === undefined || index === group),
          group === undefined,
        );
      if (chosen(variables).size === 0) return product;
      const [numerator, denominator] = [chosen([...variables, ...conditions]), chosen(conditions)];
      const mass = this.world.mass(family, parameters, numerator);
      return times(
        product,
        denominator.size === 0 ? mass : fixed.over(mass, this.world.mass(family, parameters, denominator)),
      );
    }, unit);
  }

  #assignment(slots: readonly Slot[], indexed: boolean): Map<string, Point> {
    const assigned = new Map<string, Point>();
    for (const { sort, index, point } of slots) {
      const slot = indexed && index !== "" ? `${sort}#${index}` : sort;
      if (assigned.has(slot)) throw new Unsupported("one variable twice in a density");
      assigned.set(slot, point);
    }
    return assigned;
  }

  #slots(values: readonly Expression[], bound: Bound): readonly Slot[] {
    return values.flatMap((value): readonly Slot[] => {
      if (value.kind === "sequence") {
        const range: Range = { kind: "interval", from: value.from, to: value.to };
        return this.#overRange([value.index], range, bound).flatMap((inner) =>
          this.#slots([value.element], inner),
        );
      }
      if (value.kind !== "variable") throw new Unsupported("a density at a value");
      const [, ...index] = this.#key(value, bound).split("#");
      return [{ sort: sortOfVariable(value), index: index.join("#"), point: this.#asPoint(value, bound) }];
    });
  }

  #definedDensity(definition: Definition, e: Density, bound: Bound): Real {
    const { left } = definition;
    if (left.kind !== "density" || left.parameters.length !== e.parameters.length)
      throw new Unsupported("another family");
    if (left.conditions.length !== e.conditions.length || left.variables.length !== e.variables.length) {
      throw new Unsupported("another density of a defined family");
    }
    const inner = new Map<string, Point | Real>();
    left.parameters.forEach((formal, at) => this.#bind(formal, e.parameters[at], bound, inner));
    const used = new Set<Expression>();
    for (const [formals, actuals] of [
      [left.variables, e.variables],
      [left.conditions, e.conditions],
    ] as const) {
      for (const formal of formals) {
        const actual = actuals.find((one) => !used.has(one) && sameSort(one, formal));
        if (!actual) throw new Unsupported("another density of a defined family");
        used.add(actual);
        this.#bind(formal, actual, bound, inner);
      }
    }
    return this.#unfold(definition, [], [], inner);
  }

  #application(e: Extract<Expression, { kind: "application" }>, bound: Bound): Real {
    if (e.function === "\\mathrm{card}") return fixed.fromInteger(3);
    const name = this.#functions.get(e.function) ?? e.function;
    const definition = this.#definitionOf((left) => left.kind === "application" && left.function === name);
    if (definition) return this.#unfold(definition, e.parameters, e.arguments, new Map(), bound);
    const values = [...e.parameters, ...e.arguments].map((argument) =>
      argument.kind === "variable" ? this.#variable(argument, bound) : this.value(argument, bound),
    );
    const points = values.filter((value) => typeof value !== "bigint");
    return this.#apply(
      name,
      points,
      values.filter((value) => typeof value === "bigint"),
    );
  }

  #apply(name: string, points: readonly Point[], numbers: readonly Real[]): Real {
    if (/^\\(?:[a-zA-Z]+|math.*)$/.test(name)) throw new Unsupported(`the function ${name}`);
    const definition = this.#definitionOf((left) => left.kind === "application" && left.function === name);
    if (definition) throw new Unsupported("a defined generator");
    return this.world.functionAt(name, points, numbers);
  }

  /** The last definition of a name, unless it is being unfolded or only tells how a family's densities hang together. */
  #definitionOf(fits: (left: Expression) => boolean): Definition | undefined {
    const found = this.world.context.definitions.findLast(({ left }) => fits(left));
    return found && this.#unfolding.has(found) ? undefined : found;
  }

  #unfold(
    definition: Definition,
    parameters: readonly Expression[],
    values: readonly Expression[],
    inner: Map<string, Point | Real>,
    bound: Bound = new Map(),
  ): Real {
    const { left, right } = definition;
    const renamed: string[] = [];
    if (left.kind === "application") {
      const formals = [...left.parameters, ...left.arguments];
      const actuals = [...parameters, ...values];
      if (formals.length !== actuals.length) throw new Unsupported("another number of arguments");
      formals.forEach((formal, at) => {
        const actual = actuals[at];
        if (formal.kind === "variable" && actual?.kind === "variable" && formal.name !== actual.name) {
          this.#functions.set(formal.name, actual.name);
          renamed.push(formal.name);
        }
        this.#bind(formal, actual, bound, inner);
      });
    }
    this.#unfolding.add(definition);
    try {
      return this.value(right, inner);
    } finally {
      this.#unfolding.delete(definition);
      for (const name of renamed) this.#functions.delete(name);
    }
  }

  #bind(
    formal: Expression,
    actual: Expression | undefined,
    bound: Bound,
    inner: Map<string, Point | Real>,
  ): void {
    if (formal.kind !== "variable" || !actual) throw new Unsupported("a formal parameter");
    const value = actual.kind === "variable" ? this.#variable(actual, bound) : this.value(actual, bound);
    inner.set(this.#key(formal, new Map()), value);
  }
}

interface Slot {
  readonly sort: string;
  readonly index: string;
  readonly point: Point;
}

function sameSort(first: Expression, second: Expression): boolean {
  return (
    first.kind === "variable" &&
    second.kind === "variable" &&
    sortOfVariable(first) === sortOfVariable(second)
  );
}
