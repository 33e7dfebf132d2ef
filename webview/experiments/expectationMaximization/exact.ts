/**
 * The data, the law that drew them, and the three terms of log p = ELBO + KL for a mixture and any distribution q of its
 * components, in float64. Each term finds the Gaussians' densities in a way of its own: by the adjugate of the
 * covariance, by its Cholesky factor, and as polynomials whose differences are the log-odds of two components.
 */
import { logSumExp } from "../../exact/gaussianMixture.ts";
import { drawPlanarMixture, logPlanarDensity, type PlanarMixture } from "../../data/planarMixture.ts";
import { planarSets, type PlanarSet } from "../../data/planarSets.ts";
import { Noise } from "../../training/noise.ts";
import type { SettingsOf } from "../settings.ts";
import type { expectationMaximization } from "./index.ts";

export type MixtureSettings = SettingsOf<typeof expectationMaximization.settings>;

/** What a run carries from half step to half step, for K components and n points. */
export interface MixtureState {
  /** K numbers that sum to one. */
  readonly weights: Float64Array;
  /** x, y of each component. */
  readonly means: Float64Array;
  /** xx, xy, yy of each component. */
  readonly covariances: Float64Array;
  /** q: for each point K numbers that sum to one. */
  readonly responsibilities: Float64Array;
}

/** The law that the points are drawn from; known to us, and not to EM. */
export function lawOf({ data, seed }: MixtureSettings): Omit<PlanarSet, "entropy"> {
  if (data !== "drawnMixture") return planarSets[data];
  const mixture = drawMixture(Noise.of(seed).branch("mixture"));
  return {
    draw: (count, noise) => drawPlanarMixture(mixture, count, noise),
    logDensity: (x, y) => logPlanarDensity(mixture, x, y),
  };
}

/** x, y, x, y, …: the data of a run, determined by the settings alone. */
export function pointsOf(settings: MixtureSettings): Float64Array {
  const noise = Noise.of(settings.seed).branch("points");
  return Float64Array.from(lawOf(settings).draw(settings.points, noise));
}

/** Three Gaussians around a circle, of different weights, shapes and directions. */
function drawMixture(noise: Noise): PlanarMixture {
  const turn = 2 * Math.PI * noise.uniform();
  const shares = Array.from({ length: 3 }, () => 0.5 + noise.uniform());
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share, index) => {
    const angle = turn + (2 * Math.PI * index) / 3;
    const [long, short] = [0.6 + 0.4 * noise.uniform(), 0.25 + 0.3 * noise.uniform()];
    const direction = Math.PI * noise.uniform();
    const [cosine, sine] = [Math.cos(direction), Math.sin(direction)];
    return {
      weight: share / sum,
      mean: [2 * Math.cos(angle) + 0.3 * noise.normal(), 2 * Math.sin(angle) + 0.3 * noise.normal()],
      covariance: [
        (long * cosine) ** 2 + (short * sine) ** 2,
        (long ** 2 - short ** 2) * cosine * sine,
        (long * sine) ** 2 + (short * cosine) ** 2,
      ],
    };
  });
}

export function mixtureOf({ weights, means, covariances }: MixtureState): PlanarMixture {
  return Array.from(weights, (weight, k) => ({
    weight,
    mean: [means[2 * k] ?? NaN, means[2 * k + 1] ?? NaN],
    covariance: [covariances[3 * k] ?? NaN, covariances[3 * k + 1] ?? NaN, covariances[3 * k + 2] ?? NaN],
  }));
}

/** (1/n) log p(X | θ) = (1/n) Σ_i log Σ_k w_k N(x_i; μ_k, Σ_k). */
export function logLikelihood(points: Float64Array, state: MixtureState): number {
  const mixture = mixtureOf(state);
  return meanOver(points, (x, y) => logPlanarDensity(mixture, x, y));
}

/** (1/n) Σ_i E_q[log p(x_i, z_i | θ) − log q(z_i)], where log 0 with no chance counts nothing. */
export function evidenceLowerBound(points: Float64Array, state: MixtureState): number {
  const components = mixtureOf(state).map(({ weight, mean, covariance: [xx, xy, yy] }) => {
    const along = Math.sqrt(xx);
    const across = xy / along;
    const rest = Math.sqrt(yy - across * across);
    const logScale = Math.log(weight) - Math.log(2 * Math.PI * along * rest);
    return { mean, along, across, rest, logScale };
  });
  return meanOver(points, (x, y, index) =>
    components.reduce((sum, { mean, along, across, rest, logScale }, k) => {
      const q = state.responsibilities[index * components.length + k] ?? NaN;
      if (q === 0) return sum;
      const first = (x - mean[0]) / along;
      const second = (y - mean[1] - across * first) / rest;
      return sum + q * (logScale - (first * first + second * second) / 2 - Math.log(q));
    }, 0),
  );
}

/**
 * (1/n) Σ_i D_KL(q(z_i) ‖ p(z_i | x_i, θ)), with the posterior by Bayes' rule in odds: p(k | x) = 1 / Σ_j e^{a_j(x) − a_k(x)},
 * where a_k is the polynomial of x that w_k N(x; μ_k, Σ_k) is the exponential of (Bishop 2006, section 4.2.1).
 */
export function divergence(points: Float64Array, state: MixtureState): number {
  const polynomials = mixtureOf(state).map(({ weight, mean: [mx, my], covariance: [xx, xy, yy] }) => {
    const determinant = xx * yy - xy * xy;
    const [pxx, pxy, pyy] = [yy / determinant, -xy / determinant, xx / determinant];
    const [bx, by] = [pxx * mx + pxy * my, pxy * mx + pyy * my];
    const constant = Math.log(weight) - Math.log(determinant) / 2 - (mx * bx + my * by) / 2;
    return (x: number, y: number): number =>
      constant + bx * x + by * y - (pxx * x * x + 2 * pxy * x * y + pyy * y * y) / 2;
  });
  return meanOver(points, (x, y, index) => {
    const values = polynomials.map((polynomial) => polynomial(x, y));
    return values.reduce((sum, value, k) => {
      const q = state.responsibilities[index * values.length + k] ?? NaN;
      if (q === 0) return sum;
      return sum + q * (Math.log(q) + logSumExp(values.map((other) => other - value)));
    }, 0);
  });
}

/** The mean of f over points x, y, x, y, … */
export function meanOver(points: Float64Array, f: (x: number, y: number, index: number) => number): number {
  const count = points.length / 2;
  let sum = 0;
  for (let index = 0; index < count; index++)
    sum += f(points[2 * index] ?? NaN, points[2 * index + 1] ?? NaN, index);
  return sum / count;
}
