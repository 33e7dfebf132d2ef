/**
 * Seeded randomness by name: every draw depends on a seed and on what is drawn, never on the order of evaluation, so
 * that a world can be replayed from its seed on every machine.
 */
import type { Rational } from "../../semantics/rational.ts";

/** A 32-bit digest of a seed and a text (FNV-1a, then two rounds of avalanche). */
export function digest(seed: number, text: string): number {
  let state = (seed ^ 0x811c9dc5) >>> 0;
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return avalanche(avalanche(state >>> 0) ^ seed);
}

function avalanche(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The fraction of two whole doubles, the lower one positive, in lowest terms. */
export function fraction(numerator: number, denominator = 1): Rational {
  let divisor = denominator;
  if (denominator !== 1) {
    for (let rest = Math.abs(numerator); rest !== 0; [divisor, rest] = [rest, divisor % rest]);
  }
  return { numerator: BigInt(numerator / divisor), denominator: BigInt(denominator / divisor) };
}

/** A stream of draws for one name. */
export class Random {
  #state: number;

  constructor(seed: number, name: string | number) {
    this.#state = typeof name === "string" ? digest(seed, name) : avalanche(seed ^ avalanche(name + 1));
  }

  /** 32 random bits (a Weyl sequence, avalanched). */
  bits(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    return avalanche(this.#state);
  }

  /** A whole number from 0 to `count` − 1. */
  below(count: number): number {
    return Math.floor((this.bits() / 4294967296) * count);
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  /** A whole number of 12 to 12 + `spread` bits, so that small and large ones are equally likely. */
  heavyTailed(spread: number): number {
    const size = 2 ** (11 + this.below(spread + 1));
    return size + this.below(size);
  }

  /** A positive fraction of two whole numbers of at least 12 bits. */
  positive(): Rational {
    return fraction(this.heavyTailed(2), this.heavyTailed(1));
  }

  /** A fraction strictly between 0 and 1 with a denominator of at least 12 bits. */
  unit(): Rational {
    const denominator = this.heavyTailed(2);
    return fraction(this.between(1, denominator - 1), denominator);
  }
}
