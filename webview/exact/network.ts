/**
 * The same networks in float64 and without tensors, for exact values and pictures: written a second time, so that the
 * two hold each other to the mathematics.
 */
import type { NetworkShape } from "../training/network.ts";

const activations: { readonly [A in NetworkShape["activation"]]: (x: number) => number } = {
  tanh: Math.tanh,
  relu: (x) => Math.max(0, x),
  softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
};

/** The outputs for `count` inputs, both row by row. */
export function evaluateNetwork(
  { widths, activation }: NetworkShape,
  flat: ArrayLike<number>,
  inputs: Float64Array,
): Float64Array {
  const activate = activations[activation];
  let values = inputs;
  let offset = 0;
  for (let layer = 0; layer + 1 < widths.length; layer++) {
    const before = widths[layer] ?? 0;
    const after = widths[layer + 1] ?? 0;
    const biases = offset + before * after;
    const byOutput = Float64Array.from({ length: before * after }, (_, index) => {
      const column = Math.floor(index / before);
      return flat[offset + (index % before) * after + column] ?? NaN;
    });
    values = affine(
      byOutput,
      Float64Array.from({ length: after }, (_, column) => flat[biases + column] ?? NaN),
      values,
    );
    if (layer + 2 < widths.length) {
      for (let index = 0; index < values.length; index++) values[index] = activate(values[index] ?? NaN);
    }
    offset = biases + after;
  }
  return values;
}

/**
 * x W + b for each row x, with the weights of one output after those of another. Four outputs are summed at a time, each
 * in a variable of its own, which is several times as fast as one.
 */
function affine(weights: Float64Array, biases: Float64Array, rows: Float64Array): Float64Array {
  const after = biases.length;
  const before = weights.length / after;
  const count = rows.length / before;
  const outputs = new Float64Array(count * after);
  for (let row = 0; row < count; row++) {
    const from = row * before;
    for (let column = 0; column < after; column += 4) {
      const first = column * before;
      const second = Math.min(column + 1, after - 1) * before;
      const third = Math.min(column + 2, after - 1) * before;
      const fourth = Math.min(column + 3, after - 1) * before;
      let sum1 = biases[column] ?? NaN;
      let sum2 = biases[column + 1] ?? NaN;
      let sum3 = biases[column + 2] ?? NaN;
      let sum4 = biases[column + 3] ?? NaN;
      for (let inner = 0; inner < before; inner++) {
        const value = rows[from + inner] ?? NaN;
        sum1 += value * (weights[first + inner] ?? NaN);
        sum2 += value * (weights[second + inner] ?? NaN);
        sum3 += value * (weights[third + inner] ?? NaN);
        sum4 += value * (weights[fourth + inner] ?? NaN);
      }
      const to = row * after + column;
      outputs[to] = sum1;
      if (column + 1 < after) outputs[to + 1] = sum2;
      if (column + 2 < after) outputs[to + 2] = sum3;
      if (column + 3 < after) outputs[to + 3] = sum4;
    }
  }
  return outputs;
}
