/** Mixtures of Gaussians: densities without underflow, moments, and draws that are distributed by them. */
import assert from "node:assert/strict";
import {
  density,
  draw,
  logDensity,
  logNormal,
  logSumExp,
  meanOf,
  varianceOf,
  type GaussianMixture,
} from "../../../webview/exact/gaussianMixture.ts";
import { integrate } from "../../../webview/exact/quadrature.ts";
import { Noise } from "../../../webview/training/noise.ts";

const mixtures: readonly GaussianMixture[] = [
  [{ weight: 1, mean: 0, deviation: 1 }],
  [
    { weight: 0.25, mean: -3, deviation: 0.5 },
    { weight: 0.75, mean: 2, deviation: 1.5 },
  ],
  [
    { weight: 0.2, mean: -4, deviation: 0.3 },
    { weight: 0.5, mean: 0, deviation: 1 },
    { weight: 0.3, mean: 5, deviation: 0.8 },
  ],
];

describe("mixtures of Gaussians", () => {
  it("know the standard normal density", () => {
    assert.ok(Math.abs(logNormal(0, 0, 1) + 0.9189385332046727) < 1e-15);
    assert.ok(Math.abs(Math.exp(logNormal(1.5, 0, 1)) - 0.12951759566589174) < 1e-15);
    assert.ok(Math.abs(logNormal(7, 3, 2) - (logNormal(2, 0, 1) - Math.log(2))) < 1e-15);
  });

  it("have densities that integrate to one, and the moments that they say", () => {
    for (const mixture of mixtures) {
      const moment = (f: (x: number) => number): number =>
        integrate((x) => density(mixture, x) * f(x), -25, 25, 4000).value;
      const mean = meanOf(mixture);
      assert.ok(Math.abs(moment(() => 1) - 1) < 1e-12);
      assert.ok(Math.abs(moment((x) => x) - mean) < 1e-12);
      assert.ok(Math.abs(moment((x) => (x - mean) ** 2) - varianceOf(mixture)) < 1e-11);
    }
  });

  it("have logarithms of their densities, where these underflow too", () => {
    for (const mixture of mixtures) {
      for (const x of [-6, -3, 0, 0.7, 4]) {
        assert.ok(Math.abs(logDensity(mixture, x) - Math.log(density(mixture, x))) < 1e-12);
      }
      assert.equal(density(mixture, 1000), 0);
      const widest = mixture.reduce((most, part) => (part.deviation > most.deviation ? part : most));
      const far = Math.log(widest.weight) + logNormal(1000, widest.mean, widest.deviation);
      assert.ok(Math.abs(logDensity(mixture, 1000) / far - 1) < 1e-12);
    }
  });

  it("are drawn from", () => {
    const count = 50_000;
    for (const [index, mixture] of mixtures.entries()) {
      const noise = Noise.of(1).branch(index);
      const draws = Float64Array.from({ length: count }, () => draw(mixture, noise)).sort();
      const center = meanOf(mixture);
      const mean = draws.reduce((sum, x) => sum + x, 0) / count;
      const variance = draws.reduce((sum, x) => sum + (x - center) ** 2, 0) / count;
      assert.ok(Math.abs(mean - center) < 4.5 * Math.sqrt(varianceOf(mixture) / count));
      assert.ok(Math.abs(variance / varianceOf(mixture) - 1) < 0.03);
      // Kolmogorov and Smirnov: the largest gap between the two distribution functions, beyond 2.3 once in 10⁴ times.
      let gap = 0;
      for (let at = -6; at <= 8; at += 0.25) {
        const below = draws.findIndex((x) => x > at);
        const fraction = (below === -1 ? count : below) / count;
        gap = Math.max(gap, Math.abs(fraction - integrate((x) => density(mixture, x), -25, at, 4000).value));
      }
      assert.ok(gap * Math.sqrt(count) < 2.3, `${gap}`);
    }
  });

  it("sum exponentials without overflow", () => {
    assert.equal(logSumExp([]), -Infinity);
    assert.equal(logSumExp([-Infinity, -Infinity]), -Infinity);
    assert.equal(logSumExp([-Infinity, 3]), 3);
    assert.ok(Math.abs(logSumExp([1000, 1000]) - (1000 + Math.LN2)) < 1e-12);
    assert.ok(Math.abs(logSumExp([-1000, -1001]) - (-1000 + Math.log1p(Math.exp(-1)))) < 1e-12);
    assert.ok(Math.abs(logSumExp([0, 1, 2]) - Math.log(1 + Math.E + Math.E ** 2)) < 1e-15);
  });
});
