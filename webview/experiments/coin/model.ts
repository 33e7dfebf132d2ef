/** A coin with one parameter, its logit ℓ: p_θ(1) = θ = σ(ℓ). */
import { mean, mul, neg, softplus, sub, tensor1d, type Scalar, type Tensor } from "../../tensors.ts";
import type { Noise } from "../../training/noise.ts";
import type { TensorModel } from "../../training/tensorRun.ts";
import { bias, divergence, entropy, flipsOf, maximumLikelihood, type CoinSettings } from "./exact.ts";

/** README (1): the average of log p_θ(x_i) = x_i ℓ − log(1 + e^ℓ). */
export function averageLogLikelihood(logit: Tensor, flips: Tensor): Scalar {
  return mean(sub(mul(flips, logit), softplus(logit))) as Scalar;
}

/** How many flips a step sees, where it does not see them all. */
const drawnFlips: { readonly [Batch in CoinSettings["batch"]]?: number } = { many: 32, few: 8, single: 1 };

/** Steps along drawn flips are noisy, and come to rest as they get shorter from this one on. */
const decayAfter = 50;

export function createCoin(settings: CoinSettings, logLikelihood = averageLogLikelihood): TensorModel {
  const flips = flipsOf(settings);
  const p = maximumLikelihood(flips);
  const drawn = drawnFlips[settings.batch];
  const { learningRate } = settings;
  return {
    players: {
      coin: {
        initial: Float32Array.of(0),
        loss: ({ coin }, { flips: batch }) => neg(logLikelihood(coin as Tensor, batch as Tensor)),
        adam: drawn === undefined ? { learningRate } : { learningRate, decayAfter },
      },
    },
    inputs: (noise) => {
      const values = drawn === undefined ? flips : drawnFrom(flips, drawn, noise);
      return { flips: { values, shape: [values.length] } };
    },
    measured: ({ coin }) => ({ logLikelihood: logLikelihood(coin as Tensor, tensor1d(flips)) }),
    exact: ({ coin }) => {
      const theta = bias(coin?.[0] ?? NaN);
      return {
        theta,
        maximumLikelihood: p,
        entropy: entropy(p),
        divergence: divergence(p, theta),
        greatestLogLikelihood: -entropy(p),
      };
    },
  };
}

/** That many of the flips, drawn with replacement. */
function drawnFrom(flips: Float32Array, count: number, noise: Noise): Float32Array {
  return Float32Array.from({ length: count }, () => flips[noise.below(flips.length)] ?? NaN);
}
