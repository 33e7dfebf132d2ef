/**
 * Real numbers as big integers over 2^precision: enough digits to tell an identity from a coincidence, and to
 * differentiate by a difference quotient. Nothing here is shared with the arithmetic of the checker.
 */
export type Real = bigint;

export const precision = 384n;
export const unit: Real = 1n << precision;

/** The expression has no value there: a logarithm of zero, a quotient by zero. */
export class NoValue extends Error {}

export const fromInteger = (value: bigint | number): Real => BigInt(value) << precision;
export const fromRatio = (numerator: bigint, denominator: bigint): Real =>
  (numerator << precision) / denominator;
export const times = (first: Real, second: Real): Real => (first * second) / unit;

export function over(first: Real, second: Real): Real {
  if (absolute(second) < 1n << 16n) throw new NoValue("division by zero");
  return (first << precision) / second;
}

export const absolute = (value: Real): Real => (value < 0n ? -value : value);

/** Whether two values differ by no more than the rounding of a derivative or two may explain. */
export function agree(first: Real, second: Real): boolean {
  const size = [unit, absolute(first), absolute(second)].reduce((a, b) => (a > b ? a : b));
  return absolute(first - second) <= size >> 64n;
}

/** The natural logarithm: of m · 2^k with 1 ≤ m < 2 it is k log 2 + 2 artanh((m − 1)/(m + 1)). */
export function logarithm(value: Real): Real {
  if (value <= 0n) throw new NoValue("logarithm of a number that is not positive");
  const exponent = BigInt(value.toString(2).length - 1) - precision;
  const mantissa = exponent >= 0n ? value >> exponent : value << -exponent;
  return exponent * logarithmOfTwo() + twiceArtanh(over(mantissa - unit, mantissa + unit));
}

let storedLogarithmOfTwo: Real | undefined;
function logarithmOfTwo(): Real {
  storedLogarithmOfTwo ??= twiceArtanh(unit / 3n);
  return storedLogarithmOfTwo;
}

function twiceArtanh(argument: Real): Real {
  const square = times(argument, argument);
  let [power, sum] = [argument, 0n];
  for (let odd = 1n; power !== 0n; odd += 2n) {
    sum += power / odd;
    power = times(power, square);
  }
  return 2n * sum;
}

/** e to a value: by its series at the value over 2^16, squared 16 times. */
export function exponential(value: Real): Real {
  if (absolute(value) > fromInteger(500)) throw new NoValue("exponential out of range");
  const small = value >> 16n;
  let [term, sum] = [unit, unit];
  for (let index = 1n; term !== 0n && index < 500n; index++) {
    term = times(term, small) / index;
    sum += term;
  }
  for (let round = 0; round < 16; round++) sum = times(sum, sum);
  return sum;
}

export function power(base: Real, exponent: Real): Real {
  if (exponent % unit !== 0n) return exponential(times(exponent, logarithm(base)));
  const size = Number(absolute(exponent / unit));
  if (size > 64) throw new NoValue("a power that is too high");
  let product = unit;
  for (let round = 0; round < size; round++) product = times(product, base);
  return exponent < 0n ? over(unit, product) : product;
}
