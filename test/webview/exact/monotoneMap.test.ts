/** Increasing maps: their inverses and slopes, the densities that they make, and that tensors see the same maps. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { useBackend } from "../../../webview/backend.ts";
import { integrateAdaptively } from "../../../webview/exact/adaptiveQuadrature.ts";
import { monotoneMap } from "../../../webview/exact/monotoneMap.ts";
import { mul, sum, tensor1d, tensor2d, tidy, type Scalar, type Tensor1D } from "../../../webview/tensors.ts";
import { applyMap, initialMap } from "../../../webview/training/monotoneMap.ts";
import { Noise } from "../../../webview/training/noise.ts";
import { assertGradient, assertSecondGradient } from "../../support/centralDifferences.ts";

const units = 5;
const number = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true }).map(Math.fround);
const vectors = fc
  .tuple(
    fc.array(number(-4, 8), { minLength: units, maxLength: units }),
    fc.array(number(-9, 9), { minLength: units, maxLength: units }),
    fc.array(number(-6, 4), { minLength: units, maxLength: units }),
    number(-4, 3),
    number(-20, 20),
  )
  .map(([slopes, centres, heights, slope, offset]) =>
    Float32Array.of(...slopes, ...centres, ...heights, slope, offset),
  );

describe("increasing maps", () => {
  before(() => useBackend("cpu"));

  it("come back from each value to where it came from, from any guess", () => {
    fc.assert(
      fc.property(vectors, number(-9, 9), number(-99, 99), (flat, z, guess) => {
        const map = monotoneMap({ units }, flat);
        assert.ok(Math.abs(map.inverseAt(map.valueAt(z)) - z) <= 1e-10);
        assert.ok(Math.abs(map.inverseAt(map.valueAt(z), guess) - z) <= 1e-10);
      }),
    );
  });

  it("come back to each value from where it comes from", () => {
    fc.assert(
      fc.property(vectors, number(-99, 99), (flat, x) => {
        const map = monotoneMap({ units }, flat);
        assert.ok(Math.abs(map.valueAt(map.inverseAt(x)) - x) <= 1e-11);
      }),
    );
  });

  it("rise with the slope that they say", () => {
    fc.assert(
      fc.property(vectors, number(-5, 5), (flat, z) => {
        const map = monotoneMap({ units }, flat);
        const step = 1e-5;
        const slope = (map.valueAt(z + step) - map.valueAt(z - step)) / (2 * step);
        assert.ok(map.slopeAt(z) > 0);
        assert.ok(Math.abs(slope - map.slopeAt(z)) <= 1e-4 * map.slopeAt(z) + 1e-6);
      }),
    );
  });

  it("make of noise a law whose density integrates to one over their values", () => {
    for (const seed of [1, 2, 3]) {
      const map = monotoneMap({ units: 16 }, initialMap({ units: 16 }, Noise.of(seed)));
      const breaks = Array.from({ length: 17 }, (_, index) => map.valueAt(index - 8));
      const density = (x: number): number => Math.exp(map.logDensityFrom(map.inverseAt(x)));
      const [mass] = integrateAdaptively((xs) => [xs.map(density)], breaks, 1e-9);
      assert.ok(Math.abs((mass?.value ?? NaN) - 1) <= 1e-12);
    }
  });

  it("are the same in tensors, up to the rounding of float32", () => {
    const zs = Float32Array.of(-4, -1.5, -0.2, 0, 0.7, 3);
    fc.assert(
      fc.property(vectors, (flat) => {
        const map = monotoneMap({ units }, flat);
        const values = tidy(() =>
          applyMap({ units }, tensor1d(flat), tensor2d(zs, [zs.length, 1]))
            .dataSync<"float32">()
            .slice(),
        );
        for (const [index, z] of zs.entries()) {
          assert.ok(Math.abs((values[index] ?? NaN) - map.valueAt(z)) <= 1e-4);
        }
      }),
    );
  });

  it("have the gradients of their values, in the first and the second order", () => {
    const flat = initialMap({ units }, Noise.of(3));
    const zs = [-1.3, -0.4, 0.2, 0.9, 2];
    const weights = [1, -2, 0.5, 3, -1];
    const loss = (at: Tensor1D): Scalar =>
      sum(mul(applyMap({ units }, at, tensor2d(zs, [5, 1])), tensor2d(weights, [5, 1])));
    assertGradient(loss, flat);
    assertSecondGradient(loss, flat);
  });
});
