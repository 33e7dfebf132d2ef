/**
 * The one importer of TensorFlow.js: the operations that models may use, their gradients, and the life of tensors.
 * Which machine computes them is `backend.ts`'s question.
 *
 * In TensorFlow.js 4.22 the gradients of exp, tanh and sigmoid are written with the saved *output*, which a second
 * derivative takes for a constant: it is silently wrong, or missing. They are registered anew from the *input*, so that
 * gradients of all orders are right. Operations whose higher derivatives stay wrong or missing (silu, logSoftmax, elu,
 * where, clip, max, pow) are not handed out; `logSumExp` is ours.
 */
import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
// oxlint-disable-next-line import/no-unassigned-import -- it registers itself, which is all that it is for.
import "@tensorflow/tfjs-backend-webgpu";

export { setWasmPaths };

export type { Scalar, Tensor, Tensor1D, Tensor2D } from "@tensorflow/tfjs";

export const {
  add,
  concat,
  cos,
  div,
  erf,
  exp,
  log,
  matMul,
  mean,
  mul,
  neg,
  relu,
  reshape,
  scalar,
  sigmoid,
  sin,
  softplus,
  split,
  sqrt,
  square,
  stack,
  sub,
  sum,
  tanh,
  tensor,
  tensor1d,
  tensor2d,
  transpose,
  zerosLike,
} = tf;

export const { dispose, grad, grads, keep, tidy, valueAndGrad } = tf;

/** log Σ exp along an axis, without overflow. Any constant may be taken out of the sum, so the shift has no gradient. */
export function logSumExp(x: tf.Tensor, axis: number): tf.Tensor {
  // The gradient of max is made of a comparison, which has none of its own: it must not be recorded at all.
  const greatestOf = tf.customGrad((value) => ({
    value: tf.max(value as tf.Tensor, axis, true),
    gradFunc: () => tf.zeros(x.shape),
  }));
  const greatest = greatestOf(x);
  const shifted = tf.log(tf.sum(tf.exp(tf.sub(x, greatest)), axis));
  return tf.add(shifted, tf.reshape(greatest, shifted.shape));
}

/** The same values, through which no gradient flows. */
export function constantOf(x: tf.Tensor): tf.Tensor {
  return tf.customGrad((value) => ({
    value: (value as tf.Tensor).clone(),
    gradFunc: (dy: tf.Tensor) => tf.zerosLike(dy),
  }))(x);
}

/** The number of tensors alive; also known before there is a backend, where `tf.memory` would look for one and fail. */
export function tensorsAlive(): number {
  return tf.engine().state.numTensors;
}

/** The backend that computes now, and the engine's own calls to choose one; for `backend.ts`. */
export const engine = {
  current: (): string => tf.getBackend(),
  choose: async (name: string): Promise<boolean> => tf.setBackend(name),
  remove: (name: string): void => tf.removeBackend(name),
  backend: (): unknown => tf.backend(),
};

type GradientOf = (dy: tf.Tensor, x: tf.Tensor) => tf.Tensor;

/** The derivative of each operation, from its input. */
const soundGradients: Readonly<Record<string, GradientOf>> = {
  // d exp(x) = exp(x) dx
  Exp: (dy, x) => tf.mul(dy, tf.exp(x)),
  // d tanh(x) = (1 − tanh²(x)) dx
  Tanh: (dy, x) => tf.mul(dy, tf.sub(1, tf.square(tf.tanh(x)))),
  // d σ(x) = σ(x) σ(−x) dx
  Sigmoid: (dy, x) => tf.mul(dy, tf.mul(tf.sigmoid(x), tf.sigmoid(tf.neg(x)))),
};

for (const [kernelName, gradient] of Object.entries(soundGradients)) {
  tf.unregisterGradient(kernelName);
  tf.registerGradient({
    kernelName,
    inputsToSave: ["x"],
    gradFunc: (dy, [x]) => ({ x: () => gradient(dy as tf.Tensor, x as tf.Tensor) }),
  });
}
