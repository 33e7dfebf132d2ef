/**
 * The verdicts on whole formulas: what the first reading holds stays held, a step is refuted only if no reading holds it,
 * and what another reading holds is tested and told. One entry a step: its sign, verdict, reason and choices.
 */
import assert from "node:assert/strict";
import { drain } from "../../src/drain.ts";
import { type CheckedStep, checkDerivation } from "../../src/check/checkDerivation.ts";
import { defaultOptions } from "../../src/check/checkStep.ts";
import { allChoices, toldAs } from "../../src/semantics/choices.ts";
import { readText } from "../support/showSteps.ts";

type Case = readonly [note: string, ...steps: readonly string[]];
const defined = "One: $$f(x) := x^2$$¶";

const tables: Readonly<Record<string, readonly Case[]>> = {
  "what the first reading holds": [
    ["$$\\log p(x) q(x) = q(x) \\log p(x)$$", "= proved"],
    ["$$\\nabla_\\theta f(\\theta) g(\\theta) = \\nabla_\\theta (g(\\theta) f(\\theta))$$", "= proved"],
    ["$$2 a / b c = c a / b 2$$", "= proved"],
  ],
  "what another reading holds": [
    ["$$\\log p(x) q(x) = \\log p(x) + \\log q(x)$$", "= tested by wide-logarithm"],
    ["$$\\frac{a b}{c d} = a b / c d$$", "= tested by wide-slash"],
    [
      "$$\\log p_\\theta(x) = \\mathbb{E}_{q(z \\mid x)}\\left[\\log \\frac{p_\\theta(x, z)}{p(z \\mid x)}\\right]$$",
      "= tested by bare-family",
    ],
    ["$$\\log P(x) + \\log p(x) = 2 \\log p(x)$$", "= tested by fold-case"],
    ["$$\\log P(x) q(x) = \\log p(x) + \\log q(x)$$", "= tested by wide-logarithm, fold-case"],
  ],
  "what no reading holds": [
    ["$$\\log p(x) q(x) = \\log p(x) - \\log q(x)$$", "= refuted"],
    ["$$\\frac{a b}{c d} = 2 a b / c d$$", "= refuted"],
    ["$$\\log P(x) + \\log p(x) = 3 \\log p(x)$$", "= refuted"],
    [
      "$$\\log p_\\theta(x) = 1 + \\mathbb{E}_{q(z \\mid x)}\\left[\\log \\frac{p_\\theta(x, z)}{p(z \\mid x)}\\right]$$",
      "= refuted by bare-family",
    ],
  ],
  "one reading for all steps": [
    [
      "$$\\log p(x) q(x) = \\log p(x) + \\log q(x) = \\log q(x) + \\log p(x)$$",
      "= tested by wide-logarithm",
      "= proved",
    ],
    [
      "$$\\log p(x) q(x) = q(x) \\log p(x), \\quad \\log p(x) q(x) = \\log p(x) + \\log q(x)$$",
      "= proved",
      "= undecided depends-on-reading",
    ],
    [
      "$$\\log p(x) q(x) = \\log p(x) + \\log q(x), \\quad 1 + \\log p(x) q(x) = q(x) \\log p(x) + 1$$",
      "= undecided depends-on-reading",
      "= proved",
    ],
  ],
  "a reading that holds under a hypothesis": [
    [
      "$$-\\sum_k y_k \\log \\frac{e^{z_k}}{\\sum_j e^{z_j}} = -\\sum_k y_k z_k + \\log \\sum_j e^{z_j}$$",
      "= undecided missing-hypothesis",
    ],
    [
      "$$-\\sum_k y_k \\log \\frac{e^{z_k}}{\\sum_j e^{z_j}} = \\sum_k y_k z_k + \\log \\sum_j e^{z_j}$$",
      "= refuted",
    ],
  ],
  "equations that may be conditions": [
    ["$$f(x) := x^2$$ $$f(x) = x x$$", ":= definition", "= proved"],
    ["$$f(x) := x^2$$ $$f(x) = x + 1$$", ":= definition", "= undecided claim-or-condition"],
    ["$$f(x) := x^2$$ $$1 + f(x) = x + 1$$", ":= definition", "= refuted"],
    ["$$p_\\theta(x, z) = p_\\theta(x \\mid z) q(z)$$", "= undecided claim-or-condition"],
    ["$$\\int p(x) dx = 1$$", "= proved"],
    ["$$a + b = b + a \\text{ if } x > 0$$", "= proved", "> assumption"],
    ["$$(x + 1)^2 = x^2 \\text{ if } x > 0$$", "= undecided claim-or-condition", "> assumption"],
  ],
  "conclusions, which have the verdict of their arrow": [
    ["$$a x = b \\Rightarrow x = \\frac{b}{a}$$", "= assumption", "⇒ proved", "= proved"],
    ["$$a x = b \\Rightarrow x = \\frac{a}{b}$$", "= assumption", "⇒ refuted", "= refuted"],
    [
      "$$a x = b \\Rightarrow x = \\frac{b}{a} \\Rightarrow 2 x = \\frac{b}{a}$$",
      "= assumption",
      "⇒ proved",
      "= proved",
      "⇒ refuted",
      "= refuted",
    ],
    ["$$2 a = 2 b \\iff a = b$$", "= assumption", "⇔ proved", "= proved"],
    [
      "$$\\frac{d}{dx} x^2 = 3 x = 0 \\Rightarrow x = 0$$",
      "= refuted",
      "= assumption",
      "⇒ proved",
      "= proved",
    ],
  ],
  "steps that are not read": [
    ["$$p(x) \\star q(x) = \\log p(x) = \\log p(x) + 1$$", "= unread unexpected-token", "= refuted"],
    ["$$\\log p(x) = \\log p(x) + a - a = a \\star b$$", "= proved", "= unread unexpected-token"],
  ],
  "what sections say": [
    [`# One¶${defined}# Two¶$$1 + f(a) = a^2 + 1$$`, ":= definition", "= proved"],
    [`# One¶${defined}# Two¶$$1 + f(a) = a^3 + 1$$`, ":= definition", "= undecided name-without-meaning"],
    [
      `# One¶${defined}# Two¶$$f(x) := x^3$$ $$1 + f(a) = a^3 + 1$$`,
      ":= definition",
      ":= definition",
      "= proved",
    ],
    [
      "$$p_\\theta(x, z) = p_\\theta(x \\mid z) p(z)$$ $$\\log p_\\theta(x, z) = \\log p_\\theta(x \\mid z) + \\log p(z)$$",
      "= tested by bare-family",
      "= proved",
    ],
  ],
};

describe("checkDerivation", () => {
  for (const [name, cases] of Object.entries(tables)) {
    describe(name, () => {
      for (const [note, ...steps] of cases) it(note, () => assert.deepEqual(checked(note).map(show), steps));
    });
  }

  it("tells the stated priors of a step that is held, and of no other", () => {
    const model = "$$p_\\theta(x, z) = p_\\theta(x \\mid z) p(z)$$";
    const priorsOf = (equation: string) => checked(model + equation).at(-1)?.priors.length;
    assert.equal(priorsOf("$$\\log p_\\theta(x, z) = \\log p_\\theta(x \\mid z) + \\log p(z)$$"), 1);
    assert.equal(priorsOf("$$\\log p_\\theta(x, z) = \\log p_\\theta(x \\mid z) - \\log p(z)$$"), 0);
  });

  it("yields after every step that it judges", () => {
    const [formula] = readText("$$a + b = b + a = a + b$$");
    assert.ok(formula);
    const checking = checkDerivation(formula, defaultOptions);
    let yields = 0;
    while (!checking.next().done) yields++;
    assert.equal(yields, 2);
  });
});

function checked(note: string): readonly CheckedStep[] {
  return readText(note).flatMap((formula) => drain(checkDerivation(formula, defaultOptions)));
}

function show({ step, verdict, reading }: CheckedStep): string {
  const reason =
    verdict.kind === "undecided"
      ? ` ${verdict.stop.code}`
      : verdict.kind === "unread"
        ? ` ${verdict.problem.code}`
        : "";
  const choices = allChoices.filter((choice) => reading.includes(toldAs[choice]));
  return `${step.relation} ${verdict.kind}${reason}${choices.length > 0 ? ` by ${choices.join(", ")}` : ""}`;
}
