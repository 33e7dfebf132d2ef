/** Exact fractions of big integers, always in lowest terms with a positive denominator. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const zero: Rational = { numerator: 0n, denominator: 1n };
export const one: Rational = { numerator: 1n, denominator: 1n };

/** The fraction in lowest terms; the denominator must not be zero. */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  let top = BigInt(numerator);
  let bottom = BigInt(denominator);
  if (bottom === 0n) throw new RangeError("a fraction with denominator 0");
  if (bottom < 0n) {
    top = -top;
    bottom = -bottom;
  }
  const divisor = greatestCommonDivisor(top < 0n ? -top : top, bottom);
  return { numerator: top / divisor, denominator: bottom / divisor };
}

export function greatestCommonDivisor(first: bigint, second: bigint): bigint {
  while (second !== 0n) [first, second] = [second, first % second];
  return first;
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b));
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** The quotient; `b` must not be zero. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator };
}

/** Any whole exponent; zero has no negative power. */
export function power(a: Rational, exponent: number): Rational {
  const size = BigInt(Math.abs(exponent));
  const raised = rational(a.numerator ** size, a.denominator ** size);
  return exponent < 0 ? divide(one, raised) : raised;
}

/** −1, 0 or 1. */
export function sign(a: Rational): number {
  return a.numerator > 0n ? 1 : a.numerator < 0n ? -1 : 0;
}

export function compare(a: Rational, b: Rational): number {
  return sign(subtract(a, b));
}

export function equals(a: Rational, b: Rational): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

export function isInteger(a: Rational): boolean {
  return a.denominator === 1n;
}

/** The nearest double. */
export function toNumber(a: Rational): number {
  const direct = Number(a.numerator) / Number(a.denominator);
  if (Number.isFinite(direct)) return direct;
  const shift = BigInt(Math.max(a.numerator.toString(2).length, a.denominator.toString(2).length) - 1000);
  return Number(a.numerator >> shift) / Number(a.denominator >> shift);
}

export function format(a: Rational): string {
  return a.denominator === 1n ? `${a.numerator}` : `${a.numerator}/${a.denominator}`;
}
