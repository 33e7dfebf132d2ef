/** Verdicts in words. */
import assert from "node:assert/strict";
import type { Proof, Verdict } from "../../src/check/verdict.ts";
import type { Relation } from "../../src/semantics/claim.ts";
import { rational } from "../../src/semantics/rational.ts";
import { describeVerdict, nameRule } from "../../src/report/describeVerdict.ts";

const number = { kind: "number", value: rational(1n) } as const;
const by = (rule: string): Proof["left"][number] => ({ rule, path: [], from: number, to: number });

function proved(left: readonly string[], right: readonly string[], slack: readonly string[] = []): Verdict {
  const proof = {
    left: left.map(by),
    right: right.map(by),
    meeting: number,
    slack: slack.map((rule) => ({ rule, term: number })),
  };
  return { kind: "proved", proof, worlds: 24, exact: true };
}

const refuted: Verdict = {
  kind: "refuted",
  witness: { seed: 1, left: "2", right: "3", tables: {} },
  exact: true,
};

describe("describeVerdict", () => {
  const cases: readonly [
    what: string,
    verdict: Verdict,
    relation: Relation | "",
    code: string,
    sentence: RegExp,
  ][] = [
    [
      "a proof by rules",
      proved(["logOfQuotient", "bayes", "logOfQuotient"], []),
      "=",
      "proved-by",
      /^By log of quotient, bayes\.$/,
    ],
    ["a proof without rules", proved([], []), "=", "proved", /same normal form/],
    [
      "a proof with slack",
      proved(["linearity"], [], ["gibbs"]),
      "≥",
      "proved-with-slack",
      /linearity, gibbs; .*never negative/,
    ],
    [
      "a test",
      { kind: "tested", worlds: 24, exact: false },
      "=",
      "agrees-in-worlds",
      /Holds in 24 random worlds, but/,
    ],
    [
      "an exact test",
      { kind: "tested", worlds: 30, exact: true },
      "=",
      "agrees-exactly-in-worlds",
      /exact arithmetic, but there is no proof/,
    ],
    ["a refuted =", refuted, "=", "differs", /left side is 2, the right side is 3/],
    ["a refuted ≥", refuted, "≥", "not-greater", /2 where the right side is 3/],
    ["a refuted ≤", refuted, "≤", "not-less", /2 where the right side is 3/],
    ["a refuted <", refuted, "<", "not-strict", /left side is 2 and the right side is 3/],
    ["a refuted ≠", refuted, "≠", "not-different", /both are 2/],
    ["a refuted ⇒", refuted, "⇒", "conclusion-fails", /its left side is 2 and its right side 3/],
    ["a definition", { kind: "definition" }, ":=", "definition", /meaning/],
    ["an assumption", { kind: "assumption" }, "=", "assumption", /condition/],
    [
      "a stop without words",
      { kind: "undecided", stop: { code: "no-such-code", data: { rule: "a" } } },
      "=",
      "no-such-code",
      /^No such code \(rule: a\)\.$/,
    ],
    [
      "a problem without data",
      { kind: "unread", problem: { code: "odd", span: { start: 0, end: 0 }, data: {} } },
      "",
      "odd",
      /^Odd\.$/,
    ],
  ];
  for (const [what, verdict, relation, code, sentence] of cases) {
    it(`words ${what}`, () => {
      const description = describeVerdict(verdict, relation);
      assert.equal(description.code, code);
      assert.match(description.sentence, sentence);
    });
  }

  it("explains a proof by the rules that only one side needed, and never by bookkeeping alone", () => {
    const sentence = (verdict: Verdict): string => describeVerdict(verdict, "=").sentence;
    assert.equal(sentence(proved(["a", "b", "arithmetic"], ["b"])), "By a.");
    assert.equal(sentence(proved(["a", "arithmetic"], ["a"])), "By a.");
    assert.equal(sentence(proved(["arithmetic"], ["arithmetic"])), "By arithmetic.");
  });

  it("names every rule once, in the order of first use", () => {
    assert.deepEqual(describeVerdict(proved(["b", "a", "b"], ["c", "a"], ["d"]), "≥").rules, [
      "b",
      "a",
      "c",
      "d",
    ]);
  });
});

describe("nameRule", () => {
  for (const [rule, name] of [
    ["logOfQuotient", "log of quotient"],
    ["log-of-quotient", "log of quotient"],
    ["gibbs", "gibbs"],
  ] as const) {
    it(`calls ${rule} “${name}”`, () => assert.equal(nameRule(rule), name));
  }
});
