/**
 * Gradients of losses held against central differences: along the gradient and along random directions the slope is
 * found by Ridders' method (1982), Richardson's extrapolation over halved steps, which also says how far it may be off.
 * So it copes with losses in float32. The gradients of gradients are held to the same.
 */
import assert from "node:assert/strict";
import { grad, mul, sum, tensor1d, tidy, type Tensor, type Tensor1D } from "../../webview/tensors.ts";
import { Noise } from "../../webview/training/noise.ts";

/** Of a flat vector; its value is a single number. */
export type Loss = (flat: Tensor1D) => Tensor;

export interface DifferenceOptions {
  /** How many random directions are tried besides that of the gradient. */
  readonly directions?: number;
  /** The longest step, which is then halved; shorter than the way to a kink, if there is one. */
  readonly step?: number;
  /** How far slopes may be apart, as a part of what they typically are: |∇| along it, |∇|/√n along random directions. */
  readonly tolerance?: number;
  readonly seed?: number;
}

const halvings = 7;

/** The gradient of the loss at that place is the one that its own values have. Needs a backend; `cpu` in tests. */
export function assertGradient(loss: Loss, flat: Float32Array, options: DifferenceOptions = {}): void {
  const { directions = 3, step = 0.25, tolerance = 2e-3, seed = 1 } = options;
  const gradient = valuesOf(gradientOf(loss), flat);
  const length = Math.hypot(...gradient);
  assert.ok(Number.isFinite(length) && length > 0, `the gradient has the length ${length}`);
  const noise = Noise.of(seed);
  const tried = [
    { name: "its own direction", direction: gradient.map((part) => part / length), typical: length },
    ...Array.from({ length: directions }, (_, index) => ({
      name: `random direction ${index}`,
      direction: unitDirection(flat.length, noise.branch(index)),
      typical: length / Math.sqrt(flat.length),
    })),
  ];
  for (const { name, direction, typical } of tried) {
    const along = (distance: number): number => {
      const place = flat.map((value, index) => value + distance * (direction[index] ?? NaN));
      const [value = NaN, ...others] = valuesOf(loss, place);
      assert.equal(others.length, 0, "the loss is no single number");
      return value;
    };
    const { slope, error } = slopeAtZero(along, step);
    const claimed = gradient.reduce((total, part, index) => total + part * (direction[index] ?? NaN), 0);
    const apart = Math.abs(claimed - slope);
    const report = `along ${name} the gradient says ${claimed}, differences say ${slope} ± ${error}`;
    assert.ok(error <= tolerance * typical, `${report}: they are not sharp enough; choose another step`);
    assert.ok(apart <= tolerance * typical, report);
  }
}

/** The same for the gradient of the gradient: of u·∇loss, for a random direction u. */
export function assertSecondGradient(loss: Loss, flat: Float32Array, options: DifferenceOptions = {}): void {
  const direction = unitDirection(flat.length, Noise.of(options.seed ?? 1).branch("second"));
  const gradient = gradientOf(loss);
  const slope: Loss = (at) => sum(mul(gradient(at), tensor1d(direction)));
  assertGradient(slope, flat, options);
}

/** The derivative at 0 by Ridders' method, and how far it may be off. */
function slopeAtZero(
  f: (x: number) => number,
  longestStep: number,
): { readonly slope: number; readonly error: number } {
  let best = { slope: NaN, error: Infinity };
  let previous: readonly number[] = [];
  for (let halving = 0; halving <= halvings; halving++) {
    const step = longestStep / 2 ** halving;
    const row = [(f(step) - f(-step)) / (2 * step)];
    for (const [order, coarse] of previous.entries()) {
      const fine = row[order] ?? NaN;
      const better = fine + (fine - coarse) / (4 ** (order + 1) - 1);
      row.push(better);
      const error = Math.max(Math.abs(better - fine), Math.abs(better - coarse));
      if (error < best.error) best = { slope: better, error };
    }
    previous = row;
  }
  return best;
}

function unitDirection(size: number, noise: Noise): Float32Array {
  const direction = noise.normals(size);
  const length = Math.hypot(...direction);
  return direction.map((part) => part / length);
}

function gradientOf(loss: Loss): (flat: Tensor1D) => Tensor {
  return grad((at) => loss(at as Tensor1D));
}

function valuesOf(f: (flat: Tensor1D) => Tensor, flat: Float32Array): Float32Array {
  return tidy(() => f(tensor1d(flat)).dataSync<"float32">().slice());
}
