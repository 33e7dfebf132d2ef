/** The words of the status bar, for eyes and for screen readers. */
import assert from "node:assert/strict";
import { countMarks, describeCounts, statusText } from "../../../src/surfaces/client/statusText.ts";
import { markOn } from "../../support/marks.ts";

const proved = Array.from({ length: 23 }, (_, line) => markOn(line, "proved"));

describe("statusText", () => {
  it("counts all documents of a note", () => {
    const { text, label } = statusText([
      { marks: proved, stale: false },
      { marks: [markOn(1, "refuted"), markOn(2, "definition")], stale: false },
    ]);
    assert.equal(text, "✗ 1  ✓ 23");
    assert.equal(label, "Marginalia: 1 step fails, 23 steps are proved, 1 definition");
  });

  it("spins while a document is stale or was never checked", () => {
    assert.equal(statusText([{ marks: proved, stale: true }]).text, "$(loading~spin) ✓ 23");
    assert.equal(statusText([undefined]).text, "$(loading~spin) ✓ 0");
    assert.match(statusText([undefined]).label, /no steps, checking$/);
  });

  it("tells tested steps from proved ones", () => {
    const { text } = statusText([{ marks: [markOn(1, "tested"), markOn(2, "proved")], stale: false }]);
    assert.equal(text, "≈ 1  ✓ 1");
  });
});

describe("describeCounts", () => {
  it("names the worst first, in the singular where there is one", () => {
    const marks = [
      markOn(1, "unread"),
      markOn(2, "undecided"),
      markOn(3, "undecided"),
      markOn(4, "assumption"),
    ];
    const words = describeCounts(countMarks(marks));
    assert.equal(words, "2 steps are undecided, 1 step is not read, 1 assumption");
    assert.equal(describeCounts(countMarks([])), "no steps");
  });
});
