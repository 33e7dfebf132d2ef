/** What makes one name: letters with fonts and accents, describing scripts, marks; and what a family is called by. */
import assert from "node:assert/strict";
import { baseName, canName, describingWord, letterOf, marksOf, plainTex } from "../../src/semantics/names.ts";
import { treeOf } from "../support/treeOf.ts";

/** TeX, and the name that its first item makes; folded, if bold falls away. */
const bases: readonly (readonly [tex: string, name: string | undefined, folded?: string])[] = [
  ["x", "x"],
  ["\\mathrm{x}", "x"],
  ["\\mathit{x}", "x"],
  ["\\mathsf{x}", "x"],
  ["\\mathbf{x}", "\\mathbf{x}", "x"],
  ["\\boldsymbol{\\theta}", "\\mathbf{\\theta}", "\\theta"],
  ["\\mathcal{X}", "\\mathcal{X}"],
  ["\\mathbb{E}", "\\mathbb{E}"],
  ["\\theta", "\\theta"],
  ["\\ell", "\\ell"],
  ["\\mathrm{ELBO}", "\\mathrm{ELBO}"],
  ["\\hat{x}", "\\hat{x}"],
  ["\\hat{\\mathbf{x}}", "\\hat{\\mathbf{x}}", "\\hat{x}"],
  ["\\tilde{x_1}", "\\tilde{x_{1}}"],
  ["\\hat{x + y}", undefined],
  ["2", undefined],
  ["+", undefined],
  ["\\frac{a}{b}", undefined],
];

/** A script, and the words that it says, if it says words. */
const scripts: readonly (readonly [tex: string, word: string | undefined])[] = [
  ["\\text{data}", "data"],
  ["data", "data"],
  ["\\mathrm{KL}", "KL"],
  ["KL", "KL"],
  ["\\mathrm{g}", "g"],
  ["MLE", "MLE"],
  ["i", undefined],
  ["ij", undefined],
  ["\\theta", undefined],
  ["1", undefined],
  ["t-1", undefined],
  ["1:T", undefined],
];

/** A superscript, its marks, and what is left. */
const marks: readonly (readonly [tex: string, suffix: string, rest: string])[] = [
  ["x'", "'", ""],
  ["x''", "''", ""],
  ["x^*", "^{*}", ""],
  ["x^{\\star}", "^{*}", ""],
  ["x'^{*}", "'^{*}", ""],
  ["x^{(i)}", "", "(i)"],
  ["x^2", "", "2"],
  ["x^{**}", "", "**"],
  ["x_1", "", ""],
];

const families: readonly (readonly [family: string, letter: string])[] = [
  ["p", "p"],
  ["p_{data}", "p"],
  ["p_{data}'", "p'"],
  ["\\mathbb{P}", "\\mathbb{P}"],
];

describe("names", () => {
  for (const [tex, name, folded] of bases) {
    it(`${tex} is ${name ?? "no name"}`, () => {
      const [item] = treeOf(tex).row;
      assert.ok(item);
      assert.equal(canName(item) ? baseName(item, false) : undefined, name);
      assert.equal(canName(item) ? baseName(item, true) : undefined, folded ?? name);
    });
  }

  for (const [tex, word] of scripts)
    it(`${tex} says ${word ?? "no word"}`, () => assert.equal(describingWord(treeOf(tex).row), word));

  for (const [tex, suffix, rest] of marks) {
    it(`${tex} has the mark “${suffix}”`, () => {
      const [, second] = treeOf(tex).row;
      const found = marksOf(second?.kind === "scripts" ? second.superscript : undefined);
      assert.deepEqual([found.suffix, plainTex(found.rest)], [suffix, rest]);
    });
  }

  for (const [family, letter] of families)
    it(`${family} is of the letter ${letter}`, () => assert.equal(letterOf(family), letter));

  it("are no operators", () => {
    for (const tex of ["\\log", "\\max", "\\operatorname{Var}", "\\sum", "\\int"]) {
      const [item] = treeOf(tex).row;
      assert.equal(canName(item), false, tex);
    }
  });
});
