/** Places move with edits as a text does that is edited for comparison. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { moveArea, movePlace, type Edit } from "../../../src/surfaces/client/moveMarks.ts";
import type { Area, Place } from "../../../src/surfaces/server/protocol.ts";

function placeAt(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function areaAt(text: string, start: number, end: number): Area {
  return { start: placeAt(text, start), end: placeAt(text, end) };
}

describe("moveArea", () => {
  const text = "a = b\nc = d\ne = f\n";
  const sign = areaAt(text, 8, 9);
  const cases: readonly (readonly [string, Edit, Area])[] = [
    ["a letter before it", { range: areaAt(text, 6, 6), text: "x" }, areaAt("a = b\nxc = d", 9, 10)],
    ["a line above it", { range: areaAt(text, 0, 0), text: "new\n" }, areaAt("new\na = b\nc = d", 12, 13)],
    ["a line above is deleted", { range: areaAt(text, 0, 6), text: "" }, areaAt("c = d", 2, 3)],
    ["lines before are joined", { range: areaAt(text, 5, 6), text: "" }, areaAt("a = bc = d", 7, 8)],
    [
      "text at its start pushes it on",
      { range: areaAt(text, 8, 8), text: "y" },
      areaAt("a = b\nc y= d", 9, 10),
    ],
    ["text at its end leaves it", { range: areaAt(text, 9, 9), text: "y" }, sign],
    ["text behind it", { range: areaAt(text, 11, 17), text: "\r\n" }, sign],
    ["it is deleted", { range: areaAt(text, 7, 10), text: "" }, areaAt(text, 7, 7)],
  ];
  for (const [name, edit, expected] of cases)
    it(name, () => assert.deepEqual(moveArea(sign, [edit]), expected));

  it("takes edits one after another", () => {
    const edits = [
      { range: areaAt(text, 12, 12), text: "z\n" },
      { range: areaAt(text, 0, 0), text: "\n\n" },
    ];
    assert.deepEqual(moveArea(sign, edits), {
      start: { line: 3, character: 2 },
      end: { line: 3, character: 3 },
    });
  });
});

describe("movePlace", () => {
  it("finds the same letter again after any edit that leaves it", () => {
    const letters = fc.array(fc.constantFrom("a", "b", "\n"), { maxLength: 12 }).map((all) => all.join(""));
    fc.assert(
      fc.property(letters, letters, letters, letters, (before, removed, middle, inserted) => {
        const old = `${before}${removed}${middle}X`;
        const edited = `${before}${inserted}${middle}X`;
        const range = areaAt(old, before.length, before.length + removed.length);
        const place = placeAt(old, old.length - 1);
        const expected = placeAt(edited, edited.length - 1);
        assert.deepEqual(movePlace(place, { range, text: inserted }, true), expected);
      }),
    );
  });
});
