/**
 * Which ambiguities a formula admits, by its form alone, and what each choice makes of it: one line a choice, none where
 * only the first reading is there.
 */
import assert from "node:assert/strict";
import { allChoices, toldAs } from "../../src/semantics/choices.ts";
import { readText, showReadings } from "../support/showSteps.ts";

type Case = readonly [note: string, ...readings: readonly string[]];

const tables: Readonly<Record<string, readonly Case[]>> = {
  "p for p_θ": [
    [
      "$$\\log p_\\theta(x) = \\log p_\\theta(x, z) - \\log p(z \\mid x)$$",
      "bare-family: (log p[x; theta]) = (+ (log p[x z; theta]) (- (log p[z | x; theta])))",
    ],
    [
      "$$\\log p_\\theta(x, z) = 1 + \\log p_{prior}(z)$$",
      "bare-family: (log p[x z; theta]) = (+ 1 (log p[z; theta]))",
    ],
    [
      "$$\\log p_\\theta(x, z) = 1 + \\log p_z(z)$$",
      "bare-family: (log p[x z; theta]) = (+ 1 (log p[z; theta]))",
    ],
    ["$$\\log p_\\theta(x) = \\log p_\\theta(x, z) - \\log p(x)$$"],
    ["$$\\log p_\\theta(x) = \\log p_\\phi(x, z) - \\log p(z \\mid x)$$"],
    ["$$\\log p_\\theta(x, z) = 1 + \\log p_{data}(z)$$"],
    ["$$\\log p_\\theta(x, z) = 1 + \\log q(z)$$"],
  ],
  "how far a logarithm reaches": [
    ["$$\\log p(x) q(x) = \\log p(x) + 1$$", "wide-logarithm: (log (* p[x] q[x])) = (+ (log p[x]) 1)"],
    ["$$\\log \\left( p(x) q(x) \\right) = \\log p(x) + 1$$"],
    ["$$(\\log p(x)) q(x) = \\log p(x) + 1$$"],
    ["$$q(x) \\log p(x) = \\log p(x) + 1$$"],
  ],
  "how far a derivative reaches": [
    [
      "$$\\nabla_\\theta f(\\theta) g(\\theta) = 1 + a$$",
      "narrow-derivative: (* (d theta f(theta)) g(theta)) = (+ 1 a)",
    ],
    ["$$\\nabla_\\theta (f(\\theta) g(\\theta)) = 1 + a$$"],
    ["$$f(\\theta) \\nabla_\\theta g(\\theta) = 1 + a$$"],
  ],
  "how far a slash reaches": [
    ["$$a b / c d = 1 + a$$", "wide-slash: (/ (* a b) (* c d)) = (+ 1 a)"],
    ["$$a b / (c d) = 1 + a$$"],
    ["$$a / b = 1 + a$$"],
  ],
  "how far an expectation or sum reaches": [
    [
      "$$\\mathbb{E}_{p(x)} f(x) - g(x) = 1 + H(p)$$",
      "wide-sum: (E [x] p[x] (+ f(x) (- g(x)))) = (+ 1 (H [x] p[x]))",
    ],
    ["$$\\sum_{i=1}^n f(x_i) - c = 1 + b$$", "wide-sum: (sum [i 1..n] (+ f(x_{i}) (- c))) = (+ 1 b)"],
    ["$$\\mathbb{E}_{p(x)}[f(x)] - g(x) = 1 + H(p)$$"],
    ["$$g(x) - \\mathbb{E}_{p(x)} f(x) = 1 + H(p)$$"],
  ],
  "bold and plain letters": [
    ["$$p(\\mathbf{x}) + x = 1 + p(x)$$", "fold-bold: (+ p[x] x) = (+ 1 p[x])"],
    ["$$p(\\mathbf{x}) + y = 1 + p(\\mathbf{x})$$"],
  ],
  "capital and small families": [
    ["$$\\log P(x) = \\log p(x) + q(x)$$", "fold-case: (log P[x]) = (+ (log P[x]) q[x])"],
    ["$$\\log P(x) = \\log q(x) + 1$$"],
  ],
  "capital and small variables": [
    ["$$\\log p(X) = \\log p(x) + q(x)$$", "capital-variables: (log p[x]) = (+ (log p[x]) q[x])"],
    ["$$\\log p(X) = \\log p(X) + q(Y)$$"],
  ],
  "conditions averaged over": [
    [
      "$$H(p(y \\mid x)) = \\int p(x) \\log q(x) dx$$",
      "averaged-conditions: (E [x] p[x] (H [y] p[y | x])) = (int [x] (* p[x] (log q[x])))",
    ],
    [
      "$$D_{KL}(p(y \\mid x) \\| q(y \\mid x)) = \\int p(x) \\log q(x) dx$$",
      "averaged-conditions: (E [x] p[x] (KL [y] p[y | x] q[y | x])) = (int [x] (* p[x] (log q[x])))",
    ],
    ["$$D_{KL}(p(y \\mid x) \\| q(y \\mid x)) = q(x) + \\int p(x) \\log q(x) dx$$"],
    ["$$D_{KL}(p(y \\mid x) \\| q(y \\mid x)) = \\int p(y \\mid x) \\log p(y \\mid x) dy$$"],
    ["$$D_{KL}(p(y \\mid x) \\| q(y)) = \\int p(x) \\log q(x) dx$$"],
  ],
  "logarithms to base 2": [
    ["$$\\log p(x) = \\log 2 + q(x)$$", "binary-logarithm: (log:2 p[x]) = (+ (log:2 2) q[x])"],
    ["$$2^{\\log p(x)} = q(x) + 1$$", "binary-logarithm: (^ 2 (log:2 p[x])) = (+ q[x] 1)"],
    ["$$\\log p(x) = 2 q(x)$$"],
    ["$$\\log_2 p(x) = 2 q(x)$$"],
  ],
  "values enumerated by an index": [
    [
      "$$\\sum_i p(x_i) \\log p(x_i) = a + b$$",
      "enumerated-values: (sum [x alphabet] (* p[x] (log p[x]))) = (+ a b)",
    ],
    ["$$\\sum_{i=1}^n \\log p(x_i) = a + b$$"],
    ["$$\\sum_i q_i \\log p(x_i) = a + b$$"],
  ],
  "bound variables under two names": [
    ["$$\\int f(x) dx = \\int f(y) dy$$", "renamed-variables: (int [x] f(x)) = (int [x] f(x))"],
    ["$$\\int f(x) dx = \\int f(x) dx + y$$"],
    ["$$\\int f(x, y) dx = \\int f(x, y) dy$$"],
  ],
};

describe("readings", () => {
  for (const [name, cases] of Object.entries(tables)) {
    describe(name, () => {
      for (const [note, ...readings] of cases) it(note, () => assert.deepEqual(showReadings(note), readings));
    });
  }

  it("are told, each in its words", () => {
    for (const [note, ...readings] of Object.values(tables).flat()) {
      const told = new Set(readText(note).flatMap(({ others }) => others().flatMap((one) => one.told)));
      const expected = readings.map((line) => toldAs[line.replace(/:.*/, "") as keyof typeof toldAs]);
      assert.deepEqual(told, new Set(expected), note);
    }
  });

  it("are combined, smaller sets first", () => {
    const note = "$$\\log P(x) q(x) = \\log p(x) + \\log 2$$";
    const sizes = readText(note).flatMap(({ others }) => others().map(({ choices }) => choices.size));
    assert.deepEqual(sizes, [1, 1, 1, 2, 2, 2, 3]);
  });

  it("are each met in some case", () => {
    const met = new Set(
      Object.values(tables)
        .flat()
        .flatMap(([, ...lines]) => lines.map((line) => line.replace(/:.*/, ""))),
    );
    assert.deepEqual([...met].sort(), [...allChoices].sort());
  });
});
