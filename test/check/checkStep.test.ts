/** What becomes of one claim when both engines have spoken; of several claims together; and of too little work. */
import assert from "node:assert/strict";
import { checkClaims, defaultOptions } from "../../src/check/checkStep.ts";
import type { Verdict } from "../../src/check/verdict.ts";
import { showExpression } from "../support/showExpression.ts";
import { lastClaim } from "../support/lastClaim.ts";

const tables: Readonly<Record<string, readonly (readonly [note: string, verdict: string])[]>> = {
  equalities: [
    ["$$\\log p(x) - \\log q(x) = \\log \\frac{p(x)}{q(x)}$$", "proved"],
    ["$$\\log p(x) - \\log q(x) = \\log \\frac{q(x)}{p(x)}$$", "refuted"],
    ["$$\\log p(x) + \\int q(x) dx = \\log p(x) + 1$$", "proved"],
    ["$$\\log p(x) + \\int q(x) dx = \\log p(x) + 2$$", "refuted"],
    ["$$(a + b)^2 = a^2 + 2 a b + b^2$$", "proved"],
    ["$$(a + b)^2 = a^2 + b^2$$", "refuted"],
    ["$$|a b| = |a| |b|$$", "tested"],
    ["$$|a + b| = |a| + |b|$$", "undecided missing-hypothesis"],
    ["$$|a b| = |a| + |b|$$", "refuted"],
    ["$$|a b| + \\log 1 = |a| |b|$$", "undecided idle-term"],
    ["$$\\exp(a + b) = \\exp(a) \\exp(b)$$", "proved"],
    ["$$\\exp(a + b) = \\exp(a) + \\exp(b)$$", "refuted"],
  ],
  "sides that are not defined alike": [
    ["$$2 \\log x = \\log x^2$$", "proved"],
    ["$$\\log x^2 = 2 \\log x$$", "tested"],
  ],
  inequalities: [
    ["$$D_{KL}(p(x) \\| q(x)) \\ge 0$$", "proved"],
    ["$$D_{KL}(p(x) \\| q(x)) \\le 0$$", "refuted"],
    ["$$\\log p(x) < \\log p(x)$$", "refuted"],
    ["$$a^2 + b^2 \\ge 2 a b$$", "tested"],
    ["$$\\mathbb{E}_{p(x)}[f(x)^2] \\ge \\mathbb{E}_{p(x)}[f(x)]^2$$", "tested"],
    ["$$\\mathbb{E}_{p(x)}[f(x)^2] + 1 \\le \\mathbb{E}_{p(x)}[f(x)]^2$$", "refuted"],
    ["$$\\mathbb{E}_{p(x)}[f(x)] \\ge \\mathbb{E}_{q(x)}[f(x)]$$", "undecided depends-on-unknowns"],
    ["$$\\mathbb{E}_{p(x)}[\\log p(x)] \\ge \\mathbb{E}_{p(x)}[\\log q(x)]$$", "proved"],
    ["$$\\mathbb{E}_{p(x)}[\\log p(x)] \\le \\mathbb{E}_{p(x)}[\\log q(x)]$$", "refuted"],
  ],
  "what is true of discrete variables alone": [
    ["$$\\log p(x) \\le 0$$", "refuted"],
    ["The variable $x$ is discrete. $$\\log p(x) \\le 0$$", "proved"],
  ],
  "other signs": [
    ["$$H(p(x)) \\ne H(q(x))$$", "tested"],
    ["$$H(p(x)) \\ne -\\int p(x) \\log p(x) dx$$", "refuted"],
    ["$$\\arg\\max_\\theta \\log p_\\theta(x) = \\arg\\max_\\theta p_\\theta(x)$$", "proved"],
    ["$$\\arg\\max_\\theta \\log p_\\theta(x) = \\arg\\min_\\theta p_\\theta(x)$$", "refuted"],
    ["$$\\max_\\theta \\log p_\\theta(x) = \\max_\\theta p_\\theta(x)$$", "refuted"],
  ],
  premises: [
    ["$$a x = b \\Rightarrow x = \\frac{b}{a}$$", "proved"],
    ["$$a x = b \\Rightarrow x = \\frac{a}{b}$$", "refuted"],
    ["$$a x = b \\Rightarrow c = 2 c$$", "undecided unrelated-premise"],
  ],
  "what the note says": [
    ["$$f(x) := x^2$$ $$f(a) + 1 = a^2 + 1$$", "proved"],
    ["$$f(x) := x^3$$ $$f(a) + 1 = a^2 + 1$$", "refuted"],
    ["Let $x_1, \\dots, x_N$ be i.i.d. $$p(x_1, \\dots, x_N) = \\prod_{n=1}^N p(x_n)$$", "proved"],
    ["$$p(x_1, \\dots, x_N) = \\prod_{n=1}^N p(x_n)$$", "undecided needs-independence"],
  ],
  "what is held by no engine": [
    ["$$\\frac{\\partial}{\\partial w} (a w) = a$$", "proved"],
    ["$$\\frac{\\partial}{\\partial w} (L w) = L$$", "undecided hidden-dependence"],
    ["$$\\sum_{i=1}^n \\log p(x_i) = n \\log p(x)$$", "undecided loose-index"],
    ["$$\\max_q \\mathbb{E}_{q(x)}[f(x)] = \\max_x f(x)$$", "undecided needs-optimum-solver"],
  ],
};

describe("checkClaims", () => {
  for (const [name, cases] of Object.entries(tables)) {
    describe(name, () => {
      for (const [note, verdict] of cases) it(note, () => assert.equal(shown(verdictOn([note])), verdict));
    });
  }

  const [proved, tested, open, refuted] = [
    "$$\\log p(x)^2 = 2 \\log p(x)$$",
    "$$|a b| = |a| |b|$$",
    "$$\\frac{\\partial}{\\partial w} (L w) = L$$",
    "$$a + b = a - b$$",
  ] as const;
  const together: readonly (readonly [notes: readonly string[], verdict: string])[] = [
    [[], "undecided nothing-to-check"],
    [[proved], "proved"],
    [[proved, tested], "tested"],
    [[tested, proved], "tested"],
    [[tested, open, proved], "undecided hidden-dependence"],
    [[open, refuted], "refuted"],
    [[refuted, proved], "refuted"],
  ];
  describe("gives several claims the verdict of the worst", () => {
    for (const [notes, verdict] of together)
      it(notes.join(" ") || "none", () => assert.equal(shown(verdictOn(notes)), verdict));
  });

  it("is the same on every run, and no seed overturns it", () => {
    for (const [note, verdict] of Object.values(tables).flat()) {
      assert.deepEqual(verdictOn([note]), verdictOn([note]), note);
      assert.equal(shown(verdictOn([note], { seed: 77 })), verdict, note);
    }
  });

  it("says so when the work is spent, and neither holds nor refutes", () => {
    for (const note of [proved, tested, refuted])
      assert.equal(shown(verdictOn([note], { work: 2 })), "undecided exhausted", note);
  });

  it("tells what a held verdict leans on", () => {
    const verdict = verdictOn(["$$f(x) := x^2$$ $$g(x) := x$$ $$f(a) + 1 = a^2 + 1$$"]);
    const given = verdict.kind === "proved" ? verdict.given?.definitions : undefined;
    assert.deepEqual(
      given?.map(({ left, right }) => `${showExpression(left)} := ${showExpression(right)}`),
      ["f(x) := (^ x 2)"],
    );
  });

  it("counts the worlds of a tested step, and exact ones apart", () => {
    const verdict = verdictOn(["$$|a b| = |a| |b|$$"]);
    assert.ok(verdict.kind === "tested" && verdict.worlds >= 24 && verdict.exact);
    const attacked = verdictOn(["$$a^2 + b^2 \\ge 2 a b$$"]);
    assert.ok(attacked.kind === "tested" && !attacked.exact);
  });
});

function verdictOn(notes: readonly string[], options: Partial<typeof defaultOptions> = {}): Verdict {
  const read = notes.map(lastClaim);
  const context = read.at(-1)?.context ?? { definitions: [], independentDraws: [], discrete: [], laws: [] };
  const claims = read.map(({ claim }) => claim);
  return checkClaims(claims, context, { ...defaultOptions, ...options });
}

function shown(verdict: Verdict): string {
  return verdict.kind === "undecided" ? `undecided ${verdict.stop.code}` : verdict.kind;
}
