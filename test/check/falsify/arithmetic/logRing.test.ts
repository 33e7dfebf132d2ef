/** The exact ring confirms 300 of 300 random true identities of logarithms and refutes 300 of 300 false ones. */
import assert from "node:assert/strict";
import { coprimeBase } from "../../../../src/check/falsify/arithmetic/coprimeBase.ts";
import { signOfSum } from "../../../../src/check/falsify/arithmetic/logarithmDigits.ts";
import { logRing, signOf, toDouble, type LogSum } from "../../../../src/check/falsify/arithmetic/logRing.ts";
import { Random } from "../../../../src/check/falsify/random.ts";
import { Undefined } from "../../../../src/check/falsify/signals.ts";
import {
  greatestCommonDivisor,
  multiply,
  rational,
  type Rational,
} from "../../../../src/semantics/rational.ts";

const { add, sum, negate, lift, log, exp, divide } = logRing;
const times = logRing.multiply;
const number = (numerator: number, denominator = 1) => lift(rational(numerator, denominator));
const difference = (first: LogSum, second: LogSum) => signOf(add(first, negate(second)));

function positive(random: Random): Rational {
  return rational(random.between(1, 4000), random.between(1, 4000));
}

/** Σ wₖ log(aₖ/bₖ) and the same value put together in another way, from logs of products and of parts. */
function identity(random: Random): [LogSum, LogSum] {
  const left: LogSum[] = [];
  const right: LogSum[] = [];
  for (let term = random.between(1, 6); term > 0; term--) {
    const [weight, a, b, c] = [positive(random), positive(random), positive(random), positive(random)];
    left.push(times(lift(weight), log(divide(lift(a), lift(b)))));
    right.push(
      times(lift(weight), log(lift(multiply(a, c)))),
      negate(times(lift(weight), log(lift(multiply(b, c))))),
    );
  }
  return [sum(left), sum(right)];
}

describe("logRing", () => {
  it("confirms 300 true identities", () => {
    for (let seed = 0; seed < 300; seed++) {
      const [left, right] = identity(new Random(seed, "true"));
      assert.equal(difference(left, right), 0);
    }
  });

  it("refutes 300 false identities", () => {
    for (let seed = 0; seed < 300; seed++) {
      const random = new Random(seed, "false");
      const [left, right] = identity(random);
      const size = random.between(2, 3000);
      const wrong = random.below(2) === 0 ? log(number(size + 1, size)) : number(1, 2 ** 60);
      assert.equal(difference(add(left, wrong), right), 1);
      assert.equal(difference(left, add(right, wrong)), -1);
    }
  });

  it("tells signs that doubles cannot", () => {
    const tiny = lift(rational(1n, 10n ** 40n));
    const almost = log(lift(rational(10n ** 40n + 1n, 10n ** 40n)));
    assert.equal(difference(almost, tiny), -1);
    assert.equal(
      signOfSum(rational(0), [{ coefficient: rational(1), argument: rational(10n ** 40n + 1n, 10n ** 40n) }]),
      1,
    );
  });

  for (const [name, value, expected] of [
    ["log 8 = 3 log 2", difference(log(number(8)), times(number(3), log(number(2)))), 0],
    ["log 1 = 0", signOf(log(number(1))), 0],
    ["e^(log 6 − log 2) = 3", difference(exp(add(log(number(6)), negate(log(number(2))))), number(3)), 0],
    ["log 2 < 7/10", difference(log(number(2)), number(7, 10)), -1],
    ["log 2 · log 3 is outside", signOf(times(log(number(2)), log(number(3)))), undefined],
    ["0 · anything outside is 0", signOf(times(number(0), times(log(number(2)), log(number(3))))), 0],
    ["e is outside", signOf(exp(number(1))), undefined],
    ["2^(1/2) is outside", signOf(exp(times(number(1, 2), log(number(2))))), undefined],
  ] as const) {
    it(name, () => assert.equal(value, expected));
  }

  it("has no logarithm of a number that is not positive, nor a quotient by zero in disguise", () => {
    assert.throws(() => log(number(-1)), Undefined);
    assert.throws(() => log(add(log(number(4)), negate(times(number(2), log(number(2)))))), Undefined);
    assert.throws(
      () => divide(number(1), add(log(number(4)), negate(times(number(2), log(number(2)))))),
      Undefined,
    );
  });

  it("knows its values as doubles", () => {
    assert.ok(Math.abs(toDouble(add(number(1, 3), log(number(7, 5)))) - (1 / 3 + Math.log(1.4))) < 1e-12);
  });
});

describe("coprimeBase", () => {
  it("is pairwise coprime and generates every number", () => {
    for (let seed = 0; seed < 200; seed++) {
      const random = new Random(seed, "base");
      const numbers = Array.from(
        { length: random.between(1, 8) },
        () => BigInt(random.between(1, 5000)) * BigInt(random.between(1, 300)),
      );
      const base = coprimeBase(numbers);
      base.forEach((a, i) => base.slice(i + 1).forEach((b) => assert.equal(greatestCommonDivisor(a, b), 1n)));
      for (const number of numbers) {
        let rest = number;
        for (const element of base) while (rest % element === 0n) rest /= element;
        assert.equal(rest, 1n, `${numbers.join()} over ${base.join()}`);
      }
    }
  });
});
