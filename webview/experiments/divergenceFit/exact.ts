/**
 * What is known without training, in float64: the mixtures p, both divergences from a Gaussian q = N(μ, σ²) and the
 * parts that they split into, and the Gaussian with the least forward one, which has the moments of p (Bishop 2006,
 * section 10.1.2).
 */
import {
  density,
  logDensity,
  logNormal,
  meanOf,
  varianceOf,
  type GaussianMixture,
} from "../../exact/gaussianMixture.ts";
import { integrate, trapezoidRule, type Integral, type Rule } from "../../exact/quadrature.ts";
import type { SettingsOf } from "../settings.ts";
import type { divergenceFit } from "./index.ts";

export type DivergenceFitSettings = SettingsOf<typeof divergenceFit.settings>;

export interface Gaussian {
  readonly mean: number;
  readonly logDeviation: number;
}

/** Of a player's flat vector (μ, log σ). */
export function gaussianOf(parameters: Float32Array | undefined): Gaussian {
  return { mean: parameters?.[0] ?? NaN, logDeviation: parameters?.[1] ?? NaN };
}

export const mixtures: { readonly [Data in DivergenceFitSettings["data"]]: GaussianMixture } = {
  apart: [
    { weight: 0.6, mean: -2.5, deviation: 0.7 },
    { weight: 0.4, mean: 2.5, deviation: 0.8 },
  ],
  close: [
    { weight: 0.5, mean: -0.9, deviation: 0.7 },
    { weight: 0.5, mean: 0.9, deviation: 0.7 },
  ],
  three: [
    { weight: 0.3, mean: -4, deviation: 0.5 },
    { weight: 0.4, mean: 0, deviation: 0.7 },
    { weight: 0.3, mean: 4, deviation: 0.5 },
  ],
  skewed: [
    { weight: 0.5, mean: -1.5, deviation: 0.5 },
    { weight: 0.3, mean: -0.3, deviation: 0.9 },
    { weight: 0.2, mean: 1.8, deviation: 1.4 },
  ],
};

/** All that a mixture has lies between these places, but for 10⁻¹⁵ of it. */
const [left, right] = [-13, 13];
const intervals = 2600;

export function dataEntropy(p: GaussianMixture): Integral {
  return integrate((x) => -density(p, x) * logDensity(p, x), left, right, intervals);
}

/** D_KL(p ‖ q) = ∫ p(x) (log p(x) − log q(x)) dx. */
export function forwardDivergence(p: GaussianMixture, { mean, logDeviation }: Gaussian): Integral {
  const deviation = Math.exp(logDeviation);
  return integrate(
    (x) => density(p, x) * (logDensity(p, x) - logNormal(x, mean, deviation)),
    left,
    right,
    intervals,
  );
}

/** The Gaussian of the same mean and variance. */
export function momentMatch(p: GaussianMixture): Gaussian {
  return { mean: meanOf(p), logDeviation: 0.5 * Math.log(varianceOf(p)) };
}

/** H(q) = ½ log(2πeσ²). */
export function gaussianEntropy({ logDeviation }: Gaussian): number {
  return 0.5 * Math.log(2 * Math.PI * Math.E) + logDeviation;
}

/** E_q[log p(x)], over twelve deviations of q to either side. */
export function expectedLogDensity(p: GaussianMixture, { mean, logDeviation }: Gaussian): Integral {
  const deviation = Math.exp(logDeviation);
  const reach = 12 * deviation;
  return integrate(
    (x) => Math.exp(logNormal(x, mean, deviation)) * logDensity(p, x),
    mean - reach,
    mean + reach,
    intervals,
  );
}

/** The trapezoidal rule for the mixture's own law: Σ wᵢ f(xᵢ) = E_p[f(x)]. */
export function dataRule(p: GaussianMixture): Rule {
  return trapezoidRule((x) => density(p, x), left, right, 1040);
}

/** The same for a standard normal law. */
export function standardNormalRule(intervals: number): Rule {
  return trapezoidRule((x) => Math.exp(logNormal(x, 0, 1)), -8.5, 8.5, intervals);
}
