/** Networks on flat vectors: with tensors and in float64 they are the same functions, and their gradients are right. */
import assert from "node:assert/strict";
import { useBackend } from "../../../webview/backend.ts";
import { evaluateNetwork } from "../../../webview/exact/network.ts";
import {
  mean,
  square,
  tensor1d,
  tensor2d,
  tidy,
  type Scalar,
  type Tensor1D,
} from "../../../webview/tensors.ts";
import {
  applyNetwork,
  initialWeights,
  lengthOf,
  sizesOf,
  type NetworkShape,
} from "../../../webview/training/network.ts";
import { Noise } from "../../../webview/training/noise.ts";
import { assertGradient, assertSecondGradient } from "../../support/centralDifferences.ts";

const shapes: readonly NetworkShape[] = [
  { widths: [1, 8, 1], activation: "tanh" },
  { widths: [2, 5, 7, 3], activation: "softplus" },
  { widths: [3, 16, 9, 2], activation: "relu" },
  { widths: [4, 6], activation: "tanh" },
];

/** Weights and biases, all different. */
const weightsOf = (shape: NetworkShape): Float32Array =>
  Noise.of(1)
    .normals(lengthOf(shape))
    .map((value) => 0.6 * value);

const inputsOf = ({ widths }: NetworkShape, count: number): Float32Array =>
  Noise.of(2).normals(count * (widths[0] ?? NaN));

const nameOf = ({ widths, activation }: NetworkShape): string => `${widths.join("–")} with ${activation}`;

describe("networks", () => {
  before(() => useBackend("cpu"));

  for (const shape of shapes) {
    const inputs = inputsOf(shape, 11);
    const tensorOf = () => tensor2d(inputs, [11, shape.widths[0] ?? NaN]);

    it(`${nameOf(shape)}: tensors and float64 agree`, () => {
      const flat = weightsOf(shape);
      const values = tidy(() =>
        applyNetwork(shape, tensor1d(flat), tensorOf()).dataSync<"float32">().slice(),
      );
      const exact = evaluateNetwork(shape, flat, Float64Array.from(inputs));
      assert.equal(values.length, 11 * (shape.widths.at(-1) ?? NaN));
      assert.equal(exact.length, values.length);
      for (const [index, value] of values.entries()) {
        const right = exact[index] ?? NaN;
        assert.ok(Math.abs(value - right) < 2e-6 * (1 + Math.abs(right)), `${value} is not ${right}`);
      }
    });

    it(`${nameOf(shape)}: the gradients are those of the values`, () => {
      const loss = (flat: Tensor1D): Scalar => mean(square(applyNetwork(shape, flat, tensorOf())));
      // The kinks of relu are not to be stepped over.
      const options = shape.activation === "relu" ? { step: 0.01, tolerance: 1e-2 } : {};
      assertGradient(loss, weightsOf(shape), options);
      assertSecondGradient(loss, weightsOf(shape), options);
    });
  }

  it("are what is written down by hand", () => {
    const shape: NetworkShape = { widths: [2, 2, 1], activation: "relu" };
    // W₀ = (1 2; 3 4), b₀ = (0.5, −20), W₁ = (5; 6), b₁ = 7.
    const flat = Float32Array.of(1, 2, 3, 4, 0.5, -20, 5, 6, 7);
    assert.deepEqual(sizesOf(shape), [4, 2, 2, 1]);
    assert.equal(lengthOf(shape), 9);
    // (1, 1) W₀ + b₀ = (4.5, −14), of which relu leaves (4.5, 0); 5 · 4.5 + 7 = 29.5.
    assert.deepEqual([...evaluateNetwork(shape, flat, Float64Array.of(1, 1))], [29.5]);
    const [value] = tidy(() => applyNetwork(shape, tensor1d(flat), tensor2d([[1, 1]])).dataSync());
    assert.equal(value, 29.5);
  });

  it("are not built from a vector that is too short", () => {
    assert.throws(() =>
      tidy(() => applyNetwork({ widths: [2, 2], activation: "tanh" }, tensor1d([1, 2]), tensor2d([[1, 1]]))),
    );
  });

  for (const [activation, gain] of [
    ["tanh", 1],
    ["softplus", 1],
    ["relu", 2],
  ] as const) {
    it(`start with variance ${gain}/n for n inputs of ${activation}, and biases 0`, () => {
      const shape: NetworkShape = { widths: [50, 80, 30], activation };
      const flat = initialWeights(shape, Noise.of(3));
      assert.equal(flat.length, lengthOf(shape));
      let offset = 0;
      for (const [layer, size] of sizesOf(shape).entries()) {
        const part = flat.subarray(offset, offset + size);
        offset += size;
        if (layer % 2 === 1) assert.ok(part.every((value) => value === 0));
        else {
          const expected = gain / (shape.widths[layer / 2] ?? NaN);
          const variance = part.reduce((sum, value) => sum + value * value, 0) / size;
          assert.ok(Math.abs(variance / expected - 1) < 4.5 * Math.sqrt(2 / size), `layer ${layer}`);
        }
      }
      assert.deepEqual(initialWeights(shape, Noise.of(3)), flat);
      assert.notDeepEqual(initialWeights(shape, Noise.of(4)), flat);
    });
  }
});
