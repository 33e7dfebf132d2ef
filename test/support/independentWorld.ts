/**
 * A random finite world for an independent opinion on a claim: every random variable has two or three values with base
 * weights, every family a random joint table that depends smoothly on its parameters, every function a random table or
 * polynomial. A family's variables are found by evaluating: meeting a new one starts the evaluation again.
 */
import type { Context } from "../../src/semantics/claim.ts";
import type { Variable } from "../../src/semantics/expression.ts";
import { absolute, fromInteger, fromRatio, over, type Real, times, unit } from "./fixedPoint.ts";

/** The independent evaluator does not know what this means. */
export class Unsupported extends Error {}

/** The evaluation met a variable of a family for the first time and has to start again. */
export class NewSlot extends Error {}

/** A value of a random variable: its number in the alphabet of its sort. */
export interface Point {
  readonly sort: string;
  readonly index: number;
}

export class World {
  readonly seed: number;
  readonly context: Context;
  /** Sorts under counting measure. */
  readonly discrete: ReadonlySet<string>;
  readonly #slots = new Map<string, string[]>();
  readonly #masses = new Map<string, Real>();

  constructor(seed: number, context: Context, discrete: ReadonlySet<string>) {
    this.seed = seed;
    this.context = context;
    this.discrete = discrete;
  }

  /** A random number strictly between 0 and 1, always the same for the same key. */
  random(key: string): Real {
    let [high, low] = [0xdeadbeef ^ this.seed, 0x41c6ce57 ^ this.seed];
    for (let at = 0; at < key.length; at++) {
      high = Math.imul(high ^ key.charCodeAt(at), 2654435761);
      low = Math.imul(low ^ key.charCodeAt(at), 1597334677);
    }
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    const bits = BigInt((high ^ (high >>> 15)) >>> 0) >> 8n;
    return fromRatio(2n * bits + 1n, 1n << 25n);
  }

  alphabet(sort: string): readonly Point[] {
    const size = this.#slots.size < 3 && this.seed % 3 === 0 ? 3 : 2;
    return Array.from({ length: size }, (_, index) => ({ sort, index }));
  }

  weight({ sort, index }: Point): Real {
    if (this.discrete.has(sort)) return unit;
    return (unit / 4n + 2n * this.random(`weight ${sort} ${index}`)) / (this.seed % 2 === 0 ? 1n : 16n);
  }

  /** The number that a point stands for where a formula reckons with it. */
  numberOf({ sort, index }: Point): Real {
    return unit / 8n + 2n * this.random(`value ${sort} ${index}`);
  }

  point(key: string, sort: string): Point {
    const points = this.alphabet(sort);
    const index = Number((this.random(`point ${key}`) * BigInt(points.length)) / unit);
    return { sort, index };
  }

  /** A free quantity: between 0 and 1 in half the worlds, so that log(1 − θ) has a value. */
  quantity(key: string): Real {
    return this.random(`quantity ${key}`) * (this.seed % 2 === 0 ? 1n : 3n);
  }

  /** A function at points and numbers: a polynomial in the numbers whose coefficients the points choose. */
  functionAt(name: string, points: readonly Point[], numbers: readonly Real[]): Real {
    const key = `function ${name} ${points.map(({ sort, index }) => `${sort}${index}`).join(" ")}`;
    const sum = numbers.reduce(
      (total, number, at) =>
        total +
        times(number, this.random(`${key} a${at}`)) +
        times(times(number, number), this.random(`${key} b${at}`)),
      this.random(key),
    );
    return numbers.length === 0 && this.seed % 4 === 3 ? 3n * sum - unit : sum;
  }

  /** ∫ of the joint density over the variables that `fixed` leaves open. */
  mass(family: string, parameters: readonly Real[], fixed: ReadonlyMap<string, Point>): Real {
    const slots = this.#slotsWith(family, fixed);
    const key = `${family};${parameters.join(";")};${slots.map((slot) => fixed.get(slot)?.index ?? "*").join("")}`;
    let mass = this.#masses.get(key);
    if (mass === undefined) {
      const open = slots.find((slot) => !fixed.has(slot));
      mass =
        open === undefined
          ? over(this.#cell(family, parameters, key), this.#total(family, parameters, slots))
          : this.alphabet(sortOfSlot(open)).reduce(
              (sum, point) =>
                sum +
                times(this.weight(point), this.mass(family, parameters, new Map([...fixed, [open, point]]))),
              0n,
            );
      this.#masses.set(key, mass);
    }
    return mass;
  }

  #slotsWith(family: string, fixed: ReadonlyMap<string, Point>): readonly string[] {
    const slots = this.#slots.get(family) ?? [];
    const fresh = [...fixed.keys()].filter((slot) => !slots.includes(slot));
    if (fresh.length === 0) return slots;
    this.#slots.set(family, [...slots, ...fresh].sort());
    this.#masses.clear();
    throw new NewSlot();
  }

  #total(family: string, parameters: readonly Real[], slots: readonly string[]): Real {
    const key = `total ${family};${parameters.join(";")}`;
    let total = this.#masses.get(key);
    if (total !== undefined) return total;
    total = 0n;
    const visit = (at: number, cell: string, weight: Real): void => {
      const slot = slots[at];
      if (slot === undefined) {
        const name = `${family};${parameters.join(";")};${cell}`;
        total = (total ?? 0n) + times(weight, this.#cell(family, parameters, name));
        return;
      }
      for (const point of this.alphabet(sortOfSlot(slot))) {
        visit(at + 1, `${cell}${point.index}`, times(weight, this.weight(point)));
      }
    };
    visit(0, "", unit);
    this.#masses.set(key, total);
    return total;
  }

  /** An entry before it is normalised; positive and smooth in the parameters. */
  #cell(family: string, parameters: readonly Real[], key: string): Real {
    const cell = `${family} ${key.slice(key.lastIndexOf(";"))}`;
    const skewed = this.seed % 5 === 4;
    const entry = (name: string): Real => {
      const value = this.random(`${name} ${cell}`);
      return skewed ? times(times(value, value), times(value, value)) + unit / 500n : value + unit / 50n;
    };
    return parameters.reduce(
      (sum, parameter, at) => {
        const distance = parameter + unit - 6n * this.random(`centre ${at} ${cell}`);
        return sum + times(entry(`a${at}`), times(distance, distance));
      },
      entry("c") / 8n,
    );
  }
}

/** Slots are named by a sort, and by an index where a family has several variables of one sort. */
function sortOfSlot(slot: string): string {
  return slot.replace(/#.*$/, "");
}

export const sortOfVariable = ({ name }: Variable): string => name.replace(/'+$/, "");

/** A whole number of things, for a quantity that bounds a range. */
export const sizeOfRanges = (seed: number): Real => fromInteger(2 + (seed % 2));

export const isInteger = (value: Real): boolean => absolute(value) % unit === 0n;
