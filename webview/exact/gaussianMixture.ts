/** Mixtures of Gaussians on the line: densities, moments and draws, in float64. */
import type { Noise } from "../training/noise.ts";

export interface Component {
  readonly weight: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Components whose weights sum to one. */
export type GaussianMixture = readonly Component[];

const logRootTwoPi = 0.5 * Math.log(2 * Math.PI);

/** log N(x; mean, deviation²). */
export function logNormal(x: number, mean: number, deviation: number): number {
  const z = (x - mean) / deviation;
  return -0.5 * z * z - Math.log(deviation) - logRootTwoPi;
}

/** log Σ_k w_k N(x; μ_k, σ_k²), without underflow. */
export function logDensity(mixture: GaussianMixture, x: number): number {
  return logSumExp(
    mixture.map(({ weight, mean, deviation }) => Math.log(weight) + logNormal(x, mean, deviation)),
  );
}

export function density(mixture: GaussianMixture, x: number): number {
  return mixture.reduce(
    (sum, { weight, mean, deviation }) => sum + weight * Math.exp(logNormal(x, mean, deviation)),
    0,
  );
}

export function meanOf(mixture: GaussianMixture): number {
  return mixture.reduce((sum, { weight, mean }) => sum + weight * mean, 0);
}

export function varianceOf(mixture: GaussianMixture): number {
  const center = meanOf(mixture);
  return mixture.reduce(
    (sum, { weight, mean, deviation }) => sum + weight * (deviation ** 2 + (mean - center) ** 2),
    0,
  );
}

export function draw(mixture: GaussianMixture, noise: Noise): number {
  let left = noise.uniform();
  const chosen = mixture.find(({ weight }) => (left -= weight) <= 0) ?? mixture.at(-1);
  return chosen === undefined ? NaN : chosen.mean + chosen.deviation * noise.normal();
}

/** log Σ exp; −∞ for no terms or terms that all are. */
export function logSumExp(terms: readonly number[]): number {
  const greatest = terms.reduce((most, term) => Math.max(most, term), -Infinity);
  if (greatest === -Infinity) return -Infinity;
  return greatest + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - greatest), 0));
}
