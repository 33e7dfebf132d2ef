/**
 * The least of the reverse divergence R(μ, s) = D_KL(N(μ, e^{2s}) ‖ p) downhill from a Gaussian, in float64: where modes
 * are apart there are several, at each of them and astride. Newton's method where R is convex; elsewhere the Hessian is
 * shifted until it is, as by Levenberg (1944), and steps are short, so that none leaps over a ridge.
 *
 * With x = μ + σε and ℓ = log p:  ∂R/∂μ = −E[ℓ′],  ∂R/∂s = −1 − E[ℓ′σε],  ∂²R/∂μ² = −E[ℓ″],
 * ∂²R/∂μ∂s = −E[ℓ″σε],  ∂²R/∂s² = −E[ℓ″σ²ε² + ℓ′σε].
 */
import { logNormal, logSumExp, type GaussianMixture } from "../../exact/gaussianMixture.ts";
import { gaussianEntropy, standardNormalRule, type Gaussian } from "./exact.ts";

export interface ReverseOptimum extends Gaussian {
  readonly divergence: number;
}

const rule = standardNormalRule(850);
const longestStep = 0.2;

/** Its gradient is zero to within rounding. It is a saddle only if the way downhill leads straight onto one. */
export function reverseOptimum(p: GaussianMixture, from: Gaussian): ReverseOptimum {
  let at = expandAround(p, from);
  for (let round = 0; round < 200; round++) {
    const [meanStep, deviationStep] = stepFrom(at);
    const length = Math.hypot(meanStep, deviationStep);
    if (length < 1e-10) break;
    let part = Math.min(1, longestStep / length);
    let next = expandAround(p, moved(at, part * meanStep, part * deviationStep));
    // Below this length a decrease is lost in rounding, and Newton's method needs no guard.
    while (next.divergence > at.divergence && part * length > 1e-7) {
      part /= 2;
      next = expandAround(p, moved(at, part * meanStep, part * deviationStep));
    }
    at = next;
  }
  const { mean, logDeviation, divergence } = at;
  return { mean, logDeviation, divergence };
}

interface Expansion extends ReverseOptimum {
  readonly gradient: readonly [mean: number, deviation: number];
  readonly hessian: readonly [meanMean: number, meanDeviation: number, deviationDeviation: number];
}

function expandAround(p: GaussianMixture, { mean, logDeviation }: Gaussian): Expansion {
  const deviation = Math.exp(logDeviation);
  let [value, slope, slopeAway, curve, curveAway, curveAwayTwice] = [0, 0, 0, 0, 0, 0];
  for (const [index, epsilon] of rule.nodes.entries()) {
    const weight = rule.weights[index] ?? NaN;
    const away = deviation * epsilon;
    const { log, first, second } = logDensityExpansion(p, mean + away);
    value += weight * log;
    slope += weight * first;
    slopeAway += weight * first * away;
    curve += weight * second;
    curveAway += weight * second * away;
    curveAwayTwice += weight * second * away * away;
  }
  return {
    mean,
    logDeviation,
    divergence: -gaussianEntropy({ mean, logDeviation }) - value,
    gradient: [-slope, -1 - slopeAway],
    hessian: [-curve, -curveAway, -curveAwayTwice - slopeAway],
  };
}

/** log p and its derivatives, by the responsibilities r_k of the components: ℓ′ = Σ r_k a_k with a_k = (m_k − x)/s_k². */
function logDensityExpansion(
  p: GaussianMixture,
  x: number,
): { readonly log: number; readonly first: number; readonly second: number } {
  const logs = p.map(({ weight, mean, deviation }) => Math.log(weight) + logNormal(x, mean, deviation));
  const log = logSumExp(logs);
  let [first, second] = [0, 0];
  for (const [index, { mean, deviation }] of p.entries()) {
    const responsibility = Math.exp((logs[index] ?? NaN) - log);
    const precision = 1 / deviation ** 2;
    const pull = (mean - x) * precision;
    first += responsibility * pull;
    second += responsibility * (pull * pull - precision);
  }
  return { log, first, second: second - first * first };
}

/** −(H + λ)⁻¹∇R with the least λ ≥ 0 for which no eigenvalue of H + λ is below 0.1. */
function stepFrom({ gradient: [a, b], hessian }: Expansion): readonly [mean: number, deviation: number] {
  const [h, mixed, k] = hessian;
  const leastEigenvalue = (h + k) / 2 - Math.hypot((h - k) / 2, mixed);
  const shift = Math.max(0, 0.1 - leastEigenvalue);
  const [first, last] = [h + shift, k + shift];
  const determinant = first * last - mixed * mixed;
  return [(mixed * b - last * a) / determinant, (mixed * a - first * b) / determinant];
}

function moved({ mean, logDeviation }: Gaussian, meanStep: number, deviationStep: number): Gaussian {
  return { mean: mean + meanStep, logDeviation: logDeviation + deviationStep };
}
