/** Tokens as KaTeX's lexer cuts them, and their places. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { scanTex, tokensOf } from "../../src/tex/tokens.ts";
import { sourceOf } from "../support/texSource.ts";

const cases: readonly (readonly [tex: string, ...tokens: readonly string[]])[] = [
  ["ab 12", "a", "b", "1", "2"],
  ["\\alpha x\\_\\\\", "\\alpha", "x", "\\_", "\\\\"],
  ["a % b\nc\\%", "a", "c", "\\%"],
  ["a %", "a"],
  ["\\ a\\\nb", "\\ ", "a", "\\ ", "b"],
  ["𝔼x̂", "𝔼", "x̂"],
  ["a\\", "a", "\\"],
];

describe("tokensOf", () => {
  for (const [tex, ...tokens] of cases) {
    it(JSON.stringify(tex), () => {
      assert.deepEqual(
        tokensOf(sourceOf(tex)).map(({ text }) => text),
        tokens,
      );
    });
  }

  it("covers all that is no space and no comment, in order", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "b", "\\", " ", "{", "}", "^", "%", "\n", "𝔼", "é", "&") }),
        (tex) => {
          let end = 0;
          for (const token of scanTex(tex)) {
            assert.match(tex.slice(end, token.start), /^(?:%[^\n]*(?:\n|$))*$/u);
            end = token.end;
          }
          assert.match(tex.slice(end), /^(?:%[^\n]*(?:\n|$))*$/u);
        },
      ),
    );
  });
});
