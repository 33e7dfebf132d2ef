/**
 * The true log p(x) of an auto-encoder and the divergence of its q from the true posterior, by quadrature over the latent
 * space in float64 and without tensors. The evidence is summed over the black places of a lattice; the divergence over
 * the white ones, where the posterior is normalized anew: what they share is the decoder alone.
 */
import { planarSets } from "../../data/planarSets.ts";
import { evaluateNetwork } from "../../exact/network.ts";
import type { Values } from "../experiment.ts";
import { isWhite, latticesFor, logIntegral, type Lattice } from "./latentLattice.ts";
import {
  dotsOfPixel,
  leastDeviation,
  partsOf,
  type AutoencoderSettings,
  type AutoencoderShape,
} from "./shape.ts";

/** The exact terms for one x, from a lattice whose functions are log p(x, z) and log q(z | x). */
export interface ExactWorkings {
  readonly logEvidenceOn: (lattice: Lattice) => number;
  readonly posteriorDivergenceOn: (lattice: Lattice) => number;
  /** D_KL(q(z | x) ‖ p(z)). */
  readonly priorDivergenceOn: (lattice: Lattice) => number;
}

const none = new Float64Array(0);
const logTwoPi = Math.log(2 * Math.PI);

export const exactWorkings: ExactWorkings = {
  logEvidenceOn: (lattice) => logIntegral(lattice, lattice.logs[0] ?? none, "black"),
  posteriorDivergenceOn: (lattice) => {
    const [logJoint = none, logQ = none] = lattice.logs;
    const logNormalizer = logIntegral(lattice, logJoint, "white");
    return divergence(lattice, logQ, (place) => (logJoint[place] ?? NaN) - logNormalizer);
  },
  priorDivergenceOn: (lattice) => {
    const [, logQ = none] = lattice.logs;
    const dimensions = lattice.places.length / logQ.length;
    return divergence(lattice, logQ, (place) => {
      const z = lattice.places.subarray(place * dimensions, (place + 1) * dimensions);
      return z.reduce((sum, coordinate) => sum - coordinate ** 2 / 2 - logTwoPi / 2, 0);
    });
  },
};

/** ∫ q (log q − log p) over the white places. */
function divergence(
  { residues, volume }: Lattice,
  logQ: Float64Array,
  logP: (place: number) => number,
): number {
  let sum = 0;
  for (let place = 0; place < logQ.length; place++) {
    const log = logQ[place] ?? NaN;
    if (isWhite(residues[place] ?? 0) && log > -60) sum += Math.exp(log) * (log - logP(place));
  }
  return sum * volume;
}

/** For each x the lattice of log p(x, z) and log q(z | x). */
export function latticesOf(
  shape: AutoencoderShape,
  parameters: Float32Array,
  points: Float32Array,
): readonly Lattice[] {
  const { dimensions, observed } = shape;
  const { means, deviations } = encode(shape, parameters, points);
  return latticesFor(dimensions, points.length / observed, (indices, places) => {
    const logLikelihoodOf = logLikelihoods(shape, parameters, places);
    const logPrior = logNormals(places, new Float64Array(dimensions), new Float64Array(dimensions).fill(1));
    return indices.map((index) => {
      const [from, to] = [index * dimensions, (index + 1) * dimensions];
      const logLikelihood = logLikelihoodOf(points.subarray(index * observed, (index + 1) * observed));
      return [
        logLikelihood.map((log, place) => log + (logPrior[place] ?? NaN)),
        logNormals(places, means.subarray(from, to), deviations.subarray(from, to)),
      ];
    });
  });
}

/** The measured values that need no tensors: means over the points. */
export function exactTerms(
  { data }: AutoencoderSettings,
  shape: AutoencoderShape,
  parameters: Float32Array,
  points: Float32Array,
  workings: ExactWorkings = exactWorkings,
): Values {
  const lattices = latticesOf(shape, parameters, points);
  const logEvidences = lattices.map(workings.logEvidenceOn);
  const general = {
    logEvidence: mean(logEvidences),
    posteriorDivergence: mean(lattices.map(workings.posteriorDivergenceOn)),
    exactPriorDivergence: mean(lattices.map(workings.priorDivergenceOn)),
    quadratureError: lattices.reduce((greatest, { error }) => Math.max(greatest, error), 0),
  };
  if (data === "digits") return general;
  const { logDensity } = planarSets[data];
  const logRatios = logEvidences.map(
    (logEvidence, index) => logDensity(points[2 * index] ?? NaN, points[2 * index + 1] ?? NaN) - logEvidence,
  );
  return {
    ...general,
    dataDivergence: mean(logRatios),
    deviation: decoderDeviation(shape, parameters),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The means and deviations of q for each point, those of one after those of another. */
export function encode(
  { dimensions, encoder }: AutoencoderShape,
  parameters: Float32Array,
  points: Float32Array,
): { readonly means: Float64Array; readonly deviations: Float64Array } {
  const outputs = evaluateNetwork(encoder, parameters, Float64Array.from(points));
  const output = (index: number, offset: number): number => {
    const point = Math.floor(index / dimensions);
    return outputs[2 * dimensions * point + offset + (index % dimensions)] ?? NaN;
  };
  const length = outputs.length / 2;
  return {
    means: Float64Array.from({ length }, (_, index) => output(index, 0)),
    deviations: Float64Array.from({ length }, (_, index) => Math.exp(output(index, dimensions))),
  };
}

/** The decoder's outputs at places of the latent space. */
export function decode(
  shape: AutoencoderShape,
  parameters: Float32Array,
  places: Float64Array,
): Float64Array {
  return evaluateNetwork(shape.decoder, parameters.subarray(partsOf(shape)[0]), places);
}

/** The deviation σ of a normal decoder; NaN for one that prints dots. */
export function decoderDeviation({ likelihood }: AutoencoderShape, parameters: Float32Array): number {
  if (likelihood === "dots") return NaN;
  return likelihood.deviation === "learned"
    ? Math.hypot(leastDeviation, Math.exp(parameters.at(-1) ?? NaN))
    : likelihood.deviation;
}

/** log p(x | z) at the places, as a function of x. */
function logLikelihoods(
  shape: AutoencoderShape,
  parameters: Float32Array,
  places: Float64Array,
): (point: Float32Array) => Float64Array {
  const outputs = decode(shape, parameters, places);
  return shape.likelihood === "dots"
    ? logDots(outputs, shape.observed)
    : logGaussians(outputs, decoderDeviation(shape, parameters));
}

/** log N(x; f(z), σ² 1) of a point of the plane, at the places where the decoder puts out those means. */
function logGaussians(means: Float64Array, deviation: number): (point: Float32Array) => Float64Array {
  const scale = -1 / (2 * deviation ** 2);
  const constant = -logTwoPi - 2 * Math.log(deviation);
  return ([x = NaN, y = NaN]) => {
    const logs = new Float64Array(means.length / 2);
    for (let place = 0; place < logs.length; place++) {
      const dx = x - (means[2 * place] ?? NaN);
      const dy = y - (means[2 * place + 1] ?? NaN);
      logs[place] = constant + scale * (dx * dx + dy * dy);
    }
    return logs;
  };
}

/** Σ_j log C(4, n_j) + n_j ℓ_j − 4 log(1 + e^{ℓ_j}) of a picture with n_j black dots in pixel j, by the logits ℓ. */
function logDots(logits: Float64Array, pixels: number): (point: Float32Array) => Float64Array {
  const logNormalizers = new Float64Array(logits.length / pixels);
  for (let place = 0; place < logNormalizers.length; place++) {
    // log(1 + e^ℓ) = max(ℓ, 0) + log(1 + e^{−|ℓ|}), and a product of 64 numbers from 1 to 2 is not too large.
    let [sum, product] = [0, 1];
    for (let index = place * pixels; index < (place + 1) * pixels; index++) {
      const logit = logits[index] ?? NaN;
      sum += Math.max(logit, 0);
      product *= 1 + Math.exp(-Math.abs(logit));
    }
    logNormalizers[place] = sum + Math.log(product);
  }
  return (point) => {
    const constant = point.reduce((sum, grey) => sum + logChoices(grey * dotsOfPixel), 0);
    return logNormalizers.map((logNormalizer, place) => {
      let product = 0;
      for (let pixel = 0; pixel < pixels; pixel++) {
        product += (point[pixel] ?? NaN) * (logits[place * pixels + pixel] ?? NaN);
      }
      return constant + dotsOfPixel * (product - logNormalizer);
    });
  };
}

/** log C(4, n): in how many ways the black dots of a pixel can be chosen. */
function logChoices(black: number): number {
  let choices = 1;
  for (let chosen = 0; chosen < black; chosen++) choices *= (dotsOfPixel - chosen) / (chosen + 1);
  return Math.log(choices);
}

/** log N(z; mean, diag(deviation²)) at each place. */
function logNormals(places: Float64Array, means: Float64Array, deviations: Float64Array): Float64Array {
  const dimensions = means.length;
  const logs = new Float64Array(places.length / dimensions);
  for (let axis = 0; axis < dimensions; axis++) {
    const [middle = NaN, deviation = NaN] = [means[axis], deviations[axis]];
    const constant = -Math.log(deviation) - logTwoPi / 2;
    for (let place = 0; place < logs.length; place++) {
      const distance = ((places[place * dimensions + axis] ?? NaN) - middle) / deviation;
      logs[place] = (logs[place] ?? NaN) + constant - (distance * distance) / 2;
    }
  }
  return logs;
}
