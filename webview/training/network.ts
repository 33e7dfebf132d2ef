/**
 * Fully connected networks whose weights all stand in one flat vector: one Adam step, one gradient, one read-back and
 * one file for the whole of it. Layer l maps n_l inputs to n_{l+1} outputs by x W_l + b_l; W_l (row by row) and b_l
 * follow one another in the vector. The activation stands between layers, not after the last.
 */
import {
  add,
  matMul,
  relu,
  reshape,
  softplus,
  split,
  tanh,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "../tensors.ts";
import type { Noise } from "./noise.ts";

export type Activation = "tanh" | "relu" | "softplus";

export interface NetworkShape {
  /** The widths of input, hidden layers and output. */
  readonly widths: readonly number[];
  readonly activation: Activation;
}

const activations: { readonly [A in Activation]: (x: Tensor) => Tensor } = { tanh, relu, softplus };

/** The sizes of W_0, b_0, W_1, b_1, …, as they follow one another in the vector. */
export function sizesOf({ widths }: NetworkShape): readonly number[] {
  return widths.slice(1).flatMap((outputs, layer) => [(widths[layer] ?? 0) * outputs, outputs]);
}

/** The length of the flat vector. */
export function lengthOf(shape: NetworkShape): number {
  return sizesOf(shape).reduce((sum, size) => sum + size, 0);
}

/** Weights with variance 1/n for n inputs (LeCun et al. 1998), twice that for relu (He et al. 2015); biases 0. */
export function initialWeights(shape: NetworkShape, noise: Noise): Float32Array {
  const gain = shape.activation === "relu" ? 2 : 1;
  const flat = new Float32Array(lengthOf(shape));
  let offset = 0;
  for (const [layer, outputs] of shape.widths.slice(1).entries()) {
    const inputs = shape.widths[layer] ?? 0;
    const weights = noise.branch(layer);
    const scale = Math.sqrt(gain / inputs);
    for (let index = 0; index < inputs * outputs; index++) flat[offset + index] = scale * weights.normal();
    offset += (inputs + 1) * outputs;
  }
  return flat;
}

/** The outputs for a batch of inputs, both row by row. */
export function applyNetwork(shape: NetworkShape, flat: Tensor1D, inputs: Tensor2D): Tensor2D {
  const parts = split(flat, [...sizesOf(shape)]);
  const activate = activations[shape.activation];
  const layers = shape.widths.length - 1;
  let values: Tensor = inputs;
  for (let layer = 0; layer < layers; layer++) {
    const weights = parts[2 * layer];
    const biases = parts[2 * layer + 1];
    if (weights === undefined || biases === undefined)
      throw new Error("the vector is too short for the network");
    const matrix = reshape(weights, [shape.widths[layer] ?? 0, shape.widths[layer + 1] ?? 0]);
    values = add(matMul(values as Tensor2D, matrix as Tensor2D), biases);
    if (layer < layers - 1) values = activate(values);
  }
  return values as Tensor2D;
}
