/** Roots of rational equations: all rational ones, none where a denominator vanishes, none guessed. */
import assert from "node:assert/strict";
import {
  rationalFunctions,
  rootsOf,
  unknown,
  type RationalFunction,
} from "../../../../src/check/falsify/arithmetic/rationalFunction.ts";
import { power, subtract } from "../../../../src/check/falsify/arithmetic/arithmetic.ts";
import { format, rational } from "../../../../src/semantics/rational.ts";

const { add, multiply, divide, lift, log } = rationalFunctions;
const number = (numerator: number, denominator = 1) => lift(rational(numerator, denominator));
const s = unknown;
const minus = (first: RationalFunction, second: RationalFunction) =>
  subtract(rationalFunctions, first, second);

const cases: readonly (readonly [string, RationalFunction, readonly string[] | string])[] = [
  ["2s − 3", minus(multiply(number(2), s), number(3)), ["3/2"]],
  ["4/s − 2/(1 − s)", minus(divide(number(4), s), divide(number(2), minus(number(1), s))), ["2/3"]],
  ["s² − 4", minus(power(rationalFunctions, s, number(2)), number(4)), ["2", "-2"]],
  ["s² − 2", minus(power(rationalFunctions, s, number(2)), number(2)), "irreducible"],
  ["s² + 1", add(power(rationalFunctions, s, number(2)), number(1)), "irreducible"],
  ["(s² − s)/s", divide(minus(power(rationalFunctions, s, number(2)), s), s), ["1"]],
  ["(s − 1)²", power(rationalFunctions, minus(s, number(1)), number(2)), ["1"]],
  ["1/s", divide(number(1), s), []],
  ["s − s", minus(s, s), "absent"],
  ["log s", log(s), "beyond"],
];

describe("rootsOf", () => {
  for (const [name, value, expected] of cases) {
    it(name, () => {
      const found = rootsOf(value);
      assert.deepEqual(found.kind === "rational" ? found.roots.map(format) : found.kind, expected);
    });
  }
});
