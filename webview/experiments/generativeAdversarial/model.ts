/**
 * The original game (Goodfellow et al. 2014, eq. 1): V(D, G) = E_p[log D(x)] + E_z[log(1 − D(G(z)))], with D = σ(ℓ) for a
 * network ℓ. G is an increasing map of the line, so that each value comes from one place alone and the density of what
 * is generated is known. The discriminator ascends V; the generator descends it, or the loss that does not saturate.
 */
import {
  add,
  mul,
  neg,
  softplus,
  sum,
  tensor2d,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "../../tensors.ts";
import { draw, type GaussianMixture } from "../../exact/gaussianMixture.ts";
import { applyMap, initialMap } from "../../training/monotoneMap.ts";
import { applyNetwork, initialWeights } from "../../training/network.ts";
import { Noise } from "../../training/noise.ts";
import type { Inputs, InputTensors, ParameterTensors, TensorModel } from "../../training/tensorRun.ts";
import {
  dataOf,
  discriminatorOf,
  exactValues,
  gameOf,
  generatorOf,
  rulesOf,
  type GameSettings,
} from "./exact.ts";

/** The players as functions of columns: places to logits, and noise to places. */
export interface Players {
  readonly logit: (x: Tensor2D) => Tensor2D;
  readonly generate: (z: Tensor2D) => Tensor2D;
}

/** Columns of data and noise, each with the weights of its mean: drawn, and weighed alike; or of a quadrature. */
export interface Sample {
  readonly data: Tensor2D;
  readonly dataWeights: Tensor2D;
  readonly noise: Tensor2D;
  readonly noiseWeights: Tensor2D;
}

/** What the players play for; tests put wrong ones in their place. */
export interface Stakes {
  readonly value: (players: Players, sample: Sample) => Scalar;
  readonly generatorLoss: {
    readonly [Loss in GameSettings["loss"]]: (players: Players, sample: Sample) => Scalar;
  };
}

/** Weighted means of log D(x) = −softplus(−ℓ(x)) and log(1 − D(x)) = −softplus(ℓ(x)). */
const ofLogD = (logits: Tensor, weights: Tensor): Scalar => neg(sum(mul(weights, softplus(neg(logits)))));
const ofLogNotD = (logits: Tensor, weights: Tensor): Scalar => neg(sum(mul(weights, softplus(logits))));

export const stakes: Stakes = {
  // README (1).
  value: ({ logit, generate }, { data, dataWeights, noise, noiseWeights }) =>
    add(ofLogD(logit(data), dataWeights), ofLogNotD(logit(generate(noise)), noiseWeights)),
  generatorLoss: {
    // The part of V that the generator has a hand in.
    minimax: ({ logit, generate }, { noise, noiseWeights }) =>
      ofLogNotD(logit(generate(noise)), noiseWeights),
    // Steep also where the discriminator wins (Goodfellow et al. 2014, section 3).
    nonSaturating: ({ logit, generate }, { noise, noiseWeights }) =>
      neg(ofLogD(logit(generate(noise)), noiseWeights)),
  },
};

/** As in DCGAN (Radford, Metz and Chintala 2016): a longer memory makes the players circle around each other. */
const beta1 = 0.5;
/** For so many steps the rates are constant; then they fall, so that the players come to rest. */
const restlessSteps = 500;

export function createGame(settings: GameSettings, { value, generatorLoss }: Stakes = stakes): TensorModel {
  const data = dataOf(settings);
  const discriminator = discriminatorOf(settings);
  const generator = generatorOf(settings);
  const noise = Noise.of(settings.seed).branch("weights");
  const playersOf = (parameters: ParameterTensors): Players => ({
    logit: (x) => applyNetwork(discriminator, parameters["discriminator"] as Tensor1D, x),
    generate: (z) => applyMap(generator, parameters["generator"] as Tensor1D, z),
  });
  const rules = rulesOf(data);
  return {
    players: {
      discriminator: {
        initial: initialWeights(discriminator, noise.branch("discriminator")),
        loss: (parameters, inputs) => neg(value(playersOf(parameters), sampleOf(inputs))),
        adam: {
          learningRate: settings.discriminatorRate,
          beta1,
          decayAfter: restlessSteps * settings.turns,
        },
        turns: settings.turns,
      },
      generator: {
        initial: initialMap(generator, noise.branch("generator")),
        loss: (parameters, inputs) => generatorLoss[settings.loss](playersOf(parameters), sampleOf(inputs)),
        adam: { learningRate: settings.generatorRate, beta1, decayAfter: restlessSteps },
      },
    },
    inputs: (noise) => drawnInputs(data, settings.batch, noise),
    measured: (parameters) => ({
      value: value(playersOf(parameters), {
        data: column(rules.data.nodes),
        dataWeights: column(rules.data.weights),
        noise: column(rules.noise.nodes),
        noiseWeights: column(rules.noise.weights),
      }),
    }),
    exact: (parameters) => exactValues(gameOf(settings, parameters)),
  };
}

/** As many data as values of noise, each of the same weight. */
function drawnInputs(mixture: GaussianMixture, count: number, noise: Noise): Inputs {
  const shape = [count, 1];
  const noiseOfData = noise.branch("data");
  const weights = { values: new Float32Array(count).fill(1 / count), shape };
  return {
    data: { values: Float32Array.from({ length: count }, () => draw(mixture, noiseOfData)), shape },
    dataWeights: weights,
    noise: { values: noise.branch("noise").normals(count), shape },
    noiseWeights: weights,
  };
}

function sampleOf({ data, dataWeights, noise, noiseWeights }: InputTensors): Sample {
  return { data, dataWeights, noise, noiseWeights } as Sample;
}

function column(values: Float64Array): Tensor2D {
  return tensor2d(Float32Array.from(values), [values.length, 1]);
}
