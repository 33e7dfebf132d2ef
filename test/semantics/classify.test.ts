/** Definition, assumption or claim: notes, and what their steps are taken for, before anything is judged. */
import assert from "node:assert/strict";
import { showSteps } from "../support/showSteps.ts";

type Case = readonly [note: string, ...steps: readonly string[]];

const tables: Readonly<Record<string, readonly Case[]>> = {
  "definitions by their sign": [
    ["$$f(x) := x^2$$", ":= definition f(x) := (^ x 2)"],
    ["$$f(x) \\triangleq x^2$$", ":= definition f(x) := (^ x 2)"],
    ["$$f(x) \\stackrel{\\text{def}}{=} x^2$$", ":= definition f(x) := (^ x 2)"],
    ["$$f(x) \\equiv x^2$$", ":= definition f(x) := (^ x 2)"],
    ["$$x^2 =: f(x)$$", ":= definition f(x) := (^ x 2)"],
    ["$$D_{KL}(p(x) \\| q(x)) := \\int p(x) \\log \\frac{q(x)}{p(x)} dx$$", ":= definition"],
  ],
  "definitions by a new name": [
    ["$$f(x) = x^2$$", "= definition f(x) := (^ x 2)"],
    ["$$f(x) = x^2 = x x$$", "= definition f(x) := (^ x 2)", "= claim"],
    [
      "$$f(x) = x^2, \\quad g(x) = f(x) + 1$$",
      "= definition f(x) := (^ x 2)",
      "= definition g(x) := (+ f(x) 1)",
    ],
    ["$$L = a + b$$", "= definition L := (+ a b)"],
    ["$$L(\\theta) = \\int f(x, \\theta) dx$$", "= definition L(theta) := (int [x] f(x theta))"],
    ["$$x_n = y + 1$$", "= definition x_{n} := (+ y 1)"],
    ["$$p(x) = \\frac{e^{-E(x)}}{Z}$$", "= definition p[x] := (/ (exp (- E(x))) Z)"],
    ["With $p(x)$ and $q(x)$, $$m = \\frac{1}{2}(p + q)$$", "= definition m[x] := (* (/ 1 2) (+ p[x] q[x]))"],
    ["$$\\theta^* = \\arg\\max_\\theta L(\\theta)$$", "= definition theta^{*} := (argmax [theta] L(theta))"],
  ],
  "definitions at the end of a chain": [
    ["$$x^2 + 1 = f(x)$$", "= definition f(x) := (+ (^ x 2) 1)"],
    ["$$x^2 + 1 = y^2 + 1 = f(y)$$", "= claim", "= definition f(y) := (+ (^ y 2) 1)"],
    ["$$\\log p(x) = \\log q(x) = F$$", "= claim", "= definition F := (log q[x])"],
  ],
  "definitions by words": [
    ["Let $w(x) = p(x) / q(x)$.", "= definition w(x) := (/ p[x] q[x])"],
    ["Here, $a$ is small, where $N = M$.", "= definition N := M"],
    ["记 $w(x) = p(x) / q(x)$", "= definition w(x) := (/ p[x] q[x])"],
    ["定义 $w(x) = p(x) / q(x)$", "= definition w(x) := (/ p[x] q[x])"],
    ["$$\\log A = 1 + a \\text{ where } A = \\int p(x) dx$$", "= claim", "= definition A := (int [x] p[x])"],
  ],
  "definitions that tell no more than that": [
    ["$$\\theta_{t+1} = \\theta_t - \\eta g(\\theta_t)$$", "= definition"],
    ["$$\\min_G \\max_D V(D, G) = \\min_G \\max_D \\mathbb{E}_{p(x)}[\\log D(x)]$$", "= definition"],
  ],
  redefinitions: [
    ["$$L = \\log p(x)$$ $$L = \\log q(x)$$", "= definition L := (log p[x])", "= claim"],
    ["$$f(x) := x^2$$ $$f(x) = x x$$", ":= definition f(x) := (^ x 2)", "= open claim"],
    ["$$f(x) := x^2$$ $$f(x) := x^3$$", ":= definition f(x) := (^ x 2)", ":= definition f(x) := (^ x 3)"],
    ["$$f(x) := x^2$$ $$f(x) = x x = x^2$$", ":= definition f(x) := (^ x 2)", "= open claim", "= claim"],
  ],
  "assumptions by their form": [
    ["$$t = t + 1$$", "= assumption"],
    ["$$L = L + b$$", "= assumption"],
    ["$$N = M$$", "= assumption"],
    ["$$N = 5$$", "= assumption"],
    ["$$\\sigma = 2, \\; \\mu = 3$$", "= assumption", "= assumption"],
    ["$$f(2) = 4$$", "= assumption"],
    ["$$p(x) = \\frac12$$", "= assumption"],
    ["$$0 \\le \\gamma < 1$$", "≤ assumption", "< assumption"],
    ["$$x \\ne y$$", "≠ assumption"],
    ["$$\\log(1 + x) \\approx x$$", "≈ assumption"],
  ],
  "assumptions by words": [
    ["If $a + b = c$", "= assumption"],
    ["当 $a + b = c$ 时", "= assumption"],
    ["Suppose that $a = b$", "= assumption"],
    ["设 $a = 3$", "= assumption"],
    ["$$f(x)^2 = 0 \\text{ if } x > 1$$", "= open claim", "> assumption"],
    ["$$x = 1 \\text{ or } x = 2$$", "= assumption", "= assumption"],
    ["$$f(x)^2 = g(x) h(x), \\quad x > 0$$", "= open claim", "> assumption"],
  ],
  "equations to be solved": [
    ["$$a^2 + a \\overset{!}{=} 0$$", "= assumption"],
    ["$$\\frac{d}{dx} x^2 = 2 x = 0$$", "= claim", "= assumption"],
    ["$$a x = b \\Rightarrow x = \\frac{b}{a}$$", "= assumption", "⇒ claim", "= conclusion"],
    ["$$x = \\frac{b}{a} \\Leftarrow a x = b$$", "= assumption", "⇒ claim", "= conclusion"],
    [
      "$$2 x = x + x = 0 \\Rightarrow x = 0 \\Rightarrow 3 x = 0$$",
      "= claim",
      "= assumption",
      "⇒ claim",
      "= conclusion",
      "⇒ claim",
      "= conclusion",
    ],
  ],
  "claims about names that the field knows": [
    ["$$D_{KL}(p(x) \\| q(x)) = \\int p(x) \\log \\frac{q(x)}{p(x)} dx$$", "= claim"],
    ["$$H(p(x)) = \\int p(x) \\log p(x) dx$$", "= claim"],
    ["$$\\int p(x) dx = 1$$", "= claim"],
    ["$$I(X; Z) = H(p(x))$$", "= claim"],
    ["$$\\mathrm{JS}(p(x), q(x)) = a + b$$", "= claim"],
  ],
  claims: [
    ["$$f(x)^2 = x^2$$", "= claim"],
    ["$$D(x) = 1 - D(x)$$", "= claim"],
    ["$$p(x, z) = p(x \\mid z) p(z)$$", "= claim"],
    ["$$\\log p(x) \\ge F(q)$$", "≥ claim"],
  ],
  "claims that may be conditions": [
    ["$$p_\\theta(x, z) = p_\\theta(x \\mid z) p(z)$$", "= open claim"],
    ["$$\\pi(x) T(y \\mid x) = \\pi(y) T(x \\mid y)$$", "= open claim"],
    ["$$\\nabla_\\theta L(\\theta) = 0$$", "= open claim"],
    ["When $q = p$ the bound is tight: $$\\log f(x)^2 = h(x) g(x)$$", "= assumption", "= open claim"],
    ["It holds when $q = p$. Always: $$\\log f(x)^2 = h(x) g(x)$$", "= assumption", "= claim"],
  ],
  "no steps": [["$$x \\sim p(x)$$"], ["$$x \\in \\mathbb{R}$$"], ["With $p(x)$ and $f$."]],
};

describe("classify", () => {
  for (const [name, cases] of Object.entries(tables)) {
    describe(name, () => {
      for (const [note, ...steps] of cases) it(note, () => assert.deepEqual(showSteps(note), steps));
    });
  }
});
