/** A range may be empty by one; worlds in which one ends before that say nothing. */
import assert from "node:assert/strict";
import { Budget } from "../../../../src/check/budget.ts";
import { falsify } from "../../../../src/check/falsify/falsify.ts";
import type { Claim } from "../../../../src/semantics/claim.ts";
import { claim, contextWith, prod, sub, sum, v } from "../../../support/expressionBuilder.ts";

const upTo = (end: Parameters<typeof sub>[0]) => sum("k", [0, sub(end, 1)], v("a", "k"));

const cases: readonly (readonly [kind: "holds" | "fails", name: string, claim: Claim])[] = [
  [
    "holds",
    "a sum taken apart, where its ranges are",
    claim(sub(upTo("n"), upTo("j")), "=", sum("k", ["j", sub("n", 1)], v("a", "k"))),
  ],
  [
    "fails",
    "a sum taken apart wrongly",
    claim(sub(upTo("n"), upTo("j")), "=", sum("k", ["j", "n"], v("a", "k"))),
  ],
  ["holds", "a product over nothing", claim(prod("k", [1, sub("j", "j")], "a"), "=", 1)],
];

const trialOf = (subject: Claim) => falsify(subject, contextWith(), new Budget(2e6), 7);

describe("sums and products over ranges", () => {
  for (const [kind, name, subject] of cases) {
    it(`${kind}: ${name}`, () => assert.equal(trialOf(subject).kind, kind));
  }
});
