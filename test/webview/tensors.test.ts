/**
 * Every differentiable operation that models may use has the right gradient, and the right gradient of that gradient, by
 * central differences; stock TensorFlow.js has not. What is handed out without standing in a table here is found.
 */
import assert from "node:assert/strict";
import { useBackend } from "../../webview/backend.ts";
import * as tensors from "../../webview/tensors.ts";
import {
  add,
  concat,
  constantOf,
  cos,
  div,
  erf,
  exp,
  grad,
  log,
  logSumExp,
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
  tensor1d,
  tensor2d,
  tidy,
  transpose,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "../../webview/tensors.ts";
import { assertGradient, assertSecondGradient } from "../support/centralDifferences.ts";

type Operation = (x: Tensor1D) => Tensor;

/** Six places, some on each side of 0. */
const anywhere = [-1.7, -0.6, 0.4, 0.9, 1.3, 2.1];
const positive = [0.6, 0.9, 1.2, 1.6, 2.2, 3.1];

const halves = (x: Tensor): [Tensor, Tensor] => split(x, 2) as [Tensor, Tensor];
const matrix = (x: Tensor): Tensor2D => reshape(x, [2, 3]);
const column = (x: Tensor): Tensor => reshape(x, [-1, 1]);

/** The operations that have a gradient, in the forms in which models use them. */
const differentiable: Readonly<
  Record<string, readonly [form: string, at: readonly number[], of: Operation][]>
> = {
  add: [
    ["of two vectors", anywhere, (x) => add(...halves(x))],
    ["of a column and a row", anywhere, (x) => add(column(halves(x)[0]), halves(x)[1])],
    ["of a matrix and a row", anywhere, (x) => add(matrix(x), halves(x)[1])],
    ["of a number", anywhere, (x) => add(x, 2)],
  ],
  sub: [
    ["of two vectors", anywhere, (x) => sub(...halves(x))],
    ["of a column and a row", anywhere, (x) => sub(column(halves(x)[0]), halves(x)[1])],
    ["from a number", anywhere, (x) => sub(2, x)],
  ],
  mul: [
    ["of two vectors", anywhere, (x) => mul(...halves(x))],
    ["of a column and a row", anywhere, (x) => mul(column(halves(x)[0]), halves(x)[1])],
    ["by a number", anywhere, (x) => mul(x, 3)],
  ],
  div: [
    ["of two vectors", positive, (x) => div(...halves(x))],
    ["of a column and a row", positive, (x) => div(column(halves(x)[0]), halves(x)[1])],
    ["of a number", positive, (x) => div(2, x)],
  ],
  neg: [["of a vector", anywhere, (x) => neg(x)]],
  square: [["of a vector", anywhere, (x) => square(x)]],
  sqrt: [["of a vector", positive, (x) => sqrt(x)]],
  exp: [["of a vector", anywhere, (x) => exp(x)]],
  log: [["of a vector", positive, (x) => log(x)]],
  sin: [["of a vector", anywhere, (x) => sin(x)]],
  cos: [["of a vector", anywhere, (x) => cos(x)]],
  erf: [["of a vector", anywhere, (x) => erf(x)]],
  tanh: [["of a vector", anywhere, (x) => tanh(x)]],
  sigmoid: [["of a vector", anywhere, (x) => sigmoid(x)]],
  softplus: [["of a vector", anywhere, (x) => softplus(x)]],
  relu: [["away from 0", anywhere, (x) => relu(x)]],
  sum: [
    ["of all", anywhere, (x) => sum(x)],
    ["over rows", anywhere, (x) => sum(matrix(x), 0)],
    ["over columns, kept", anywhere, (x) => sum(matrix(x), 1, true)],
  ],
  mean: [
    ["of all", anywhere, (x) => mean(x)],
    ["over rows", anywhere, (x) => mean(matrix(x), 0)],
    ["over columns", anywhere, (x) => mean(matrix(x), 1)],
  ],
  logSumExp: [
    ["over columns", anywhere, (x) => logSumExp(matrix(x), 1)],
    ["over rows", anywhere, (x) => logSumExp(matrix(x), 0)],
    ["of a vector", anywhere, (x) => logSumExp(x, 0)],
  ],
  matMul: [
    ["of two matrices", anywhere, (x) => matMul(matrix(x), transpose(matrix(square(x))))],
    ["transposed", anywhere, (x) => matMul(matrix(x), matrix(square(x)), true, false)],
  ],
  transpose: [["of a matrix", anywhere, (x) => mul(transpose(matrix(x)), reshape(x, [3, 2]))]],
  reshape: [["of a vector", anywhere, (x) => mul(reshape(x, [3, 2]), tensor2d([1, 2, 3, 4, 5, 6], [3, 2]))]],
  concat: [
    ["of vectors", anywhere, (x) => concat([square(x), sin(x)])],
    ["of columns", anywhere, (x) => concat([matrix(x), matrix(square(x))], 1)],
  ],
  split: [
    ["of unequal parts", anywhere, (x) => mul(split(x, [1, 5])[0] as Tensor, split(x, [1, 5])[1] as Tensor)],
    ["of columns", anywhere, (x) => mul(...(split(matrix(x), [1, 2], 1) as [Tensor, Tensor]))],
  ],
  stack: [["of vectors", anywhere, (x) => stack([square(x), sin(x)], 1)]],
};

/** What else is handed out: it makes tensors, frees them, differentiates, or concerns the machine. */
const others: Readonly<Record<string, readonly string[]>> = {
  making: ["scalar", "tensor", "tensor1d", "tensor2d", "zerosLike"],
  life: ["dispose", "keep", "tidy", "tensorsAlive"],
  differentiation: ["constantOf", "grad", "grads", "valueAndGrad"],
  machine: ["engine", "setWasmPaths"],
};

/** A scalar of all that the operation puts out, in which even a linear one has a second derivative. */
function lossOf(operation: Operation): (x: Tensor1D) => Scalar {
  return (x) => {
    const values = reshape(operation(x), [-1]);
    const weights = Float32Array.from({ length: values.size }, (_, index) => 1 + Math.sin(3 * index + 1) / 2);
    return sum(mul(mul(square(values), add(values, 1)), tensor1d(weights)));
  };
}

/** The derivative of that order, by taking gradients of gradients. */
function derivative(f: (x: Tensor) => Tensor, order: number): (x: Tensor) => Tensor {
  return order === 0 ? f : derivative(grad(f), order - 1);
}

const numbersOf = (of: () => Tensor): Float32Array => tidy(() => of().dataSync<"float32">().slice());

describe("the operations handed out", () => {
  before(() => useBackend("cpu"));

  it("are all in the tables of this test", () => {
    const known = [...Object.keys(differentiable), ...Object.values(others).flat()];
    assert.deepEqual(Object.keys(tensors).sort(), known.sort());
  });

  for (const [name, forms] of Object.entries(differentiable)) {
    for (const [form, at, operation] of forms) {
      it(`${name} ${form} has the gradients of its values`, () => {
        assertGradient(lossOf(operation), Float32Array.from(at));
        assertSecondGradient(lossOf(operation), Float32Array.from(at));
      });
    }
  }

  it("would be found out by differences if a gradient were wrong", () => {
    const at = Float32Array.from(anywhere);
    assert.throws(() => assertGradient((x) => sum(mul(x, constantOf(x))), at), /the gradient says/);
    // x² with the gradient 2x, whose own gradient is lost.
    const lossy = (x: Tensor1D): Tensor => sum(sub(mul(mul(x, 2), constantOf(x)), constantOf(square(x))));
    const halfLossy = (x: Tensor1D): Tensor => add(lossy(x), sum(square(x)));
    assertGradient(lossy, at);
    assert.throws(() => assertSecondGradient(lossy, at), /length 0/);
    assert.throws(() => assertSecondGradient(halfLossy, at), /the gradient says/);
  });

  it("have right derivatives of three orders where stock ones go wrong at the second", () => {
    const sigma = (x: number): number => 1 / (1 + Math.exp(-x));
    const slope = (x: number): number => 1 - Math.tanh(x) ** 2;
    const known: readonly [(x: Tensor) => Tensor, readonly ((x: number) => number)[]][] = [
      [exp, [Math.exp, Math.exp, Math.exp, Math.exp]],
      [
        tanh,
        [
          Math.tanh,
          slope,
          (x) => -2 * Math.tanh(x) * slope(x),
          (x) => slope(x) * (4 * Math.tanh(x) ** 2 - 2 * slope(x)),
        ],
      ],
      [
        sigmoid,
        [
          sigma,
          (x) => sigma(x) * sigma(-x),
          (x) => sigma(x) * sigma(-x) * (1 - 2 * sigma(x)),
          (x) => sigma(x) * sigma(-x) * (1 - 6 * sigma(x) * sigma(-x)),
        ],
      ],
    ];
    for (const [operation, derivatives] of known) {
      for (const [order, expected] of derivatives.entries()) {
        for (const x of [-3, -0.7, 0, 0.7, 3]) {
          const [value = NaN] = numbersOf(() => derivative(operation, order)(scalar(x)));
          const right = expected(x);
          assert.ok(
            Math.abs(value - right) <= 1e-6 * (1 + Math.abs(right)),
            `${operation.name}, order ${order}, at ${x}: ${value} is not ${right}`,
          );
        }
      }
    }
  });

  it("stay finite far out", () => {
    for (const operation of [tanh, sigmoid, softplus, erf, (x: Tensor) => logSumExp(x, 0)]) {
      const at = [-80, -20, 20, 80];
      for (const order of [0, 1]) {
        const values = numbersOf(() => derivative((x) => sum(operation(x)), order)(tensor1d(at)));
        assert.ok(values.every(Number.isFinite), `${operation.name}, order ${order}: ${values.join()}`);
      }
    }
    assert.deepEqual(
      [...numbersOf(() => logSumExp(tensor1d([1000, 1000]), 0))],
      [Math.fround(1000 + Math.LN2)],
    );
  });

  it("let no gradient through a constant", () => {
    const at = tensor1d(anywhere);
    const values = Float32Array.from(anywhere);
    assert.deepEqual(
      numbersOf(() => constantOf(at)),
      values,
    );
    assert.deepEqual(
      numbersOf(() => grad((x) => sum(constantOf(x)))(at)),
      new Float32Array(6),
    );
    assert.deepEqual(
      numbersOf(() => grad((x) => sum(mul(x, constantOf(x))))(at)),
      values,
    );
    at.dispose();
  });

  it("free all that they make within a tidy", () => {
    const before = tensors.tensorsAlive();
    numbersOf(() => grad((x) => lossOf((y) => logSumExp(matrix(y), 1))(x as Tensor1D))(tensor1d(anywhere)));
    assert.equal(tensors.tensorsAlive(), before);
  });
});
