/**
 * Nothing that is written is dropped: every token of a side that was read lies in one place of its expression, a changed
 * token changes the expression, and what is printed reads back to the same expression.
 */
import assert from "node:assert/strict";
import { findMath } from "../../src/notes/findMath.ts";
import { notesIn } from "../support/notes.ts";
import { forgottenTokens } from "../support/replacedTokens.ts";
import { coverageOf } from "../support/tokenCoverage.ts";

/** Notes in which what stands for an expression is rewritten, elided or told elsewhere. */
const corners: readonly string[] = [
  "$$\\sum_{x \\in \\mathcal{D}} \\log p(x) = \\sum_{n=1}^N \\log p(x_n)$$",
  "$$\\log p(\\mathcal{D}) = \\sum_{x \\in \\mathcal{D}} \\log p(x)$$",
  "$$D_f(p \\| q) = \\int q(x) f(\\frac{p(x)}{q(x)}) dx$$\n\nWith $f(u) = u \\log u \\Rightarrow D_f = D_{KL}(p \\| q)$.",
  "$$p_\\theta(x) \\qquad E_{\\tilde{\\mu}_X}[\\log p_\\theta(x) \\cdot \\tilde{\\mu}_X(x)] = E_{\\tilde\\mu_X}[g(x)]$$",
  "$$\\mathcal{L}^{\\hat\\tau}(\\theta) = a$$ and $$N_t(a) = \\sqrt{\\frac{2 \\log t}{N_t(a)}}$$",
  "$$H(X) - H(X | Z) = I(X; Z), \\quad P(X, Z) = P(X | Z) P(Z)$$",
  "Let $q(x_t \\mid x_0)$ be given. $$E_{x_0 \\sim q}[\\log q(x_0)] = E_{x_0}[x_t(x_0, \\epsilon)]$$",
  "<!-- marginalia: assume p = p_theta -->\n\n$$p(x, z) = p(x \\mid z) p(z)$$",
  "The matrix $N$. $$p(\\mathcal{D} \\mid \\mu) = \\prod_{n=1}^N p(x_n \\mid \\mu)$$",
];

describe("what the reader makes of the tokens", () => {
  const small = corners.map((text, index) => ({ path: `corner ${index + 1}`, text }));
  const documents = [...notesIn("test/derivations"), ...notesIn("examples"), ...small].flatMap((note) =>
    findMath(note).documents.map((document) => ({ path: note.path, document })),
  );
  const coverages = documents.map(({ path, document }) => ({ path, ...coverageOf(document) }));

  it("was looked at", () => {
    const tokens = coverages.reduce((sum, coverage) => sum + coverage.tokens, 0);
    const sides = coverages.reduce((sum, coverage) => sum + coverage.sides, 0);
    assert.ok(sides > 200 && tokens > 3000, `only ${sides} sides with ${tokens} tokens`);
  });

  it("covers each once", () => {
    const odd = coverages.flatMap(({ path, odd }) =>
      odd.map(({ token, times, side }) => `${path}: ${token} is covered ${times} times in ${side}`),
    );
    assert.deepEqual(odd, []);
  });

  it("prints and reads back the same", () => {
    const changed = coverages.flatMap(({ path, changed }) =>
      changed.map(({ side, printed, why }) => `${path}: ${side} prints ${printed}: ${why}`),
    );
    assert.deepEqual(changed, []);
  });

  it("changes with each letter, digit and sign", () => {
    const results = documents.map(({ path, document }) => ({ path, ...forgottenTokens(document) }));
    const tried = results.reduce((sum, result) => sum + result.tried, 0);
    assert.ok(tried > 1500, `only ${tried} tokens were replaced`);
    const forgotten = results.flatMap(({ path, forgotten }) =>
      forgotten.map(({ token, side }) => `${path}: ${token} may be anything in ${side}`),
    );
    assert.deepEqual(forgotten, []);
  });
});
