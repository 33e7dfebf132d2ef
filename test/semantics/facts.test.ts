/** The words of notes, English and Chinese, and what each says of the formula beside it. */
import assert from "node:assert/strict";
import {
  asksChoice,
  asksCondition,
  callsDiscrete,
  factsOf,
  givesMeaning,
  isUnderCondition,
  leadsToMeanings,
} from "../../src/semantics/facts.ts";

const tests: Readonly<Record<string, (words: string) => boolean>> = {
  independent: (words) => factsOf(words).independent,
  linear: (words) => factsOf(words).linear,
  "discrete before": (words) => callsDiscrete(words, ""),
  "discrete after": (words) => callsDiscrete("", words),
  condition: asksCondition,
  "under a condition": isUnderCondition,
  choice: asksChoice,
  meaning: givesMeaning,
  "leads to meanings": leadsToMeanings,
};

const table: readonly (readonly [test: string, says: readonly string[], saysNot: readonly string[]])[] = [
  [
    "independent",
    [
      "The draws are i.i.d.",
      "iid samples",
      "of i. i. d. data",
      "independent and identically distributed",
      "independently and identically distributed",
      "样本独立同分布",
    ],
    ["independent variables", "identically distributed", "the idea", "相互独立"],
  ],
  [
    "under a condition",
    [
      "In that case the bound is tight: ",
      "First words. If the two agree, then",
      "when they are equal (e.g. at the end), we have",
      "At the optimum",
      "前文。此时下界是紧的：",
    ],
    ["If they agree, all is well. Always", "we have", "the shift is", "In any case", "as if it were"],
  ],
  [
    "linear",
    ["a matrix", "two matrices", "the vector x", "vectors", "协方差矩阵", "向量"],
    ["a number", "matriarch"],
  ],
  [
    "discrete before",
    ["for discrete ", "a discrete random variable", "Discrete variables ", "离散变量", "离散随机变量 "],
    ["for continuous ", "discrete codes of ", "indiscrete "],
  ],
  [
    "discrete after",
    [" is discrete", " are discrete.", " is a discrete variable", "是离散的"],
    [" is not discrete", " is continuous"],
  ],
  [
    "condition",
    ["if ", "whenever", "Suppose that ", "assuming ", "such that", "provided that ", "当", "假设", "满足"],
    ["let ", "then ", "where ", "if so, then "],
  ],
  ["choice", ["for ", "we set ", "with ", "taking ", "设", "令"], ["where ", "so that ", "of "]],
  [
    "meaning",
    ["Let ", "where ", "we define ", "denoted by ", "其中", "记作", "定义"],
    ["if ", "then ", "lets "],
  ],
  ["leads to meanings", [" where ", ", with ", "其中", ". Here "], [" so ", " nowhere"]],
];

describe("facts", () => {
  for (const [test, says, saysNot] of table) {
    describe(test, () => {
      const judge = tests[test] ?? (() => false);
      for (const words of says) it(`“${words}”`, () => assert.equal(judge(words), true));
      for (const words of saysNot) it(`not “${words}”`, () => assert.equal(judge(words), false));
    });
  }
});
