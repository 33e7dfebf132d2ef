/** What the rest of a note says of a formula's names: densities, data sets, spaces of values, matrices. */
import assert from "node:assert/strict";
import { readSide } from "../support/readSide.ts";
import { showSteps } from "../support/showSteps.ts";

type Case = readonly [note: string, tex: string, read: string];

const tables: Readonly<Record<string, readonly Case[]>> = {
  "letters that are densities": [
    ["", "r(x)", "r(x)"],
    ["With $r(x \\mid z)$,", "r(x)", "r[x]"],
    ["Draw $x \\sim r$.", "r(x)", "r[x]"],
    ["$$D_{KL}(r \\| s) \\ge 0$$", "r(x) s(x)", "(* r[x] s[x])"],
    ["$$\\mathbb{E}_{r}[f(x)] \\ge 0$$ and $R(x)$", "r(x)", "r(x)"],
    ["With $p(x)$ and $q(x)$, $$m = \\frac12 (p + q)$$", "m(x)", "m[x]"],
    ["$$\\mathbb{E}_{p}[r(x)] \\ge 0$$", "r(x)", "r(x)"],
  ],
  "a family without arguments": [
    ["With $q(z)$.", "\\mathbb{E}_q[f(z)]", "(E [z] q[z] f(z))"],
    ["With $q(z \\mid x)$.", "\\mathbb{E}_q[f(z, x)]", "(E [z] q[z | x] f(z x))"],
    ["With $q(z \\mid x)$ and $q(z)$.", "\\mathbb{E}_q[f(z)]", "(E [z] q[z] f(z))"],
    ["With $q_\\phi(z)$.", "\\mathbb{E}_q[f(z)]", "(E [z] q[z; phi] f(z))"],
    ["", "\\mathbb{E}_q[f(x)]", "(E [x] q[x] f(x))"],
  ],
  "values and indices": [
    ["With $p(y)$.", "\\sum_y f(y)", "(sum [y alphabet] f(y))"],
    ["", "\\sum_y f(y)", "(sum [y index] f(y))"],
  ],
  "data sets": [
    ["", "\\log p(\\mathcal{D})", "(log p[mathcal{D}])"],
    [
      "$$\\sum_{x \\in \\mathcal{D}} f(x) = a$$",
      "\\log p(\\mathcal{D})",
      "(log (prod [x in mathcal{D}] p[x]))",
    ],
    [
      "$$\\sum_{i=1}^N \\log p(x_i) = \\log p(\\mathcal{D})$$",
      "\\log p(\\mathcal{D})",
      "(log p[(seq [i 1..N] x_{i})])",
    ],
    ["$$\\sum_{x \\in A} p(x) = P(A)$$", "P(A)", "P[A]"],
    ["$$\\sum_{x \\in \\mathcal{D}} f(x) = a$$", "p(\\mathcal{D}_1)", "p[mathcal{D}_{1}]"],
  ],
  "matrices and vectors": [
    ["", "\\mathbf{a} b", "(* mathbf{a} b)"],
    ["For a matrix $A$ and a vector $\\mathbf{a}$,", "\\mathbf{a} b", "linear-algebra at \\mathbf{a}"],
    ["For a matrix $A$,", "A + b", "linear-algebra at A"],
    ["For a number $A$,", "A + b", "(+ A b)"],
  ],
  "letters before a bracket": [
    ["", "c (a + b)", "c((+ a b))"],
    ["", "c (a + b) + c", "(+ (* c (+ a b)) c)"],
    ["", "\\beta (a + b)", "(* beta (+ a b))"],
    ["", "\\beta (a)", "beta(a)"],
  ],
};

describe("the survey of a note", () => {
  for (const [name, cases] of Object.entries(tables)) {
    describe(name, () => {
      for (const [note, tex, read] of cases)
        it(`${tex} ${note === "" ? "alone" : `after ${note}`}`, () =>
          assert.equal(readSide(tex, note), read));
    });
  }

  it("knows an empirical distribution, which may get another joint", () => {
    const note =
      "With $e(x \\mid y)$, $$e(x) = \\frac1N \\sum_{n=1}^N \\delta(x - x_n)$$ $$e(x, z) = e(x) q(z \\mid x)$$";
    assert.deepEqual(showSteps(note), [
      "= definition e[x] := (* (/ 1 N) (sum [n 1..N] (delta x x_{n})))",
      "= definition e[x z] := (* e[x] q[z | x])",
    ]);
  });
});
