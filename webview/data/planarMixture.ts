/** Mixtures of Gaussians in the plane, with full covariances: density and draws, in float64. */
import { logSumExp } from "../exact/gaussianMixture.ts";
import type { Noise } from "../training/noise.ts";

export interface PlanarGaussian {
  readonly mean: readonly [x: number, y: number];
  /** The entries xx, xy and yy of a positive definite matrix. */
  readonly covariance: readonly [xx: number, xy: number, yy: number];
}

export interface PlanarComponent extends PlanarGaussian {
  readonly weight: number;
}

/** Components whose weights sum to one. */
export type PlanarMixture = readonly PlanarComponent[];

/** A Gaussian that is as wide in all directions. */
export function roundGaussian(x: number, y: number, deviation: number): PlanarGaussian {
  return { mean: [x, y], covariance: [deviation ** 2, 0, deviation ** 2] };
}

/** log N(x, y; mean, covariance), by the adjugate of the 2 × 2 matrix. */
export function logPlanarNormal({ mean, covariance }: PlanarGaussian, x: number, y: number): number {
  const [xx, xy, yy] = covariance;
  const determinant = xx * yy - xy * xy;
  const dx = x - mean[0];
  const dy = y - mean[1];
  const distance = (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant;
  return -distance / 2 - Math.log(determinant) / 2 - Math.log(2 * Math.PI);
}

/** log Σ_k w_k N(x, y; μ_k, Σ_k), without underflow. */
export function logPlanarDensity(mixture: PlanarMixture, x: number, y: number): number {
  return logSumExp(mixture.map((component) => Math.log(component.weight) + logPlanarNormal(component, x, y)));
}

/** That many points x, y, x, y, … */
export function drawPlanarMixture(mixture: PlanarMixture, count: number, noise: Noise): Float32Array {
  const points = new Float32Array(2 * count);
  for (let index = 0; index < count; index++) {
    let left = noise.uniform();
    const chosen = mixture.find(({ weight }) => (left -= weight) <= 0) ?? mixture.at(-1);
    points.set(chosen === undefined ? [NaN, NaN] : drawPlanarNormal(chosen, noise), 2 * index);
  }
  return points;
}

/** One point, by the Cholesky factor of the covariance. */
export function drawPlanarNormal(
  { mean, covariance }: PlanarGaussian,
  noise: Noise,
): readonly [x: number, y: number] {
  const [xx, xy, yy] = covariance;
  const along = Math.sqrt(xx);
  const across = xy / along;
  const first = noise.normal();
  const second = noise.normal();
  return [mean[0] + along * first, mean[1] + across * first + Math.sqrt(yy - across * across) * second];
}
