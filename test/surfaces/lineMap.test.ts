/** Offsets to lines and columns. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { createLineMap } from "../../src/surfaces/lineMap.ts";

describe("createLineMap", () => {
  const cases: readonly [text: string, offset: number, line: number, column: number][] = [
    ["", 0, 1, 1],
    ["ab", 1, 1, 2],
    ["ab", 2, 1, 3],
    ["a\nb", 1, 1, 2],
    ["a\nb", 2, 2, 1],
    ["a\r\nb", 2, 1, 3],
    ["a\r\nb", 3, 2, 1],
    ["a\rb", 2, 2, 1],
    ["a\n\nb", 2, 2, 1],
    ["a\n", 2, 2, 1],
    ["𝒩x\ny", 2, 1, 3],
    ["中文=", 2, 1, 3],
    ["ab", 99, 1, 3],
    ["ab", -1, 1, 1],
  ];
  for (const [text, offset, line, column] of cases) {
    it(`places ${offset} in ${JSON.stringify(text)} at ${line}:${column}`, () => {
      assert.deepEqual(createLineMap(text).positionAt(offset), { line, column });
    });
  }

  it("gives the text of a line without its end", () => {
    const { lineText } = createLineMap("a\r\n\tb \n\nc");
    assert.deepEqual([1, 2, 3, 4, 5].map(lineText), ["a", "\tb ", "", "c", ""]);
  });

  it("finds every offset again on its line", () => {
    const piece = fc.constantFrom("a", "中", "𝒩", "\n", "\r\n", "\r", "\t");
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        const { positionAt, lineText } = createLineMap(text);
        for (let offset = 0; offset < text.length; offset++) {
          const { line, column } = positionAt(offset);
          const character = text.charAt(offset);
          assert.equal(lineText(line).charAt(column - 1), /[\r\n]/.test(character) ? "" : character);
        }
      }),
    );
  });
});
