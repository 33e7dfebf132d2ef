/** Cumulative laws against tabulated values and quadrature; the increasing map against what it must do. */
import assert from "node:assert/strict";
import { cumulative, increasingMapTo, normalCumulative } from "../../../webview/exact/cumulative.ts";
import { density, logNormal, type GaussianMixture } from "../../../webview/exact/gaussianMixture.ts";
import { integrate } from "../../../webview/exact/quadrature.ts";

const mixture: GaussianMixture = [
  { weight: 0.3, mean: -2, deviation: 0.5 },
  { weight: 0.7, mean: 1, deviation: 1.2 },
];

describe("cumulative laws", () => {
  it("are those of tables", () => {
    // Abramowitz and Stegun 1964, table 26.1.
    const table = [
      [0, 0.5],
      [0.5, 0.6914624612740131],
      [1, 0.8413447460685429],
      [2, 0.9772498680518208],
      [3, 0.9986501019683699],
      [-1, 0.1586552539314571],
      [9, 1],
      [-9, 0],
    ] as const;
    for (const [z, value] of table) assert.ok(Math.abs(normalCumulative(z) - value) <= 1e-15, `Φ(${z})`);
  });

  it("are the integrals of densities", () => {
    for (const x of [-3, -1.7, 0, 0.4, 2.5]) {
      // The density does not vanish at x, where the trapezoidal rule alone is of the second order only.
      const trapezoids = (intervals: number): number =>
        integrate((at) => density(mixture, at), -12, x, intervals).value;
      const simpson = (4 * trapezoids(8000) - trapezoids(4000)) / 3;
      assert.ok(Math.abs(cumulative(mixture, x) - simpson) <= 1e-12);
    }
  });

  it("are mapped into one another", () => {
    for (const z of [-4, -1.2, 0, 0.3, 2, 4]) {
      const x = increasingMapTo(mixture, z);
      assert.ok(Math.abs(cumulative(mixture, x) - normalCumulative(z)) <= 1e-15);
      // Mass is kept: p(x) T′(z) = φ(z).
      const slope = (increasingMapTo(mixture, z + 1e-4) - increasingMapTo(mixture, z - 1e-4)) / 2e-4;
      const phi = Math.exp(logNormal(z, 0, 1));
      assert.ok(Math.abs(density(mixture, x) * slope - phi) <= 1e-5 * phi + 1e-9);
    }
    const ofOneNormal = increasingMapTo([{ weight: 1, mean: 3, deviation: 2 }], 0.7);
    assert.ok(Math.abs(ofOneNormal - 4.4) <= 1e-12);
  });
});
