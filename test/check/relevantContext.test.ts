/** Which of a note's definitions, draws and discrete sorts bear on its last claim. */
import assert from "node:assert/strict";
import { showExpression } from "../support/showExpression.ts";
import { lastClaim } from "../support/lastClaim.ts";

/** A note, and the left sides of the definitions that its last claim is judged by. */
const definitions: readonly (readonly [note: string, names: string])[] = [
  ["$$f(x) := x^2$$ $$g(x) := x^3$$ $$f(a) + 1 = b + c$$", "f(x)"],
  ["$$f(x) := x^2$$ $$a + 1 = b + c$$", ""],
  ["$$f(x) := g(x)$$ $$g(x) := x^3$$ $$h(x) := 1$$ $$f(a) + 1 = b + c$$", "f(x) g(x)"],
  ["$$f(x) := g(x)$$ $$g(x) := x^3$$ $$g(a) + 1 = b + c$$", "g(x)"],
  ["$$A := B + 1$$ $$B := 2$$ $$A + b = c + d$$", "A B"],
  ["$$f(x) := f(x) + 1$$ $$f(a) + 1 = b + c$$", ""],
  ["$$a := b + 1$$ $$b := a - 1$$ $$a + c = b + d$$", ""],
  ["$$f(x) := g(x)$$ $$g(x) := f(x)$$ $$h(x) := x$$ $$f(a) + 1 = h(b) + c$$", "h(x)"],
  ["$$f(x) := \\log x$$ $$D_f(p \\| q) \\ge a + b$$", "f(x)"],
  ["$$p(x) := \\frac{e^{-E(x)}}{Z}$$ $$\\log p(x) = -E(x) - \\log Z$$", "p[x]"],
  ["$$p(x) := \\frac{e^{-E(x)}}{Z}$$ $$\\log p(x) = q(x) + 1$$", ""],
  ["$$p(x) := \\frac1N \\sum_{n=1}^N k(x, x_n)$$ $$\\log p(x) = q(x) + 1$$", ""],
  ["$$p(x) := \\int p(x, z) dz$$ $$\\log p(x) = q(x) + 1$$", "p[x]"],
];

const independent = "The draws of $x_1, \\dots, x_N$ are i.i.d.";
/** A note, and the names of independent draws that bear on its last claim. */
const draws: readonly (readonly [note: string, names: string])[] = [
  [`${independent} $$\\log p(x_1, \\dots, x_N) = \\log q(y)$$`, "x"],
  [`${independent} $$\\log p(x_1) = \\log q(y)$$`, ""],
  ["$$\\log p(x_1, \\dots, x_N) = \\log q(y)$$", ""],
];

/** A note, and the discrete sorts that bear on its last claim. */
const discrete: readonly (readonly [note: string, names: string])[] = [
  ["The variable $x$ is discrete. $$\\log p(x) = \\log q(y)$$", "x"],
  ["The variable $x$ is discrete. $$\\log p(z) = \\log q(y)$$", ""],
];

describe("relevantContext", () => {
  for (const [note, names] of definitions) {
    it(note, () => {
      const { context } = lastClaim(note);
      assert.equal(context.definitions.map(({ left }) => showExpression(left)).join(" "), names);
    });
  }

  for (const [note, names] of draws)
    it(note, () => assert.equal(lastClaim(note).context.independentDraws.join(" "), names));

  for (const [note, names] of discrete)
    it(note, () => assert.equal(lastClaim(note).context.discrete.join(" "), names));
});
