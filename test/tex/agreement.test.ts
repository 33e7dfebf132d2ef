/** A reading that puts a character elsewhere, or leaves one out, disagrees with KaTeX's. */
import assert from "node:assert/strict";
import { disagreement, type KatexNode, type Leaf } from "../../src/tex/agreement.ts";

const tex = "a^b";
const leaf = (text: string, start: number): KatexNode => ({
  type: "mathord",
  mode: "math",
  text,
  loc: { start, lexer: { input: tex } },
});
const nodes: readonly KatexNode[] = [{ type: "supsub", base: leaf("a", 0), sup: leaf("b", 2) }];
const at = (place: string): Leaf => ({ place, shown: true });

const cases: readonly (readonly [
  what: string,
  leaves: readonly (Leaf | undefined)[],
  token: number | undefined,
])[] = [
  ["the same reading", [at(""), undefined, at("^")], undefined],
  ["a superscript taken for a subscript", [at(""), undefined, at("_")], 2],
  ["a superscript put into the row", [at(""), undefined, at("")], 2],
  ["a character left out", [at(""), undefined, undefined], 2],
  ["a character that is not there", [at(""), at(""), at("^")], 1],
  ["a command of which KaTeX reports no place", [at(""), { place: "", shown: false }, at("^")], undefined],
];

describe("disagreement", () => {
  for (const [what, leaves, token] of cases) {
    it(what, () => {
      assert.equal(
        disagreement(nodes, tex, leaves, (position) => position),
        token,
      );
    });
  }

  it("passes over what comes from KaTeX's own macros", () => {
    const foreign: KatexNode = { ...leaf("x", 0), loc: { start: 0, lexer: { input: "x" } } };
    assert.equal(
      disagreement([foreign], tex, [], (position) => position),
      undefined,
    );
  });
});
