/**
 * A variational auto-encoder (Kingma and Welling 2014): the loss is the negative evidence lower bound with z = μ + s ε.
 * One function computes it for any ε with weights: with random ones it is trained, and with the places of a quadrature it
 * is measured as the expectation that it is.
 */
import {
  add,
  exp,
  log,
  mean,
  mul,
  neg,
  reshape,
  scalar,
  softplus,
  split,
  square,
  sub,
  sum,
  tensor,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "../../tensors.ts";
import { applyNetwork, initialWeights } from "../../training/network.ts";
import { Noise } from "../../training/noise.ts";
import type { Input, Inputs, InputTensors, TensorModel } from "../../training/tensorRun.ts";
import { drawSample } from "./data.ts";
import { exactTerms, exactWorkings, type ExactWorkings } from "./exact.ts";
import { normalPlaces } from "./normalPlaces.ts";
import { dotsOfPixel, leastDeviation, partsOf, shapeOf } from "./shape.ts";
import type { AutoencoderSettings, AutoencoderShape } from "./shape.ts";

/** What the bound is made of. */
export interface BoundTerms {
  /** z = μ + s ε, which has the law q where ε is standard normal. */
  readonly latent: (means: Tensor, logDeviations: Tensor, noise: Tensor) => Tensor;
  /** D_KL(N(μ, s²) ‖ N(0, 1)) = ½ Σ_j (μ_j² + s_j² − 1 − 2 log s_j); the last axis is summed. */
  readonly priorDivergence: (means: Tensor, logDeviations: Tensor) => Tensor;
  /** Σ_j log N(x_j; f_j, σ²); the last axis is summed. */
  readonly logGaussian: (x: Tensor, means: Tensor, logDeviation: Tensor) => Tensor;
  /** Σ_j 4 (x_j ℓ_j − log(1 + e^{ℓ_j})), which is log p(x | z) but for what x alone determines. */
  readonly logDots: (x: Tensor, logits: Tensor) => Tensor;
}

export const boundTerms: BoundTerms = {
  latent: (means, logDeviations, noise) => add(means, mul(exp(logDeviations), noise)),
  priorDivergence: (means, logDeviations) => {
    const squares = add(square(means), exp(mul(logDeviations, 2)));
    return mul(sum(sub(sub(squares, 1), mul(logDeviations, 2)), -1), 0.5);
  },
  logGaussian: (x, means, logDeviation) => {
    const distances = mul(square(sub(x, means)), exp(mul(logDeviation, -2)));
    return sum(sub(mul(distances, -0.5), add(logDeviation, 0.5 * Math.log(2 * Math.PI))), -1);
  },
  logDots: (x, logits) => mul(sum(sub(mul(x, logits), softplus(logits)), -1), dotsOfPixel),
};

export interface Bound {
  /** E_q[log p(x | z)] − D_KL(q(z | x) ‖ p(z)), the mean over the points: README, “What is trained”. */
  readonly evidenceLowerBound: Scalar;
  /** Its part D_KL(q(z | x) ‖ p(z)). */
  readonly priorDivergence: Scalar;
}

/**
 * The bound for B points. The inputs: `points` [B, observed]; `constants` [B], what log p(x | z) has of x alone; `noise`
 * [J, K, B or 1, dimensions] and `weights` [J, K, 1], which sum to one: the places and weights of an expectation over ε.
 */
export function boundOf(
  shape: AutoencoderShape,
  parameters: Tensor1D,
  { points, constants, noise, weights }: InputTensors,
  terms: BoundTerms = boundTerms,
): Bound {
  const { dimensions, observed, likelihood } = shape;
  const [encoder, decoder, learned] = split(parameters, [...partsOf(shape)]) as Tensor1D[];
  const x = points as Tensor2D;
  const [means, logDeviations] = split(applyNetwork(shape.encoder, encoder as Tensor1D, x), 2, 1);
  const acrossPlaces = (each: Tensor | undefined, width: number): Tensor =>
    reshape(each as Tensor, [1, 1, -1, width]);
  const z = terms.latent(
    acrossPlaces(means, dimensions),
    acrossPlaces(logDeviations, dimensions),
    noise as Tensor,
  );
  const flatZ = reshape(z, [-1, dimensions]) as Tensor2D;
  const outputs = applyNetwork(shape.decoder, decoder as Tensor1D, flatZ);
  const decoded = reshape(outputs, [...z.shape.slice(0, 3), observed]);
  const data = acrossPlaces(x, observed);
  const logLikelihoods =
    likelihood === "dots"
      ? terms.logDots(data, decoded)
      : terms.logGaussian(data, decoded, logDeviationOf(likelihood.deviation, learned));
  const expectations = sum(sum(mul(logLikelihoods, weights as Tensor), 1), 0);
  const priorDivergence = mean<Scalar>(terms.priorDivergence(means as Tensor, logDeviations as Tensor));
  return {
    evidenceLowerBound: sub<Scalar>(mean(add(expectations, constants as Tensor)), priorDivergence),
    priorDivergence,
  };
}

/** log σ, from the last parameter where it is learned. */
function logDeviationOf(deviation: number | "learned", learned: Tensor | undefined): Tensor {
  return deviation === "learned"
    ? mul(log(add(exp(mul(learned as Tensor, 2)), leastDeviation ** 2)), 0.5)
    : scalar(Math.log(deviation));
}

/** How many points there are to train on, and how many of others to measure on: an integral over z for each. */
const samples = {
  plane: { training: 4000, held: { 1: 64, 2: 16 } },
  digits: { training: 1000, held: { 1: 20, 2: 10 } },
} as const;
/** How many training points the bound is estimated on. */
const estimated = 200;

/** The auto-encoder for these settings; what it is made of may be replaced, to see what a mistake in it would look like. */
export function createVariationalAutoencoder(
  settings: AutoencoderSettings,
  replaced: Partial<BoundTerms & ExactWorkings> = {},
): TensorModel {
  const shape = shapeOf(settings);
  const { dimensions, observed } = shape;
  const counts = samples[shape.likelihood === "dots" ? "digits" : "plane"];
  const training = drawSample(settings, "training", counts.training).values;
  const held = drawSample(settings, "held", counts.held[dimensions]).values;
  const noise = Noise.of(settings.seed);
  const terms = { ...boundTerms, ...replaced };
  const workings = { ...exactWorkings, ...replaced };

  const quadrature = normalPlaces(dimensions);
  const exactly = inputsOf(
    shape,
    held,
    { values: quadrature.nodes, shape: [quadrature.rows, quadrature.places, 1, dimensions] },
    { values: quadrature.weights, shape: [quadrature.rows, quadrature.places, 1] },
  );
  const randomly = (points: Float32Array, source: Noise): Inputs => {
    const count = points.length / observed;
    return inputsOf(
      shape,
      points,
      { values: source.normals(count * dimensions), shape: [1, 1, count, dimensions] },
      { values: Float32Array.of(1), shape: [1, 1, 1] },
    );
  };
  const asTrained = randomly(training.subarray(0, estimated * observed), noise.branch("estimate"));

  return {
    players: {
      autoencoder: {
        initial: initialParameters(shape, noise.branch("weights")),
        loss: ({ autoencoder }, inputs) =>
          neg(boundOf(shape, autoencoder as Tensor1D, inputs, terms).evidenceLowerBound),
        adam: { learningRate: settings.learningRate },
      },
    },
    inputs: (source) => randomly(batchOf(training, settings.batch, observed, source), source),
    measured: ({ autoencoder }) => ({
      ...boundOf(shape, autoencoder as Tensor1D, tensorsOf(exactly), terms),
      estimatedBound: boundOf(shape, autoencoder as Tensor1D, tensorsOf(asTrained), terms).evidenceLowerBound,
    }),
    exact: ({ autoencoder }) => exactTerms(settings, shape, autoencoder as Float32Array, held, workings),
  };
}

/** log C(4, n): in how many ways n of the four dots of a pixel can be black. */
const logChoices = [1, 4, 6, 4, 1].map(Math.log);

/** What goes into {@link boundOf}. */
export function inputsOf(
  { likelihood, observed }: AutoencoderShape,
  points: Float32Array,
  noise: Input,
  weights: Input,
): Inputs {
  const count = points.length / observed;
  const constants = Float32Array.from({ length: count }, (_, index) =>
    likelihood === "dots"
      ? points
          .subarray(index * observed, (index + 1) * observed)
          .reduce((sum, grey) => sum + (logChoices[grey * dotsOfPixel] ?? NaN), 0)
      : 0,
  );
  return {
    points: { values: points, shape: [count, observed] },
    constants: { values: constants, shape: [count] },
    noise,
    weights,
  };
}

/** That many points, drawn with replacement. */
function batchOf(points: Float32Array, count: number, width: number, noise: Noise): Float32Array {
  const batch = new Float32Array(count * width);
  for (let index = 0; index < count; index++) {
    const chosen = noise.below(points.length / width) * width;
    batch.set(points.subarray(chosen, chosen + width), index * width);
  }
  return batch;
}

function tensorsOf(inputs: Inputs): InputTensors {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { values, shape }]) => [name, tensor(values, [...shape])]),
  );
}

/**
 * The encoder's last layer begins small, and the deviations of q at e⁻¹: it is narrower than the prior, in which the
 * decoder bends most, and so is integrated over well. A learned σ begins near 0.3.
 */
function initialParameters(shape: AutoencoderShape, noise: Noise): Float32Array {
  const {
    dimensions,
    encoder: { widths },
  } = shape;
  const encoder = initialWeights(shape.encoder, noise.branch("encoder"));
  const lastLayer = encoder.length - ((widths.at(-2) ?? 0) + 1) * 2 * dimensions;
  for (let index = lastLayer; index < encoder.length; index++) encoder[index] = (encoder[index] ?? NaN) / 10;
  encoder.fill(-1, encoder.length - dimensions);
  const learned = partsOf(shape)
    .slice(2)
    .map(() => Math.log(0.25));
  return Float32Array.from([
    ...encoder,
    ...initialWeights(shape.decoder, noise.branch("decoder")),
    ...learned,
  ]);
}
