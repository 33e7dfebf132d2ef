/**
 * A finite world: every name gets a value, drawn when first asked for, by hashing the seed with what is asked.
 *
 * Each sort has a small alphabet with a base measure (∫ f = Σ wᵢ fᵢ) and each of its points a number; each family, at
 * the value of its parameters, one joint table over its axes with ∫ p = 1 exactly. All draws are rational and pass
 * through `draw`, where an attack or a shrinking may put other values in their place.
 */
import type { Budget } from "../budget.ts";
import type { Name } from "../../semantics/expression.ts";
import {
  add,
  compare,
  divide,
  equals,
  multiply,
  negate,
  one,
  sign,
  zero,
  type Rational,
} from "../../semantics/rational.ts";
import { digest, fraction, Random } from "./random.ts";
import type { Axis } from "./families.ts";
import type { Places } from "./places.ts";
import type { Roles } from "./roles.ts";
import { Halt } from "./signals.ts";
import type { Style } from "./style.ts";

const maximalTable = 4096;

/** A value that was drawn, and for what: a number or function value, a base measure, a table's entry, a rate of change. */
export interface Draw {
  readonly value: Rational;
  readonly role: "number" | "measure" | "entry" | "change";
}

/** A family's joint table at the value of its parameters, as it was drawn. */
export interface JointTable {
  readonly name: string;
  readonly axes: readonly Axis[];
  readonly places: Places;
  /** Not normalised. */
  readonly entries: readonly Rational[];
}

export class World {
  readonly #drawn = new Map<string, Draw>();
  readonly joints = new Map<string, JointTable>();
  /** Sizes of alphabets and ranges, by name. */
  readonly sizes = new Map<string, number>();
  readonly seed: number;
  readonly style: Style;
  readonly roles: Roles;
  readonly #budget: Budget;
  readonly #normalised = new Map<string, readonly Rational[]>();
  readonly #numbers = new Set<Rational>();
  readonly #embedded = new Map<string, Rational>();
  readonly #overrides: ReadonlyMap<string, Rational>;

  constructor(
    seed: number,
    style: Style,
    roles: Roles,
    budget: Budget,
    overrides: ReadonlyMap<string, Rational> = new Map(),
  ) {
    this.seed = seed;
    this.style = style;
    this.roles = roles;
    this.#budget = budget;
    this.#overrides = overrides;
  }

  spend(work: number): void {
    if (!this.#budget.spend(work)) throw new Halt("exhausted");
  }

  /** The value named `key`: the override if there is one, otherwise the same draw every time. */
  draw(key: string, make: (random: Random) => Rational, role: Draw["role"] = "number"): Rational {
    const known = this.#drawn.get(key);
    if (known) return known.value;
    const value = this.#overrides.get(key) ?? make(new Random(this.seed, key));
    this.#drawn.set(key, { value, role });
    return value;
  }

  /** Every draw so far, by name, the entries of tables last. */
  get drawn(): ReadonlyMap<string, Draw> {
    const all = new Map(this.#drawn);
    if (this.style.restriction?.hypothesis === "independent") return all;
    for (const [key, { entries, places }] of this.joints) {
      entries.forEach((value, at) => all.set(`${key}${places.names[at] ?? ""}`, { value, role: "entry" }));
    }
    return all;
  }

  /** A whole number 2 or 3 that ends a range. */
  whole(name: Name): number {
    let size = this.sizes.get(name);
    if (size === undefined) {
      const least = this.roles.indices.length > 2 ? this.roles.indices.length : 2;
      size =
        this.style.entries === "small"
          ? least
          : new Random(this.seed, `whole ${name}`).between(least, least + 1);
      this.sizes.set(name, size);
    }
    return size;
  }

  /** The value of a free index: within every range if the claim has ranges, otherwise far from every other. */
  index(name: Name): number {
    const place = this.roles.indices.indexOf(name);
    return this.roles.hasRanges ? place + 1 : 20 * (place + 1);
  }

  /** How many values the alphabet of a plain sort has. */
  alphabetSize(sort: Name): number {
    let size = this.sizes.get(`alphabet ${sort}`);
    if (size === undefined) {
      size = this.style.alphabet === "two" ? 2 : new Random(this.seed, `alphabet ${sort}`).between(2, 3);
      this.sizes.set(`alphabet ${sort}`, size);
    }
    return size;
  }

  /** The base measure of a point of a plain sort. */
  weight(sort: Name, index: number): Rational {
    if (this.roles.counting.has(sort) || this.style.weights === "one") return one;
    return this.draw(
      `w(${sort}=${index})`,
      (random) => {
        if (this.style.weights === "round") return fraction(random.between(1, 3), random.between(1, 3));
        const spread = this.style.weights === "extreme" ? 9 : 5;
        if (this.style.entries === "short") {
          return fraction(random.between(1, 15), 2 ** random.below(spread));
        }
        return fraction(
          2 ** random.below(spread) + random.below(16),
          2 ** random.below(spread) + random.below(16),
        );
      },
      "measure",
    );
  }

  /** The number that a point of a plain sort stands for, also in logarithmic worlds; different points, different numbers. */
  embedding(sort: Name, index: number): Rational {
    const key = `${sort}#${index}`;
    const known = this.#embedded.get(key);
    if (known) return known;
    const others = Array.from({ length: index }, (_, other) => this.embedding(sort, other));
    const isTaken = (number: Rational) => others.some((other) => equals(other, number));
    let value = this.#plainNumber(key);
    while (isTaken(value)) value = divide(value, fraction(2));
    this.#drawn.set(key, { value, role: "number" });
    this.#embedded.set(key, value);
    return value;
  }

  /** The index of the point that a free variable is. */
  pointIndex(key: string, size: number): number {
    let index = this.sizes.get(`point ${key}`);
    if (index === undefined) {
      index = new Random(this.seed, `point ${key}`).below(size);
      this.sizes.set(`point ${key}`, index);
    }
    return index;
  }

  /** A random number in the style of this world. */
  number(key: string): Rational {
    const value = this.#numberOf(key);
    if (this.style.logarithmic) this.#numbers.add(value);
    return value;
  }

  /** A random positive number: what a density is at a point, a member of an array that sums to one. */
  positive(key: string): Rational {
    const small = this.style.entries === "small";
    return this.draw(key, (random) => (small ? smallNumber(random, "positive") : random.positive()));
  }

  #numberOf(key: string): Rational {
    if (this.roles.positive.has(key)) return this.#positiveOrItsExponential(key);
    const { restriction } = this.style;
    const bounded = restriction?.hypothesis === "positive" || restriction?.hypothesis === "unit-interval";
    if (bounded && this.style.logarithmic) return this.#positiveOrItsExponential(key);
    return this.#plainNumber(key);
  }

  #plainNumber(key: string): Rational {
    const style = this.style.numbers === "any" ? this.#styleOf(key) : this.style.numbers;
    const signed = style === "mixed" && !this.style.logarithmic;
    if (this.style.entries === "small") {
      return this.draw(key, (random) => signedly(random, smallNumber(random, style), signed));
    }
    return this.draw(key, (random) => {
      if (style === "unit") return random.unit();
      const value = random.positive();
      if (style === "large") return multiply(value, fraction(1 + random.below(40), 1 + random.below(40)));
      return signedly(random, value, signed);
    });
  }

  /** A positive number, or in logarithmic worlds the exponential, 1 to 2, of one in the unit interval. */
  #positiveOrItsExponential(key: string): Rational {
    if (!this.style.logarithmic) return this.positive(key);
    const small = this.style.entries === "small";
    return this.draw(key, (random) => add(one, small ? smallNumber(random, "unit") : random.unit()));
  }

  /** Whether a value that a premise forces upon a name is one that this world could have drawn. */
  admits(name: string, value: Rational): boolean {
    const { restriction } = this.style;
    if (restriction?.hypothesis === "unit-interval") return sign(value) > 0 && compare(value, one) < 0;
    return (restriction?.hypothesis !== "positive" && !this.roles.positive.has(name)) || sign(value) > 0;
  }

  /** Whether a number drawn by `number` stands for its logarithm. */
  isLogarithmic(value: Rational): boolean {
    return this.style.logarithmic && this.#numbers.has(value);
  }

  #styleOf(key: string): "unit" | "positive" | "mixed" {
    return (["unit", "positive", "mixed"] as const)[new Random(this.seed, `style ${key}`).below(3)] ?? "unit";
  }

  /**
   * The joint table of a family at given parameters before it is normalised, entries in the order of `places`. Twin
   * styles make families of one shape share it.
   */
  joint(name: string, shape: string, axes: readonly Axis[], places: Places): readonly Rational[] {
    const key = `${name} ${shape}`;
    const known = this.joints.get(key);
    if (known) return known.entries;
    if (places.points.length > maximalTable) throw new Halt("table-too-large");
    this.spend(places.points.length);
    const entries =
      this.style.restriction?.hypothesis === "independent"
        ? places.points.map((point) => this.#productOfMarginals(key, point, axes))
        : this.#entries(key, shape, places);
    this.joints.set(key, { name, axes, places, entries });
    return entries;
  }

  /** The entries of a joint table over their integral, given the measures along its axes; computed once. */
  normalised(name: string, shape: string, measures: readonly (readonly Rational[])[]): readonly Rational[] {
    const key = `${name} ${shape}`;
    let normalised = this.#normalised.get(key);
    if (!normalised) {
      const { entries = [], places } = this.joints.get(key) ?? {};
      let mass = zero;
      entries.forEach((entry, at) => {
        const point = places?.points[at] ?? [];
        const measure = point.reduce((product, index, axis) => {
          const factor = measures[axis]?.[index] ?? one;
          return factor === one ? product : multiply(product, factor);
        }, entry);
        mass = add(mass, measure);
      });
      normalised = entries.map((entry) => divide(entry, mass));
      this.#normalised.set(key, normalised);
    }
    return normalised;
  }

  /** An entry is drawn by its table and its number; its name matters only where another value is to take its place. */
  #entries(key: string, shape: string, places: Places): readonly Rational[] {
    const own = digest(this.seed, key);
    const shared = this.style.twins === "none" ? own : digest(this.seed, shape);
    return places.names.map((place, at) => {
      const override = this.#overrides.size === 0 ? undefined : this.#overrides.get(key + place);
      return override ?? this.#entry(new Random(own, at), new Random(shared, at));
    });
  }

  #productOfMarginals(key: string, point: readonly number[], axes: readonly Axis[]): Rational {
    return point
      .map((index, axis) => {
        const name = `${axes[axis]?.label ?? ""}=${index}`;
        const make = (random: Random) => this.#entry(random, new Random(this.seed, name));
        return this.draw(`${key} ${name}`, make, "entry");
      })
      .reduce(multiply, one);
  }

  /** `shared` is what families of one shape have in common in twin styles. */
  #entry(random: Random, shared: Random): Rational {
    const { entries, twins } = this.style;
    const source = twins === "none" ? random : shared;
    const value = (() => {
      if (entries === "small") return fraction(source.between(1, 5));
      const heavy = source.heavyTailed(entries === "short" ? 0 : 5);
      return entries === "peaked" && source.below(3) > 0
        ? fraction(heavy, 2 ** (8 + source.below(8)))
        : fraction(heavy);
    })();
    return twins === "near" ? multiply(value, fraction(64 + random.below(8), 64)) : value;
  }
}

function smallNumber(random: Random, style: "unit" | "positive" | "mixed" | "large"): Rational {
  if (style === "unit") {
    const denominator = random.between(2, 6);
    return fraction(random.between(1, denominator - 1), denominator);
  }
  return fraction(random.between(1, 6), random.below(3) === 0 ? 2 : 1);
}

function signedly(random: Random, value: Rational, signed: boolean): Rational {
  return signed && random.below(2) === 0 ? negate(value) : value;
}
