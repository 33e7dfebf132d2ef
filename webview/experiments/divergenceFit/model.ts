/**
 * Two players, each a Gaussian with the flat parameters (μ, log σ): one minimizes the cross-entropy on draws from the
 * mixture, which is the forward divergence but for a constant; the other the reverse divergence on draws of its own,
 * reparameterized (Kingma and Welling 2014). The losses take places and weights: draws of weight 1/n in training, nodes
 * and weights of a quadrature in measuring.
 */
import { draw, type GaussianMixture } from "../../exact/gaussianMixture.ts";
import type { Rule } from "../../exact/quadrature.ts";
import {
  add,
  exp,
  logSumExp,
  mul,
  neg,
  reshape,
  split,
  square,
  sub,
  sum,
  tensor1d,
  type Scalar,
  type Tensor,
  type Tensor1D,
} from "../../tensors.ts";
import type { Input, TensorModel } from "../../training/tensorRun.ts";
import {
  dataEntropy,
  dataRule,
  expectedLogDensity,
  forwardDivergence,
  gaussianEntropy,
  gaussianOf,
  mixtures,
  momentMatch,
  standardNormalRule,
  type DivergenceFitSettings,
} from "./exact.ts";
import { reverseOptimum } from "./reverseOptimum.ts";

/** README (3): log N(x; μ, σ²) = −½((x − μ)/σ)² − log σ − ½ log 2π. Shapes are broadcast. */
export function logNormal(x: Tensor, mean: Tensor, logDeviation: Tensor): Tensor {
  const z = mul(sub(x, mean), exp(neg(logDeviation)));
  return neg(add(mul(square(z), 0.5), add(logDeviation, 0.5 * Math.log(2 * Math.PI))));
}

/** log Σ_k w_k N(x; m_k, s_k²) for each of a row of places. */
export function logMixture(mixture: GaussianMixture, x: Tensor): Tensor {
  const means = tensor1d(mixture.map(({ mean }) => mean));
  const logDeviations = tensor1d(mixture.map(({ deviation }) => Math.log(deviation)));
  const logWeights = tensor1d(mixture.map(({ weight }) => Math.log(weight)));
  return logSumExp(add(logNormal(reshape(x, [-1, 1]), means, logDeviations), logWeights), 1);
}

/** The log-densities that the losses are made of. */
export interface LogDensities {
  readonly ofNormal: typeof logNormal;
  readonly ofMixture: typeof logMixture;
}

/** README (1): H(p, q) = −E_p[log q(x)], at places x of the mixture's law. */
export function crossEntropy(
  parameters: Tensor1D,
  places: Tensor,
  weights: Tensor,
  { ofNormal }: LogDensities,
): Scalar {
  const [mean, logDeviation] = split(parameters, 2) as [Tensor, Tensor];
  return neg(sum(mul(weights, ofNormal(places, mean, logDeviation))));
}

/** README (2): D_KL(q ‖ p) = E_q[log q(x) − log p(x)], at x = μ + σε for places ε of a standard normal law. */
export function reverseDivergence(
  parameters: Tensor1D,
  places: Tensor,
  weights: Tensor,
  mixture: GaussianMixture,
  { ofNormal, ofMixture }: LogDensities,
): Scalar {
  const [mean, logDeviation] = split(parameters, 2) as [Tensor, Tensor];
  const x = add(mean, mul(exp(logDeviation), places));
  return sum(mul(weights, sub(ofNormal(x, mean, logDeviation), ofMixture(mixture, x))));
}

/** How many draws a step sees; without any it goes along the gradients by quadrature. */
const drawn: { readonly [Draws in DivergenceFitSettings["draws"]]?: number } = {
  many: 256,
  some: 64,
  few: 16,
};

/** Steps along draws are noisy, and come to rest as they get shorter from this one on. */
const decayAfter = 150;

export function createDivergenceFit(
  { data, startMean, draws, learningRate }: DivergenceFitSettings,
  logDensities: LogDensities = { ofNormal: logNormal, ofMixture: logMixture },
): TensorModel {
  const p = mixtures[data];
  const count = drawn[draws];
  const dataQuadrature = weightedBy(dataRule(p));
  const normalQuadrature = weightedBy(standardNormalRule(1000));
  const shared = {
    initial: Float32Array.of(startMean, 0),
    adam: count === undefined ? { learningRate } : { learningRate, decayAfter },
  };
  return {
    players: {
      forward: {
        ...shared,
        loss: ({ forward }, { dataPlaces, dataWeights }) =>
          crossEntropy(forward as Tensor1D, dataPlaces as Tensor, dataWeights as Tensor, logDensities),
      },
      reverse: {
        ...shared,
        loss: ({ reverse }, { normalPlaces, normalWeights }) =>
          reverseDivergence(
            reverse as Tensor1D,
            normalPlaces as Tensor,
            normalWeights as Tensor,
            p,
            logDensities,
          ),
      },
    },
    inputs: (noise) => {
      const [dataNoise, normalNoise] = [noise.branch("data"), noise.branch("normal")];
      const ofData = count === undefined ? dataQuadrature : weightedDraws(count, () => draw(p, dataNoise));
      const ofNormal =
        count === undefined ? normalQuadrature : weightedDraws(count, () => normalNoise.normal());
      return {
        dataPlaces: ofData.places,
        dataWeights: ofData.weights,
        normalPlaces: ofNormal.places,
        normalWeights: ofNormal.weights,
      };
    },
    measured: ({ forward, reverse }) => ({
      crossEntropy: crossEntropy(forward as Tensor1D, ...tensorsOf(dataQuadrature), logDensities),
      reverseDivergence: reverseDivergence(
        reverse as Tensor1D,
        ...tensorsOf(normalQuadrature),
        p,
        logDensities,
      ),
    }),
    exact: exactValues(p),
  };
}

/** All that is measured without tensors; what does not depend on the parameters is computed once. */
function exactValues(p: GaussianMixture): TensorModel["exact"] {
  const best = momentMatch(p);
  const constants = {
    dataEntropy: dataEntropy(p).value,
    leastForwardDivergence: forwardDivergence(p, best).value,
    dataMean: best.mean,
    dataDeviation: Math.exp(best.logDeviation),
  };
  return (parameters) => {
    const forward = gaussianOf(parameters["forward"]);
    const reverse = gaussianOf(parameters["reverse"]);
    const downhill = reverseOptimum(p, reverse);
    return {
      ...constants,
      forwardDivergence: forwardDivergence(p, forward).value,
      forwardMean: forward.mean,
      forwardDeviation: Math.exp(forward.logDeviation),
      modelEntropy: gaussianEntropy(reverse),
      expectedLogDensity: expectedLogDensity(p, reverse).value,
      reverseMean: reverse.mean,
      reverseDeviation: Math.exp(reverse.logDeviation),
      leastReverseDivergence: downhill.divergence,
      bestReverseMean: downhill.mean,
      bestReverseDeviation: Math.exp(downhill.logDeviation),
    };
  };
}

/** Places of a law and what each counts for in an expectation. */
interface Weighted {
  readonly places: Input;
  readonly weights: Input;
}

function weightedBy({ nodes, weights }: Rule): Weighted {
  const shape = [nodes.length];
  return {
    places: { values: Float32Array.from(nodes), shape },
    weights: { values: Float32Array.from(weights), shape },
  };
}

function weightedDraws(count: number, drawOne: () => number): Weighted {
  const shape = [count];
  return {
    places: { values: Float32Array.from({ length: count }, drawOne), shape },
    weights: { values: new Float32Array(count).fill(1 / count), shape },
  };
}

function tensorsOf({ places, weights }: Weighted): [places: Tensor, weights: Tensor] {
  return [tensor1d(places.values), tensor1d(weights.values)];
}
