/** Real roots are counted right: against polynomials that are made of their roots. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { exact, hasRealRoot } from "../../../../src/check/prove/replay/univariate.ts";

describe("hasRealRoot", () => {
  for (const [coefficients, any, positive] of [
    [[-1, 1], true, true],
    [[1, 1], true, false],
    [[1, 0, 1], false, false],
    [[1, 1, 1], false, false],
    [[-2, 0, 1], true, true],
    [[2, 3, 1], true, false],
    [[-2, 0, 0, 1], true, true],
    [[1, 0, 0, 0, 1], false, false],
    [[5], false, false],
    [[], true, true],
  ] as const) {
    it(coefficients.join(" "), () => {
      const polynomial = exact.of(...coefficients);
      assert.equal(hasRealRoot(polynomial, false), any);
      assert.equal(hasRealRoot(polynomial, true), positive);
    });
  }

  it("agrees with the roots that a polynomial was made of", () => {
    const roots = fc.uniqueArray(
      fc.integer({ min: -9, max: 9 }).filter((root) => root !== 0),
      {
        maxLength: 4,
      },
    );
    const pairs = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 2 });
    fc.assert(
      fc.property(roots, pairs, (real, complex) => {
        const factors = [...real.map((r) => exact.of(-r, 1)), ...complex.map((c) => exact.of(c, 1, 1))];
        const polynomial = factors.reduce((a, b) => exact.multiply(a, b), exact.of(3));
        assert.equal(hasRealRoot(polynomial, false), real.length > 0);
        assert.equal(
          hasRealRoot(polynomial, true),
          real.some((root) => root > 0),
        );
      }),
    );
  });
});
