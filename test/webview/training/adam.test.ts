/** Adam in tensors against the paper's algorithm in float64, written out a second time. */
import assert from "node:assert/strict";
import { useBackend } from "../../../webview/backend.ts";
import { tensor1d, tidy, type Tensor1D } from "../../../webview/tensors.ts";
import { adam, type AdamOptions, type AdamState } from "../../../webview/training/adam.ts";
import { Noise } from "../../../webview/training/noise.ts";

type Vector = readonly number[];

/** Kingma and Ba 2015, algorithm 1, line by line. */
function referenceOf(options: AdamOptions, initial: Vector, gradients: readonly Vector[]): Vector {
  const { learningRate: alpha, beta1 = 0.9, beta2 = 0.999, decayAfter = Infinity } = options;
  const theta = [...initial];
  const first = initial.map(() => 0);
  const second = initial.map(() => 0);
  for (const [index, gradient] of gradients.entries()) {
    const step = index + 1;
    const rate = step <= decayAfter ? alpha : (alpha * decayAfter) / step;
    for (const [at, g] of gradient.entries()) {
      const m = beta1 * (first[at] ?? NaN) + (1 - beta1) * g;
      const v = beta2 * (second[at] ?? NaN) + (1 - beta2) * g * g;
      first[at] = m;
      second[at] = v;
      const corrected = m / (1 - beta1 ** step) / (Math.sqrt(v / (1 - beta2 ** step)) + 1e-8);
      theta[at] = (theta[at] ?? NaN) - rate * corrected;
    }
  }
  return theta;
}

function trainedBy(options: AdamOptions, initial: Vector, gradients: readonly Vector[]): Float32Array {
  return tidy(() => {
    const zeros = (): Tensor1D => tensor1d(initial.map(() => 0));
    let state: AdamState = { parameters: tensor1d([...initial]), first: zeros(), second: zeros() };
    for (const [step, gradient] of gradients.entries()) {
      state = adam(options, step, { ...state, gradient: tensor1d([...gradient]) });
    }
    return state.parameters.dataSync<"float32">().slice();
  });
}

describe("Adam", () => {
  before(() => useBackend("cpu"));

  const noise = Noise.of(1);
  const initial = [0.5, -1, 2, 0, 3];
  /** Of very different sizes, with a component that is always zero and one that is so at first. */
  const gradients = Array.from({ length: 100 }, (_, step) =>
    [1, 1e-3, 50, 0, step < 50 ? 0 : 1].map((size) => size * (0.3 + noise.normal())),
  );

  const options: readonly AdamOptions[] = [
    { learningRate: 0.01 },
    { learningRate: 0.3 },
    { learningRate: 0.01, beta1: 0.5 },
    { learningRate: 0.01, beta1: 0, beta2: 0.9 },
    { learningRate: 0.05, decayAfter: 20 },
    { learningRate: 0.05, beta1: 0.5, beta2: 0.99, decayAfter: 1 },
  ];
  for (const option of options) {
    it(`is the reference after 100 steps with ${JSON.stringify(option)}`, () => {
      const expected = referenceOf(option, initial, gradients);
      for (const [index, value] of trainedBy(option, initial, gradients).entries()) {
        const right = expected[index] ?? NaN;
        assert.ok(
          Math.abs(value - right) < 1e-5 * (1 + Math.abs(right)),
          `${index}: ${value} is not ${right}`,
        );
      }
    });
  }

  it("takes steps of the rate along a constant gradient, and shorter ones once the rate falls", () => {
    const constant = Array.from({ length: 40 }, () => [2]);
    const [even = NaN] = trainedBy({ learningRate: 0.01 }, [0], constant);
    assert.ok(Math.abs(even + 0.4) < 1e-5);
    const [falling = NaN] = trainedBy({ learningRate: 0.01, decayAfter: 10 }, [0], constant);
    let rates = 0;
    for (let step = 1; step <= 40; step++) rates += 0.01 * Math.min(1, 10 / step);
    assert.ok(Math.abs(falling + rates) < 1e-5);
  });

  it("stays where there is no slope", () => {
    const still = Array.from({ length: 5 }, () => [0, 0]);
    assert.deepEqual(trainedBy({ learningRate: 0.1 }, [1, -1], still), Float32Array.of(1, -1));
  });
});
