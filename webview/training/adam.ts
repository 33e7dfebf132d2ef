/**
 * Adam on one flat vector (Kingma and Ba 2015, algorithm 1): a dozen operations a step, however many layers the vector
 * holds. The corrections of the moments' bias are folded into the step size and ε, as in section 2 of the paper.
 */
import { add, div, mul, sqrt, square, sub, type Tensor1D } from "../tensors.ts";

export interface AdamOptions {
  readonly learningRate: number;
  /** Decay of the first moment; 0.9 in the paper. Games often take 0.5 (Radford, Metz and Chintala 2016). */
  readonly beta1?: number;
  /** Decay of the second moment; 0.999 in the paper. */
  readonly beta2?: number;
  /**
   * The rate is constant for so many steps, and from there falls with 1/t: only so do steps along noisy gradients come
   * to rest (Robbins and Monro 1951). Without it the rate stays constant.
   */
  readonly decayAfter?: number;
}

export interface AdamState {
  readonly parameters: Tensor1D;
  readonly first: Tensor1D;
  readonly second: Tensor1D;
}

const epsilon = 1e-8;

/** The state after the step of that number, counted from 0. */
export function adam(
  { learningRate, beta1 = 0.9, beta2 = 0.999, decayAfter = Infinity }: AdamOptions,
  step: number,
  { parameters, first, second, gradient }: AdamState & { readonly gradient: Tensor1D },
): AdamState {
  const newFirst = add<Tensor1D>(mul(first, beta1), mul(gradient, 1 - beta1));
  const newSecond = add<Tensor1D>(mul(second, beta2), mul(square(gradient), 1 - beta2));
  const correction = Math.sqrt(1 - beta2 ** (step + 1));
  const decay = Math.min(1, decayAfter / (step + 1));
  const rate = (learningRate * decay * correction) / (1 - beta1 ** (step + 1));
  const change = mul(div(newFirst, add(sqrt(newSecond), epsilon * correction)), rate);
  return {
    parameters: sub<Tensor1D>(parameters, change),
    first: newFirst,
    second: newSecond,
  };
}
