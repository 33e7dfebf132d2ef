/**
 * Doubles with a rigorous bound on their absolute error, for screening: the true value lies within `error` of `value`.
 *
 * Every operation adds its own rounding, taken as at most 4 units in the last place for log and exp, and inflates the
 * bound by more than the rounding of the bound itself. A value that is not finite is undefined.
 */
import { toNumber } from "../../../semantics/rational.ts";
import { Undefined } from "../signals.ts";
import type { Arithmetic } from "./arithmetic.ts";

export interface Bounded {
  readonly value: number;
  readonly error: number;
}

/** A unit in the last place, relative. */
const unit = 2 ** -52;
const inflation = 1 + 2 ** -48;
const tiny = 1e-300;

function bounded(value: number, inherited: number, rounding: number): Bounded {
  const error = (inherited + rounding * Math.abs(value)) * inflation + tiny;
  // A value that is not finite makes its own rounding, and so the bound, infinite or not a number.
  if (!(error < Number.POSITIVE_INFINITY)) throw new Undefined("not finite");
  return { value, error };
}

const exactly = (value: number): Bounded => ({ value, error: 0 });

function multiply(first: Bounded, second: Bounded): Bounded {
  if (isZero(first) || isZero(second)) return zero;
  const inherited =
    Math.abs(first.value) * second.error + Math.abs(second.value) * first.error + first.error * second.error;
  return bounded(first.value * second.value, inherited, unit);
}

function divide(numerator: Bounded, denominator: Bounded): Bounded {
  const least = Math.abs(denominator.value) - denominator.error;
  if (!(least > 0)) throw new Undefined("a division by zero");
  if (isZero(numerator)) return zero;
  const quotient = numerator.value / denominator.value;
  return bounded(quotient, (numerator.error + Math.abs(quotient) * denominator.error) / least, 2 * unit);
}

function log(value: Bounded): Bounded {
  const least = value.value - value.error;
  if (!(least > 0)) throw new Undefined("the log of a number that is not positive");
  if (value.value === 1 && value.error === 0) return zero;
  return bounded(Math.log(value.value), value.error / least, 4 * unit);
}

function exp(value: Bounded): Bounded {
  const result = Math.exp(value.value);
  return bounded(result, result * Math.expm1(value.error), 8 * unit);
}

function sum(values: readonly Bounded[]): Bounded {
  let total = 0;
  let error = 0;
  let size = 0;
  for (const each of values) {
    total += each.value;
    error += each.error;
    size += Math.abs(each.value);
  }
  return size === 0 && error === 0 ? zero : bounded(total, error + size * unit * values.length, unit);
}

function isZero(value: Bounded): boolean {
  return value.value === 0 && value.error === 0;
}

const zero = exactly(0);

export const boundedFloat: Arithmetic<Bounded> = {
  zero,
  one: exactly(1),
  work: 1,
  exact: false,
  pi: bounded(Math.PI, 0, unit),
  lift(value) {
    if (value.denominator === 1n) {
      const whole = Number(value.numerator);
      if (Number.isSafeInteger(whole)) return exactly(whole);
    }
    return bounded(toNumber(value), 0, 4 * unit);
  },
  add: (first, second) => (isZero(first) ? second : isZero(second) ? first : sum([first, second])),
  sum,
  negate: (value) => (isZero(value) ? value : { value: -value.value, error: value.error }),
  multiply,
  divide,
  log,
  exp,
  absolute: (value) => ({ value: Math.abs(value.value), error: value.error }),
  maximum: (first, second) => ({
    value: Math.max(first.value, second.value),
    error: Math.max(first.error, second.error),
  }),
  wholeOf: (value) => (value.error === 0 && Number.isSafeInteger(value.value) ? value.value : undefined),
  isZero,
  signOf: (value) =>
    Math.abs(value.value) > value.error ? Math.sign(value.value) : isZero(value) ? 0 : undefined,
  isOutside: () => false,
};
