/** Assumptions in directives: the names that they give, and what they leave alone. */
import assert from "node:assert/strict";
import { assumedName, spelledInTex } from "../../src/semantics/assumedNames.ts";
import { showExpression } from "../support/showExpression.ts";
import { showClaims } from "../support/showSteps.ts";
import { treeOf } from "../support/treeOf.ts";

/** What is written, and the names that it gives: none where it is no equation of two families. */
const names: readonly (readonly [written: string, read: string | undefined])[] = [
  ["p = p_theta", "p = p; \\theta"],
  ["p = p_\\theta", "p = p; \\theta"],
  ["p_{data} = p_theta", "p_{data} = p; \\theta"],
  ["q = q_{phi, theta}", "q = q; \\phi,\\theta"],
  ["r = p", "r = p; "],
  ["e = p_{emp}", "e = p_{emp}; "],
  ["p(x) = p_theta(x)", undefined],
  ["p", undefined],
  ["p = ", undefined],
  ["p = 2 q", undefined],
];

const spelled: readonly (readonly [string, string])[] = [
  ["p_theta", "p_\\theta"],
  ["p_\\theta", "p_\\theta"],
  ["thetas", "thetas"],
  ["phi + psi", "\\phi + \\psi"],
  ["epsilon", "\\epsilon"],
];

describe("spelledInTex", () => {
  for (const [written, tex] of spelled) it(written, () => assert.equal(spelledInTex(written), tex));
});

describe("assumedName", () => {
  for (const [written, read] of names) {
    it(written, () => {
      const name = assumedName(treeOf(spelledInTex(written)));
      const parameters = name?.parameters.map((one) => `\\${showExpression(one)}`).join();
      assert.equal(name && `${name.family} = ${name.meant}; ${parameters}`, read);
    });
  }
});

const assume = "<!-- marginalia: assume p = p_theta -->¶";
/** A note, and what its last formula claims. */
const notes: readonly (readonly [note: string, claim: string])[] = [
  [`${assume}$$\\log p(x) = \\log q(x)$$`, "(log p[x; theta]) = (log q[x])"],
  [`${assume}$$\\log p_\\phi(x) = \\log q(x)$$`, "(log p[x; phi]) = (log q[x])"],
  [`${assume}$$\\log p_{data}(x) = \\log q(x)$$`, "(log p_{data}[x]) = (log q[x])"],
  [`${assume}$$\\log \\int p(x) dx = 0$$`, "(log (int [x] p[x; theta])) = 0"],
  [`${assume}$$D_{KL}(p \\| q) \\ge a$$`, "(KL [x] p[x; theta] q[x]) ≥ a"],
  ["$$\\log p(x) = \\log q(x)$$", "(log p[x]) = (log q[x])"],
];

describe("assumptions in directives", () => {
  for (const [note, claim] of notes) it(note, () => assert.deepEqual(showClaims(note), [claim]));

  it("count from where they stand on", () => {
    const note = `$$\\log p(x) = \\log q(x)$$${assume}`;
    assert.deepEqual(showClaims(note), ["(log p[x]) = (log q[x])"]);
  });
});
