/**
 * What evaluation asks of numbers. Evaluators are written once over `Arithmetic<V>`; its domains are doubles with an
 * error bound, the exact ring of rationals and logarithms, rational functions of one unknown, and dual numbers over any.
 *
 * A partial operation throws `Undefined` where it has no real value; a result that a domain cannot represent becomes
 * its `isOutside` value, which no comparison accepts.
 */
import type { Rational } from "../../../semantics/rational.ts";

export interface Arithmetic<V> {
  readonly zero: V;
  readonly one: V;
  readonly pi: V;
  /** What one operation costs, in operations on doubles: the units of the budget. */
  readonly work: number;
  /** Whether rationals are represented as they are. */
  readonly exact: boolean;
  readonly lift: (value: Rational) => V;
  readonly add: (first: V, second: V) => V;
  readonly sum: (values: readonly V[]) => V;
  readonly negate: (value: V) => V;
  readonly multiply: (first: V, second: V) => V;
  readonly divide: (numerator: V, denominator: V) => V;
  readonly log: (value: V) => V;
  readonly exp: (value: V) => V;
  readonly absolute: (value: V) => V;
  readonly maximum: (first: V, second: V) => V;
  /** The whole number that the value is, where that is certain. */
  readonly wholeOf: (value: V) => number | undefined;
  /** Whether the value is certainly zero. */
  readonly isZero: (value: V) => boolean;
  /** −1, 0 or 1 where that is certain. */
  readonly signOf: (value: V) => number | undefined;
  /** Whether the domain cannot represent the value. */
  readonly isOutside: (value: V) => boolean;
}

export function subtract<V>(arithmetic: Arithmetic<V>, first: V, second: V): V {
  return arithmetic.add(first, arithmetic.negate(second));
}

/** base ^ exponent: by multiplication for a small whole exponent, otherwise exp(exponent · log base). */
export function power<V>(arithmetic: Arithmetic<V>, base: V, exponent: V): V {
  const whole = arithmetic.wholeOf(exponent);
  if (whole === undefined || Math.abs(whole) > 64) {
    return arithmetic.exp(arithmetic.multiply(exponent, arithmetic.log(base)));
  }
  let result = arithmetic.one;
  let square = base;
  for (let left = Math.abs(whole); left > 0; left >>= 1) {
    if (left & 1) result = arithmetic.multiply(result, square);
    if (left > 1) square = arithmetic.multiply(square, square);
  }
  return whole < 0 ? arithmetic.divide(arithmetic.one, result) : result;
}
