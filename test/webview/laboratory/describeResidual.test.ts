/** Whether an identity closes, in words. */
import assert from "node:assert/strict";
import { residualOf, type Identity } from "../../../webview/experiments/experiment.ts";
import { describeResidual } from "../../../webview/laboratory/describeResidual.ts";

const identity: Identity = {
  name: "a = b - c",
  left: [{ quantity: "a", sign: 1, tex: "a", words: "a" }],
  right: [
    { quantity: "b", sign: 1, tex: "b", words: "b" },
    { quantity: "c", sign: -1, tex: "c", words: "c" },
  ],
  tolerance: 1e-5,
};

describe("the words for an identity", () => {
  for (const [a, words] of [
    [1 + 3e-6, "closes to 3·10⁻⁶"],
    [1, "closes exactly"],
    [1 - 2e-5, "open by 2.0·10⁻⁵"],
    [1.02, "open by 0.02"],
    [Infinity, "open by ∞"],
    [NaN, "not measured yet"],
  ] as const) {
    it(`are "${words}" for a = ${a}, b = 3 and c = 2`, () => {
      assert.equal(describeResidual(residualOf(identity, { a, b: 3, c: 2 })), words);
    });
  }

  it("say that a term is missing", () => {
    assert.equal(describeResidual(residualOf(identity, { a: 1, b: 3 })), "not measured yet");
  });
});
