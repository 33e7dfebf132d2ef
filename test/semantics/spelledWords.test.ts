/** Words that notes spell without a command: which letters side by side are one word. */
import assert from "node:assert/strict";
import { withSpelledWords } from "../../src/semantics/spelledWords.ts";
import { rowsOf, type Row } from "../../src/tex/tree.ts";
import { treeOf } from "../support/treeOf.ts";

/** TeX, and the words in it, however deep, each with its place. */
const table: readonly (readonly [tex: string, ...words: readonly string[]])[] = [
  ["log p(x)", "log 0"],
  ["logp", "log 0"],
  ["a + exp(b)", "exp 4"],
  ["Var[X]", "Var 0"],
  ["argmax_x f(x)", "argmax 0"],
  ["max(a, b)", "max 0"],
  ["\\frac{log x}{ln y}", "log 6", "ln 13"],
  ["x^{exp(y)}", "exp 3"],
  ["\\sqrt{log x}", "log 6"],
  ["\\underbrace{log x}_{exp}", "log 12", "exp 20"],
  ["\\begin{aligned} a &= log x \\end{aligned}", "log 21"],
  ["l o g x"],
  ["blog"],
  ["logpq"],
  ["x"],
  ["xlogx"],
];

describe("withSpelledWords", () => {
  for (const [tex, ...words] of table)
    it(tex, () => assert.deepEqual(wordsIn(withSpelledWords(treeOf(tex).row)), words));

  it("keeps the length of the source", () => {
    const [word] = withSpelledWords(treeOf("argmax f").row);
    assert.deepEqual(word?.span, { start: 0, end: 6 });
  });
});

function wordsIn(row: Row): readonly string[] {
  return row.flatMap((item) => [
    ...(item.kind === "word" && !item.command ? [`${item.text} ${item.span.start}`] : []),
    ...rowsOf(item).flatMap(wordsIn),
  ]);
}
