/** What a note states about its model's prior, and where p(z) is that prior from there on. */
import assert from "node:assert/strict";
import { showClaims } from "../support/showSteps.ts";

const model = "(log p[x z; theta]) = (log p[z; theta])";
const apart = "(log p[x z; theta]) = (log p[z])";

/** What the note states first, and how `\log p_θ(x, z) = \log p(z)` is read behind it. */
const table: readonly (readonly [stated: string, read: string])[] = [
  ["$$p_\\theta(x, z) = p_\\theta(x \\mid z) p(z)$$", model],
  ["$$p_\\theta(x, z) = p(z) p_\\theta(x \\mid z)$$", model],
  ["$$p_\\theta(x \\mid z) p(z) = p_\\theta(x, z)$$", model],
  ["$$p_\\theta(x) = \\int p_\\theta(x \\mid z) p(z) dz$$", model],
  ["$$p_\\theta(x) = \\int p_\\theta(x, z) dz = \\int p_\\theta(x \\mid z) p(z) dz$$", model],
  ["The model is $p_\\theta(x, z) = p_\\theta(x \\mid z) p(z)$.", model],
  ["", apart],
  ["$$\\log p_\\theta(x, z) = \\log p_\\theta(x \\mid z) + \\log p(z)$$", apart],
  ["$$p_\\theta(x, z) = 2 p_\\theta(x \\mid z) p(z)$$", apart],
  ["$$p_\\theta(x, z) \\ge p_\\theta(x \\mid z) p(z)$$", apart],
  ["$$p_\\theta(x, z) = p_\\phi(x \\mid z) p(z)$$", apart],
  ["$$p_\\theta(x, z) = p_\\theta(x \\mid z) q(z)$$", apart],
  ["$$p_\\theta(x, z) = p_\\theta(x \\mid z) p(z \\mid y)$$", apart],
  ["$$p_\\theta(x, z) = p_\\theta(x \\mid z) p(x)$$", apart],
  ["$$p_\\theta(x) = \\int_0^1 p_\\theta(x \\mid z) p(z) dz$$", apart],
  ["$$p_\\theta(x) = \\int p_\\theta(x \\mid z) p(z) dy$$", apart],
];

describe("statedPriors", () => {
  for (const [stated, read] of table) {
    it(stated === "" ? "nothing" : stated, () =>
      assert.deepEqual(showClaims(`${stated}$$\\log p_\\theta(x, z) = \\log p(z)$$`), [read]),
    );
  }

  it("counts from where it stands on", () => {
    const later = "$$\\log p_\\theta(x, z) = \\log p(z)$$ $$p_\\theta(x, z) = p_\\theta(x \\mid z) p(z)$$";
    assert.deepEqual(showClaims(later), ["p[x z; theta] = (* p[x | z; theta] p[z])"]);
  });

  it("touches no other density of p", () => {
    const note =
      "$$p_\\theta(x, z) = p_\\theta(x \\mid z) p(z)$$ $$\\log p_\\theta(x, z) = \\log p(x \\mid z)$$";
    assert.deepEqual(showClaims(note), ["(log p[x z; theta]) = (log p[x | z])"]);
  });
});
