/** One icon a line, the worst; every icon is there for both kinds of themes, with a shape of its own. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { gutterKinds, lineVerdicts } from "../../../src/surfaces/client/lineVerdicts.ts";
import { markOn } from "../../support/marks.ts";

describe("lineVerdicts", () => {
  it("shows the worst verdict on a line, whatever the order", () => {
    const worst = markOn(1, "refuted", 9);
    for (const marks of [
      [markOn(1, "proved"), worst, markOn(1, "undecided", 20)],
      [worst, markOn(1, "undecided", 20), markOn(1, "proved")],
    ]) {
      const places = lineVerdicts(marks);
      assert.deepEqual(places.refuted, [worst.place]);
      assert.deepEqual([places.proved, places.undecided], [[], []]);
    }
  });

  it("ranks refuted, brackets, undecided, unread, tested, proved", () => {
    const marks = {
      proved: markOn(1, "proved"),
      tested: markOn(1, "tested"),
      unread: markOn(1, "unread"),
      undecided: markOn(1, "undecided"),
      brackets: { ...markOn(1, "unread"), brackets: true } as const,
      refuted: markOn(1, "refuted"),
    };
    for (const [index, kind] of gutterKinds.entries()) {
      const better = gutterKinds.slice(index).map((name) => marks[name]);
      assert.equal(lineVerdicts(better)[kind].length, 1, kind);
    }
  });

  it("shows nothing for definitions and assumptions, and one icon for each other line", () => {
    const places = lineVerdicts([markOn(1, "definition"), markOn(2, "assumption"), markOn(3, "tested")]);
    assert.deepEqual(
      gutterKinds.map((kind) => places[kind].length),
      [0, 0, 0, 0, 1, 0],
    );
  });

  it("has an icon for each verdict, fresh and stale, dark and light, told apart by shape", () => {
    for (const theme of ["dark", "light"])
      for (const ending of ["", "-stale"]) {
        const icons = gutterKinds.map((kind) =>
          fs.readFileSync(
            new URL(`../../../media/gutter/${theme}/${kind}${ending}.svg`, import.meta.url),
            "utf8",
          ),
        );
        const shapes = icons.map((icon) => icon.replace(/^<svg[^>]*>/, ""));
        assert.equal(new Set(shapes).size, gutterKinds.length);
        assert.ok(icons.every((icon) => icon.includes('opacity="0.4"') === (ending === "-stale")));
      }
  });
});
