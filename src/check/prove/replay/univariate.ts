/**
 * Polynomials in one indeterminate over a field, as coefficients from the constant up; the last is not zero. Replay uses
 * two fields: residues modulo its prime, and the rational numbers, over which real roots can be counted.
 */
import * as Q from "../../../semantics/rational.ts";
import type { Rational } from "../../../semantics/rational.ts";
import { invert, reduce } from "./modular.ts";

export type Univariate<V> = readonly V[];

interface Field<V> {
  readonly of: (value: number) => V;
  readonly add: (a: V, b: V) => V;
  readonly multiply: (a: V, b: V) => V;
  /** Zero has none. */
  readonly invert: (a: V) => V | undefined;
  readonly isZero: (a: V) => boolean;
}

export class Polynomials<V> {
  readonly field: Field<V>;

  constructor(field: Field<V>) {
    this.field = field;
  }

  constant(value: V): Univariate<V> {
    return this.#trimmed([value]);
  }

  /** The polynomial of whole coefficients. */
  of(...coefficients: readonly number[]): Univariate<V> {
    return this.#trimmed(coefficients.map(this.field.of));
  }

  add(a: Univariate<V>, b: Univariate<V>): Univariate<V> {
    const { add, of } = this.field;
    const length = Math.max(a.length, b.length);
    return this.#trimmed(Array.from({ length }, (_, at) => add(a[at] ?? of(0), b[at] ?? of(0))));
  }

  multiply(a: Univariate<V>, b: Univariate<V>): Univariate<V> {
    if (a.length === 0 || b.length === 0) return [];
    const { add, multiply, of } = this.field;
    const result = Array.from({ length: a.length + b.length - 1 }, () => of(0));
    for (const [i, left] of a.entries()) {
      for (const [j, right] of b.entries())
        result[i + j] = add(result[i + j] ?? of(0), multiply(left, right));
    }
    return this.#trimmed(result);
  }

  negate(a: Univariate<V>): Univariate<V> {
    return this.multiply(a, this.of(-1));
  }

  raise(base: Univariate<V>, exponent: number): Univariate<V> {
    let result = this.of(1);
    for (let count = exponent; count > 0; count--) result = this.multiply(result, base);
    return result;
  }

  /** Division with remainder; undefined by zero. */
  divide(
    a: Univariate<V>,
    b: Univariate<V>,
  ): { readonly quotient: Univariate<V>; readonly rest: Univariate<V> } | undefined {
    const { add, multiply, of } = this.field;
    const leading = b.at(-1);
    const inverse = leading === undefined ? undefined : this.field.invert(leading);
    if (inverse === undefined) return undefined;
    const rest = [...a];
    const quotient = Array.from({ length: Math.max(a.length - b.length + 1, 0) }, () => of(0));
    for (let at = quotient.length - 1; at >= 0; at--) {
      const factor = multiply(rest[at + b.length - 1] ?? of(0), inverse);
      quotient[at] = factor;
      const negated = multiply(factor, of(-1));
      for (const [index, coefficient] of b.entries())
        rest[at + index] = add(rest[at + index] ?? of(0), multiply(negated, coefficient));
    }
    return { quotient: this.#trimmed(quotient), rest: this.#trimmed(rest) };
  }

  /** The greatest common divisor, with leading coefficient one; zero of two zeros. */
  gcd(a: Univariate<V>, b: Univariate<V>): Univariate<V> {
    let [first, second] = [this.#monic(a), this.#monic(b)];
    while (second.length > 0) [first, second] = [second, this.#monic(this.divide(first, second)?.rest ?? [])];
    return first;
  }

  derivative(polynomial: Univariate<V>): Univariate<V> {
    const { multiply, of } = this.field;
    return this.#trimmed(polynomial.slice(1).map((coefficient, at) => multiply(coefficient, of(at + 1))));
  }

  /** The polynomial without the roots that it shares with another. */
  withoutCommon(polynomial: Univariate<V>, other: Univariate<V>): Univariate<V> {
    let result = polynomial;
    for (;;) {
      const common = this.gcd(result, other);
      if (common.length < 2) return result;
      result = this.divide(result, common)?.quotient ?? [];
    }
  }

  /** The polynomial with every root once. */
  withoutRepetition(polynomial: Univariate<V>): Univariate<V> {
    const common = this.gcd(polynomial, this.derivative(polynomial));
    return common.length < 2 ? polynomial : (this.divide(polynomial, common)?.quotient ?? polynomial);
  }

  #monic(polynomial: Univariate<V>): Univariate<V> {
    const leading = polynomial.at(-1);
    const inverse = leading === undefined ? undefined : this.field.invert(leading);
    if (inverse === undefined) return polynomial;
    return polynomial.map((coefficient) => this.field.multiply(coefficient, inverse));
  }

  #trimmed(coefficients: readonly V[]): Univariate<V> {
    let length = coefficients.length;
    for (; length > 0; length--) {
      const last = coefficients[length - 1];
      if (last !== undefined && !this.field.isZero(last)) break;
    }
    return coefficients.slice(0, length);
  }
}

export const modular = new Polynomials<number>({
  of: reduce,
  add: (a, b) => reduce(a + b),
  multiply: (a, b) => reduce(a * b),
  invert,
  isZero: (a) => a === 0,
});

export const exact = new Polynomials<Rational>({
  of: (value) => Q.rational(value),
  add: Q.add,
  multiply: Q.multiply,
  invert: (a) => (Q.sign(a) === 0 ? undefined : Q.divide(Q.one, a)),
  isZero: (a) => Q.sign(a) === 0,
});

/**
 * Whether a polynomial without repeated roots has a real root, or a positive one (Sturm 1829): the signs of its chain
 * change as often at the one end as at the other.
 */
export function hasRealRoot(polynomial: Univariate<Rational>, onlyPositive: boolean): boolean {
  if (polynomial.length < 2) return polynomial.length === 0;
  const chain = [polynomial, exact.derivative(polynomial)];
  for (;;) {
    const [before, last] = chain.slice(-2);
    const rest = before && last && exact.divide(before, last)?.rest;
    if (!rest || rest.length === 0) break;
    chain.push(exact.negate(rest));
  }
  const leading = chain.map((one) => Q.sign(one.at(-1) ?? Q.zero));
  const start = onlyPositive
    ? chain.map((one) => Q.sign(one[0] ?? Q.zero))
    : leading.map((sign, at) => (((chain[at]?.length ?? 0) - 1) % 2 === 0 ? sign : -sign));
  return changesOf(start) !== changesOf(leading);
}

function changesOf(signs: readonly number[]): number {
  const kept = signs.filter((sign) => sign !== 0);
  return kept.filter((sign, at) => at > 0 && sign !== kept[at - 1]).length;
}
