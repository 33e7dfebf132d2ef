/** How much of a law lies below a place, and the increasing map that turns normal noise into a mixture; in float64. */
import { logNormal, type GaussianMixture } from "./gaussianMixture.ts";

/** Φ(z) by its Taylor series around 0 (Marsaglia 2004, Evaluating the Normal Distribution), exact to 10⁻¹⁵. */
export function normalCumulative(z: number): number {
  if (Math.abs(z) > 8) return z > 0 ? 1 : 0;
  let term = z;
  let sum = z;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 + sum * Math.exp(logNormal(z, 0, 1));
}

export function cumulative(mixture: GaussianMixture, x: number): number {
  return mixture.reduce(
    (sum, { weight, mean, deviation }) => sum + weight * normalCumulative((x - mean) / deviation),
    0,
  );
}

/**
 * F⁻¹(Φ(z)), the one increasing map after which standard normal noise has the law of the mixture; by bisection, for |z|
 * up to 5.
 */
export function increasingMapTo(mixture: GaussianMixture, z: number): number {
  const below = normalCumulative(z);
  let least = Math.min(...mixture.map(({ mean, deviation }) => mean - 8 * deviation));
  let most = Math.max(...mixture.map(({ mean, deviation }) => mean + 8 * deviation));
  for (let round = 0; round < 60; round++) {
    const middle = (least + most) / 2;
    if (cumulative(mixture, middle) < below) least = middle;
    else most = middle;
  }
  return (least + most) / 2;
}
