/** What a passage claims: each comparison with its premises, the statements about optima, and what is not understood. */
import assert from "node:assert/strict";
import { showClaims, showSteps } from "../support/showSteps.ts";

/** The note, then the claims of its last formula. */
const claims: readonly (readonly [string, ...string[]])[] = [
  ["$$\\log p(x) = \\log q(x) \\ge \\log r(x)$$", "(log p[x]) = (log q[x])", "(log q[x]) ≥ (log r(x))"],
  ["$$a x = b \\Rightarrow x = \\frac{b}{a}$$", "(* a x) = b ⊢ x = (/ b a)"],
  ["$$x = \\frac{b}{a} \\Leftarrow a x = b$$", "(* a x) = b ⊢ x = (/ b a)"],
  ["$$a b = c \\iff b a = c$$", "(* a b) = c ⊢ (* b a) = c", "(* b a) = c ⊢ (* a b) = c"],
  ["$$a = 0 \\Rightarrow b = c \\Rightarrow d = e$$", "a = 0 ⊢ b = c", "b = c ⊢ d = e"],
  ["$$\\frac{d}{dx} x^2 = 2 x = 0 \\Rightarrow x = 0$$", "(d x (^ x 2)) = (* 2 x)", "(* 2 x) = 0 ⊢ x = 0"],
  [
    "$$\\int \\underbrace{p(x) q(x)}_{= q(x) p(x)} dx \\ge a + 1$$",
    "(* p[x] q[x]) = (* q[x] p[x])",
    "(int [x] (* p[x] q[x])) ≥ (+ a 1)",
  ],
  [
    "$$\\min_\\theta f(\\theta) \\iff \\max_\\theta -f(\\theta)$$",
    "(argmin [theta] f(theta)) = (argmax [theta] (- f(theta)))",
  ],
  [
    "$$\\inf_\\theta f(\\theta) \\iff \\sup_\\theta -f(\\theta)$$",
    "(argmin [theta] f(theta)) = (argmax [theta] (- f(theta)))",
  ],
  [
    "$$\\theta \\in \\arg\\min_\\theta f(\\theta) \\iff \\theta \\in \\arg\\max_\\theta -f(\\theta)$$",
    "(argmin [theta] f(theta)) = (argmax [theta] (- f(theta)))",
  ],
  [
    "$$\\theta^* \\in \\arg\\min_\\theta f(\\theta) \\Rightarrow \\theta^* \\in \\arg\\min_\\theta 2 f(\\theta)$$",
    "(argmin [theta] f(theta)) = (argmin [theta] (* 2 f(theta)))",
  ],
];

/** The note, then its steps. */
const unread: readonly (readonly [string, ...string[]])[] = [
  [
    "$$\\theta \\in \\arg\\min_\\theta f(\\theta) \\iff \\phi \\in \\arg\\max_\\phi f(\\phi)$$",
    "⇔ unread statement-not-read",
  ],
  ["$$\\theta \\in \\arg\\min_\\theta f(\\theta) \\iff \\theta \\in S$$", "⇔ unread declaration"],
  ["$$f(\\theta) \\iff \\max_\\theta f(\\theta)$$", "⇔ unread statement-not-read"],
  ["$$A \\Rightarrow x = 1$$", "⇒ unread statement-not-read", "= conclusion"],
  ["$$\\log p(x) = a \\star b = c$$", "= unread unexpected-token", "= unread unexpected-token"],
  [
    "$$a + 1 = b \\star c \\Rightarrow a = 1$$",
    "= unread unexpected-token",
    "⇒ unread statement-not-read",
    "= conclusion",
  ],
  [
    "$$a + 1 = b \\Rightarrow a = b \\star c$$",
    "= assumption",
    "⇒ unread unexpected-token",
    "= unread unexpected-token",
  ],
];

describe("claims", () => {
  for (const [note, ...expected] of claims) it(note, () => assert.deepEqual(showClaims(note), expected));
});

describe("statements that are not read", () => {
  for (const [note, ...expected] of unread) it(note, () => assert.deepEqual(showSteps(note), expected));
});
