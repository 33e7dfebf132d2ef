/** Definitions and calls of macros: TeX on the left, the row on the right; and where expanded items stand. */
import assert from "node:assert/strict";
import { collectMacros } from "../../src/tex/macros.ts";
import { parseTex } from "../../src/tex/parseTex.ts";
import { showRow } from "../support/showTex.ts";
import { sourceOf } from "../support/texSource.ts";

const cases: readonly (readonly [definition: string, tex: string, row: string])[] = [
  ["\\newcommand{\\E}{\\mathbb{E}}", "\\E[x]", "E:mathbb [ x ]"],
  ["\\newcommand\\KL[2]{D(#1\\|#2)}", "\\KL{p}{q_1}", "D ( p \\| q (scripts _[1]) )"],
  [
    "\\newcommand{\\E}[2][x]{E_{#1}[#2]}",
    "\\E{f} + \\E[z]{g}",
    "E (scripts _[x]) [ f ] + E (scripts _[z]) [ g ]",
  ],
  ["\\newcommand{\\a}{1}\\renewcommand*{\\a}{2}", "\\a", "2"],
  ["\\def\\p#1{p(#1)}", "\\p x", "p ( x )"],
  ["\\DeclareMathOperator*{\\amin}{arg\\,min}", "\\amin_x", '"argmin" (scripts _[x])'],
  ["\\let\\old\\phi \\renewcommand{\\phi}{\\varphi}", "\\phi \\old", "\\varphi \\phi"],
  ["\\renewcommand{\\vec}[1]{\\mathbf{#1}}", "\\vec{x}", "x:mathbf"],
  ["\\newcommand{\\inner}{x}\\newcommand{\\outer}{\\inner^2}", "\\outer", "x (scripts ^[2])"],
  ["\\def\\a{b}", "\\def\\a{c} \\a", "b"],
];

describe("macros", () => {
  for (const [definition, tex, row] of cases) {
    it(`${definition} in ${tex}`, () => {
      const tree = parseTex(sourceOf(tex), collectMacros([sourceOf(definition)]));
      assert.deepEqual(tree.problems, []);
      assert.equal(showRow(tree.row), row);
    });
  }

  it("add to those that are known", () => {
    const first = collectMacros([sourceOf("\\def\\a{1}\\def\\b{2}")]);
    const second = collectMacros([sourceOf("\\def\\a{3}")], first);
    assert.equal(showRow(parseTex(sourceOf("\\a\\b"), second).row), "32");
  });

  it("stand where they are called, and their arguments where they are written", () => {
    const macros = collectMacros([sourceOf("\\newcommand\\KL[2]{D(#1\\|#2)}")]);
    const tex = "a + \\KL{p}{q}";
    const { row } = parseTex(sourceOf(tex, 100), macros);
    const places = row.map(({ span }) => tex.slice(span.start - 100, span.end - 100));
    const call = "\\KL{p}{q}";
    assert.deepEqual(places, ["a", "+", call, call, "p", call, "q", call]);
  });

  it("that take delimiters are refused where they are used", () => {
    const macros = collectMacros([sourceOf("\\def\\a#1.{#1}")]);
    assert.equal(parseTex(sourceOf("\\a x."), macros).problems[0]?.code, "unsupported-macro");
  });

  it("that lack an argument are refused", () => {
    const macros = collectMacros([sourceOf("\\newcommand\\a[1]{#1}")]);
    assert.equal(parseTex(sourceOf("x \\a"), macros).problems[0]?.code, "missing-argument");
  });
});
