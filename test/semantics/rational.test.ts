/** Exact fractions: lowest terms, the laws of a field, order, and how they are written. */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  add,
  compare,
  divide,
  equals,
  format,
  greatestCommonDivisor,
  isInteger,
  multiply,
  negate,
  one,
  power,
  type Rational,
  rational,
  sign,
  subtract,
  toNumber,
  zero,
} from "../../src/semantics/rational.ts";

const written: readonly (readonly [Rational, string])[] = [
  [rational(4, 6), "2/3"],
  [rational(4, -6), "-2/3"],
  [rational(-4, -6), "2/3"],
  [rational(6, 3), "2"],
  [rational(0, -5), "0"],
  [rational(10n ** 40n, 10n ** 39n), "10"],
  [add(rational(1, 2), rational(1, 3)), "5/6"],
  [subtract(rational(1, 2), rational(1, 3)), "1/6"],
  [multiply(rational(2, 3), rational(3, 4)), "1/2"],
  [divide(rational(2, 3), rational(-4, 3)), "-1/2"],
  [power(rational(2, 3), 3), "8/27"],
  [power(rational(2, 3), -2), "9/4"],
  [power(rational(-2), 3), "-8"],
  [power(zero, 0), "1"],
  [negate(rational(1, 2)), "-1/2"],
];

const anyRational = fc
  .tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 1000n }))
  .map(([top, bottom]) => rational(top, bottom));
const holds = (property: (a: Rational, b: Rational, c: Rational) => boolean): void =>
  fc.assert(fc.property(anyRational, anyRational, anyRational, property), { numRuns: 300, seed: 5 });

describe("rational", () => {
  for (const [value, text] of written) it(text, () => assert.equal(format(value), text));

  it("has no denominator 0", () => {
    assert.throws(() => rational(1, 0), RangeError);
    assert.throws(() => divide(one, zero), RangeError);
    assert.throws(() => power(zero, -1), RangeError);
  });

  it("is in lowest terms with a positive denominator, whatever is done to it", () =>
    holds((a, b, c) =>
      [add(a, b), subtract(a, b), multiply(a, b), negate(c), power(a, 3)].every(
        ({ numerator, denominator }) =>
          denominator > 0n &&
          greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator) === 1n,
      ),
    ));

  it("obeys the laws of a field", () => {
    holds((a, b) => equals(add(a, b), add(b, a)) && equals(multiply(a, b), multiply(b, a)));
    holds((a, b, c) => equals(add(add(a, b), c), add(a, add(b, c))));
    holds((a, b, c) => equals(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c))));
    holds((a) => equals(add(a, negate(a)), zero) && equals(multiply(a, one), a));
    holds((a, b) => sign(b) === 0 || equals(multiply(divide(a, b), b), a));
  });

  it("is ordered as its differences are signed", () => {
    holds((a, b) => compare(a, b) === sign(subtract(a, b)) && compare(a, b) === -compare(b, a));
    holds((a, b, c) => compare(a, b) === compare(add(a, c), add(b, c)));
  });

  it("is a number where that is near", () => {
    holds((a, b) => Math.abs(toNumber(add(a, b)) - toNumber(a) - toNumber(b)) < 1e-9);
    assert.equal(toNumber(rational(10n ** 400n, 2n * 10n ** 400n + 1n)).toFixed(6), "0.500000");
  });

  it("knows whole numbers", () => {
    assert.deepEqual([rational(4, 2), rational(1, 2), zero].map(isInteger), [true, false, true]);
  });
});
