/** The error bound of doubles contains the exact value, for random expressions that the exact ring can hold. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Arithmetic } from "../../../../src/check/falsify/arithmetic/arithmetic.ts";
import { boundedFloat } from "../../../../src/check/falsify/arithmetic/boundedFloat.ts";
import { logRing, signOf } from "../../../../src/check/falsify/arithmetic/logRing.ts";
import { Undefined } from "../../../../src/check/falsify/signals.ts";
import { rational, type Rational } from "../../../../src/semantics/rational.ts";

type Term = <V>(arithmetic: Arithmetic<V>) => V;

const fractions: fc.Arbitrary<Rational> = fc
  .tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 1, max: 5000 }))
  .map(([numerator, denominator]) => rational(numerator, denominator));

const { term } = fc.letrec<{ term: Term }>((tie) => {
  const pair = fc.tuple(tie("term"), tie("term"));
  return {
    term: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fractions.map(
        (value): Term =>
          (arithmetic) =>
            arithmetic.lift(value),
      ),
      pair.map(
        ([a, b]): Term =>
          (arithmetic) =>
            arithmetic.add(a(arithmetic), b(arithmetic)),
      ),
      pair.map(
        ([a, b]): Term =>
          (arithmetic) =>
            arithmetic.multiply(a(arithmetic), b(arithmetic)),
      ),
      pair.map(
        ([a, b]): Term =>
          (arithmetic) =>
            arithmetic.divide(a(arithmetic), b(arithmetic)),
      ),
      tie("term").map(
        (a): Term =>
          (arithmetic) =>
            arithmetic.negate(a(arithmetic)),
      ),
      tie("term").map(
        (a): Term =>
          (arithmetic) =>
            arithmetic.log(a(arithmetic)),
      ),
      tie("term").map(
        (a): Term =>
          (arithmetic) =>
            arithmetic.absolute(a(arithmetic)),
      ),
    ),
  };
});

function valueOrUndefined<V>(make: () => V): V | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof Undefined) return undefined;
    throw error;
  }
}

describe("boundedFloat", () => {
  it("contains the exact value", () => {
    let compared = 0;
    fc.assert(
      fc.property(term, (make) => {
        const bounded = valueOrUndefined(() => make(boundedFloat));
        const exact = valueOrUndefined(() => make(logRing));
        if (!bounded || !exact || exact.outside) return;
        compared++;
        const at = (value: number) => logRing.negate(logRing.lift(fromDouble(value)));
        const above = signOf(logRing.add(exact, at(bounded.value - bounded.error)));
        const below = signOf(logRing.add(exact, at(bounded.value + bounded.error)));
        assert.ok((above ?? 0) >= 0 && (below ?? 0) <= 0, `${bounded.value} ± ${bounded.error}`);
      }),
      { numRuns: 2000, seed: 11 },
    );
    assert.ok(compared > 500, `${compared}`);
  });

  it("has no value where a number is not finite", () => {
    const huge = boundedFloat.exp(boundedFloat.lift(rational(700)));
    assert.throws(() => boundedFloat.multiply(huge, huge), Undefined);
    assert.throws(() => boundedFloat.log(boundedFloat.zero), Undefined);
    assert.throws(() => boundedFloat.divide(boundedFloat.one, boundedFloat.zero), Undefined);
  });
});

/** A double as the fraction that it is. */
function fromDouble(value: number): Rational {
  let scale = 0;
  let mantissa = value;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    scale++;
  }
  return rational(BigInt(mantissa), 2n ** BigInt(scale));
}
