/** The parts of the page that only turn values into other values: sides, counts, words and formulas among words. */
import assert from "node:assert/strict";
import { partsOf, splitAtDollars } from "../../../webview/derivation/mixedText.ts";
import { drawsLeft, drawsRight } from "../../../webview/derivation/rows.ts";
import { countVerdicts, nameRelation } from "../../../webview/derivation/verdicts.ts";
import { sampleSteps } from "../../support/sampleDerivation.ts";

describe("the sides that the panel draws", () => {
  const step = (left: string, right: string, relation = "="): Parameters<typeof drawsRight>[0] => ({
    left,
    right,
    relation,
  });

  it("are drawn once where a chain goes on", () => {
    const steps = [step("a", "b"), step(" b\n", "c"), step("d", "e")];
    assert.deepEqual(
      steps.map((_, index) => drawsLeft(steps, index)),
      [true, false, true],
    );
  });

  it("are one where a block could not be read", () => {
    assert.equal(drawsRight(step("a", "a", "")), false);
    assert.equal(drawsRight(step("a", "a")), true);
  });
});

describe("the counts of the panel", () => {
  it("begin with what is worst and leave out what does not occur", () => {
    assert.deepEqual(countVerdicts(sampleSteps.slice(0, 4)), [
      ["refuted", 1],
      ["tested", 1],
      ["proved", 2],
    ]);
  });
});

describe("relations read aloud", () => {
  it("are words, or the sign where there are none", () => {
    assert.deepEqual(["≤", ":=", "⊢", "toString"].map(nameRelation), [
      "is at most",
      "is defined as",
      "⊢",
      "toString",
    ]);
  });
});

describe("words with formulas among them", () => {
  it("are split at dollars", () => {
    assert.deepEqual(splitAtDollars("a bound of $p_\\theta$ on $x$"), [
      { kind: "words", text: "a bound of " },
      { kind: "formula", text: "p_\\theta" },
      { kind: "words", text: " on " },
      { kind: "formula", text: "x" },
    ]);
  });

  it("keep a dollar without its partner", () => {
    assert.deepEqual(splitAtDollars("costs 5 $"), [{ kind: "words", text: "costs 5 $" }]);
  });

  const whole: readonly (readonly [text: string, kind: "words" | "formula"])[] = [
    ["q_{1/2}(x=0, z=0)", "formula"],
    [String.raw`m(x) = \frac{1}{2} \left(p_{data}(x) + p_{g}(x)\right)`, "formula"],
    [String.raw`D_{\mathrm{KL}}(p \| q)`, "formula"],
    ["z is discrete", "words"],
    [String.raw`p is the prior of \theta`, "words"],
    ["p without a parameter is the model p_θ (they never stand before the same arguments)", "words"],
    ["as it is written", "words"],
  ];
  for (const [text, kind] of whole) {
    it(`are ${kind} in “${text}”`, () => assert.deepEqual(partsOf(text), [{ kind, text }]));
  }
});
