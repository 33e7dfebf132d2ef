/**
 * When a failing says nothing against a step: each reason by a note that gives it, and by one beside it that does not. All
 * steps here are false of freely chosen densities, functions and numbers.
 */
import assert from "node:assert/strict";
import { lacksGround, speaksOfUnknowns, withoutGround } from "../../src/check/grounds.ts";
import { lastClaim } from "../support/lastClaim.ts";

/** A note, and the code and name of the reason; none where the failing counts. */
type Case = readonly [note: string, reason?: string];

const tables: Readonly<Record<string, readonly Case[]>> = {
  "one name for a density and a number": [
    ["$$p(x) + p = p(x) + 1$$", "ambiguous-name p"],
    ["$$p(x) + a = p(x) + a + 1$$"],
  ],
  "a quantity on one side alone": [
    ["$$\\mathbb{E}_{p(x)}[\\log p(x)] = c + \\mathbb{E}_{p(x)}[\\log p(x)]$$", "name-without-meaning c"],
    ["$$c \\, \\mathbb{E}_{p(x)}[\\log p(x)] = c + \\mathbb{E}_{p(x)}[\\log p(x)]$$"],
    ["$$c := 2$$ $$\\mathbb{E}_{p(x)}[\\log p(x)] = c + \\mathbb{E}_{p(x)}[\\log p(x)]$$"],
  ],
  "moments of a distribution that the field calls by name": [
    [
      "$x \\sim \\mathcal{N}(0, 1)$ $$\\mathbb{E}_{p(x)}[x a + a] = \\mathbb{E}_{p(x)}[a]$$",
      "law-not-modelled x",
    ],
    ["$X \\sim N(0, 1)$ $$\\mathbb{E}_{p(x)}[x a + a] = \\mathbb{E}_{p(x)}[a]$$", "law-not-modelled x"],
    [
      "$x_1, x_i \\sim \\text{Bernoulli}(\\mu)$ $$\\mathbb{E}_{p(x)}[x^2 a] = \\mathbb{E}_{p(x)}[x a]$$",
      "law-not-modelled x",
    ],
    [
      "$p(x | z) = \\mathcal{U}(x; z)$ $$\\mathbb{E}_{p(x)}[x^2 a] = \\mathbb{E}_{p(x)}[x a]$$",
      "law-not-modelled x",
    ],
    ["$z \\sim \\mathcal{N}(0, 1)$ $$\\mathbb{E}_{p(x)}[x a + a] = \\mathbb{E}_{p(x)}[a]$$"],
    ["$x \\sim p(x)$ $$\\mathbb{E}_{p(x)}[x a + a] = \\mathbb{E}_{p(x)}[a]$$"],
    ["$x \\sim \\mathcal{N}(0, 1)$ $$\\mathbb{E}_{p(x)}[\\log p(x)] = \\mathbb{E}_{p(x)}[2 \\log p(x)]$$"],
  ],
  "a function on one side alone": [
    ["$$\\mathbb{E}_{p(x)}[\\log p(x)] = \\mathbb{E}_{p(x)}[f(x) \\log p(x)]$$", "name-without-meaning f"],
    ["$$\\mathbb{E}_{p(x)}[f(x)] = \\mathbb{E}_{p(x)}[f(x) \\log p(x)]$$"],
    ["$$f(x) := 2$$ $$\\mathbb{E}_{p(x)}[\\log p(x)] = \\mathbb{E}_{p(x)}[f(x) \\log p(x)]$$"],
    ["$$D_f(p \\| q) = \\int p(x) \\log q(x) dx$$", "name-without-meaning f"],
    ["$$D_f(p \\| q) = \\int p(x) f(q(x)) dx$$"],
  ],
  "a parameter of one side alone": [
    ["$$\\log p_\\theta(x) + 1 = \\log p_\\phi(x)$$", "name-without-meaning p"],
    ["$$\\log p_\\theta(x) + 1 = \\log p_\\phi(x) + \\log p_\\theta(x)$$"],
  ],
  "functions that the field knows": [
    ["$$\\log \\sigma(x) + \\log p(x) = \\log p(x) + 2 \\log \\sigma(x)$$", "name-not-modelled \\sigma"],
    ["$$\\mathrm{Loss}(x) + p(x) = p(x) + 2 \\mathrm{Loss}(x)$$", "name-not-modelled \\mathrm{Loss}"],
    ["$$\\log f(x) + \\log p(x) = \\log p(x) + 2 \\log f(x)$$"],
    ["$$\\sigma(x) := x$$ $$\\log \\sigma(x) + \\log p(x) = \\log p(x) + 2 \\log \\sigma(x)$$"],
  ],
  "densities of a function's values": [
    ["$$\\mathbb{E}_{p(z)}[g(z)] + p_g(x) = \\mathbb{E}_{p(z)}[g(z)] + 2 p_g(x)$$", "pushforward p_{g}"],
    ["$$\\mathbb{E}_{p(z)}[h(z)] + p_g(x) = \\mathbb{E}_{p(z)}[h(z)] + 2 p_g(x)$$"],
  ],
  "sides that share no density": [
    ["$$\\int p(x) \\log p(x) dx = \\int q(x) \\log q(x) dx$$", "particular-distribution p"],
    ["$$\\int p(x) \\log p(x) dx \\ge \\int q(x) \\log q(x) dx$$"],
    ["$$\\int p(x) \\log p(x) dx = \\int p(x) \\log q(x) dx$$"],
  ],
  "one letter with different subscripts": [
    ["$$\\log q_a(x) + \\log p(x) = \\log q_b(x) + \\log p(x)$$", "particular-distribution q_{a}"],
    ["$$\\log q_a(x) + \\log p(x) = \\log q_a(x)$$"],
  ],
  "a density without the parameter of its family": [
    ["$$\\log p_\\theta(x, z) = \\log p_\\theta(x \\mid z) - \\log p(z)$$", "particular-distribution p"],
    ["$$\\log p_\\theta(x, z) = \\log p_\\theta(x \\mid z) - \\log p_\\theta(z)$$"],
    ["$$\\log p(x) + 1 = \\log p_\\theta(x) + \\log p(x)$$"],
  ],
  "conclusions of other names than the premise": [
    ["$$a x = b \\Rightarrow c = 2 c$$", "unrelated-premise"],
    ["$$a x = b \\Rightarrow x = 2 b$$"],
  ],
  "conclusions through a root": [
    ["$$x^2 = a \\Rightarrow x = \\sqrt{a}$$", "several-roots"],
    ["$$x^2 = a \\Rightarrow x = a$$"],
  ],
  "one name at several indices": [
    ["$$x_t + x_{t-1} = 2 x_t + x_{t-1}$$", "recurrence x"],
    ["$$x_0 + x_1 = 2 x_0 + x_1$$", "recurrence x"],
    ["$$x_1 + x_2 = 2 x_1 + x_2$$"],
    ["$$\\log p(x_t) + 1 = \\log p(x_{t-1}) + \\log p(x_t)$$"],
  ],
  "an index on one side": [
    ["$$\\sum_{i=1}^n \\log p(x_i) = n \\log p(x)$$", "loose-index x"],
    ["$$\\sum_{i=1}^n \\log p(x_i) = n \\log p(x_1)$$"],
    ["$$\\mathbb{E}_{q(z)}[\\log p(z_i)] = 2 \\log p(z_i)$$", "loose-index z"],
    ["$$\\mathbb{E}_{q(z)}[\\log p(y_i)] = 2 \\log p(y_i)$$"],
  ],
  "events among values": [
    ["$$\\sum_{x \\in A} P(x) = 2 P(A)$$", "event P"],
    ["$$P(A) = 2 P(B)$$"],
    ["$$\\log P(x) + \\sum_{x \\in A} f(x) = 2 \\sum_{x \\in A} f(x) + \\log P(x)$$"],
  ],
};

describe("lacksGround", () => {
  for (const [name, cases] of Object.entries(tables)) {
    describe(name, () => {
      for (const [note, reason] of cases) {
        it(note, () => {
          const { claim, context } = lastClaim(note);
          const stop = lacksGround(claim, context);
          assert.equal(stop && [stop.code, ...Object.values(stop.data)].join(" "), reason);
        });
      }
    });
  }

  it("gives only codes that are known to say nothing against a step", () => {
    const codes = Object.values(tables).flatMap((cases) =>
      cases.flatMap(([, reason]) => reason?.split(" ")[0] ?? []),
    );
    assert.deepEqual(
      codes.filter((code) => !withoutGround.has(code)),
      [],
    );
  });
});

describe("speaksOfUnknowns", () => {
  const table: readonly (readonly [note: string, speaks: boolean])[] = [
    ["$$\\log p(x) \\ge \\log q(x)$$", false],
    ["$$\\mathbb{E}_{p(x)}[\\log q(x)] \\ge H(p)$$", false],
    ["$$\\log p_\\theta(x) \\ge \\log q(x)$$", false],
    ["$$\\mathbb{E}_{p(x)}[f(x)] \\ge H(p)$$", true],
    ["$$c + \\log p(x) \\ge \\log q(x)$$", true],
  ];
  for (const [note, speaks] of table)
    it(note, () => assert.equal(speaksOfUnknowns(lastClaim(note).claim), speaks));
});
