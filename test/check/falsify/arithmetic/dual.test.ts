/** Derivatives by dual numbers over the exact ring are exact. */
import assert from "node:assert/strict";
import { power, type Arithmetic } from "../../../../src/check/falsify/arithmetic/arithmetic.ts";
import { dualOver } from "../../../../src/check/falsify/arithmetic/dual.ts";
import { logRing, signOf, type LogSum } from "../../../../src/check/falsify/arithmetic/logRing.ts";
import { rational } from "../../../../src/semantics/rational.ts";

type Map1 = <V>(arithmetic: Arithmetic<V>, x: V) => V;

const cases: readonly (readonly [string, Map1, Map1])[] = [
  [
    "x³",
    (a, x) => power(a, x, a.lift(rational(3))),
    (a, x) => a.multiply(a.lift(rational(3)), a.multiply(x, x)),
  ],
  ["1/x", (a, x) => a.divide(a.one, x), (a, x) => a.negate(a.divide(a.one, a.multiply(x, x)))],
  ["log x", (a, x) => a.log(x), (a, x) => a.divide(a.one, x)],
  ["x log x", (a, x) => a.multiply(x, a.log(x)), (a, x) => a.add(a.log(x), a.one)],
  ["exp(log x)", (a, x) => a.exp(a.log(x)), (a) => a.one],
  ["|−x|", (a, x) => a.absolute(a.negate(x)), (a) => a.one],
];

function slope(map: Map1, at: LogSum): LogSum {
  return map(dualOver(logRing), { value: at, tangent: logRing.one }).tangent;
}

describe("dualOver", () => {
  for (const [name, map, derivative] of cases) {
    it(name, () => {
      const at = logRing.lift(rational(7, 5));
      assert.equal(signOf(logRing.add(slope(map, at), logRing.negate(derivative(logRing, at)))), 0);
    });
  }

  it("takes second derivatives", () => {
    const twice = dualOver(dualOver(logRing));
    const at = { value: logRing.lift(rational(2)), tangent: logRing.one };
    const cube = power(twice, { value: at, tangent: dualOver(logRing).one }, twice.lift(rational(3)));
    assert.equal(signOf(logRing.add(cube.tangent.tangent, logRing.lift(rational(-12)))), 0);
  });
});
