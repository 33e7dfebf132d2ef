/**
 * Whether Σ cₖ log rₖ vanishes, decided without factoring into primes: whole numbers that are pairwise coprime and
 * greater than 1 have logarithms that are linearly independent over the rationals, by unique factorisation.
 */
import { greatestCommonDivisor, type Rational } from "../../../semantics/rational.ts";

export interface LogTerm {
  readonly coefficient: Rational;
  /** Positive. */
  readonly argument: Rational;
}

/** Pairwise coprime numbers, all greater than 1, of whose powers every given positive number is a product. */
export function coprimeBase(numbers: Iterable<bigint>): readonly bigint[] {
  const base: bigint[] = [];
  for (const number of numbers) {
    const waiting = [number];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) insert(next, base, waiting);
  }
  return base;
}

function insert(number: bigint, base: bigint[], waiting: bigint[]): void {
  if (number === 1n) return;
  let rest = number;
  for (let index = 0; index < base.length; index++) {
    const element = base[index] as bigint;
    const shared = greatestCommonDivisor(element, rest);
    if (shared === 1n) continue;
    if (shared === element) {
      while (rest % element === 0n) rest /= element;
      if (rest === 1n) return;
      index--;
      continue;
    }
    base.splice(index, 1);
    waiting.push(element / shared, shared, rest / shared, shared);
    return;
  }
  base.push(rest);
}

/** Σ cₖ log rₖ = Σ eⱼ log bⱼ over a coprime base, terms that cancel left out: empty exactly when the sum is zero. */
export function collectLogarithms(terms: readonly LogTerm[]): readonly { weight: bigint; base: bigint }[] {
  let scale = 1n;
  for (const { coefficient } of terms) {
    scale *= coefficient.denominator / greatestCommonDivisor(scale, coefficient.denominator);
  }
  const weights = new Map<bigint, bigint>();
  const gather = (number: bigint, weight: bigint) =>
    weights.set(number, (weights.get(number) ?? 0n) + weight);
  for (const { coefficient, argument } of terms) {
    const weight = coefficient.numerator * (scale / coefficient.denominator);
    gather(argument.numerator, weight);
    gather(argument.denominator, -weight);
  }
  for (const [number, weight] of weights) if (number === 1n || weight === 0n) weights.delete(number);
  const collected: { weight: bigint; base: bigint }[] = [];
  for (const base of coprimeBase(weights.keys())) {
    let total = 0n;
    for (const [number, weight] of weights) total += weight * multiplicity(number, base);
    if (total !== 0n) collected.push({ weight: total, base });
  }
  return collected;
}

function multiplicity(number: bigint, base: bigint): bigint {
  let count = 0n;
  for (let rest = number; rest % base === 0n; rest /= base) count++;
  return count;
}
