/**
 * What holds of every note, whatever is written in it: the check ends without throwing, says the same twice, and points
 * only at places of the note. A part of the inputs; all of them with MARGINALIA_FULL=1.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { NoteReport } from "../src/report/report.ts";
import type { Span } from "../src/span.ts";
import { brokenNotes, giantNotes } from "./support/brokenNotes.ts";
import { drained, notesIn } from "./support/notes.ts";

const isFull = process.env["MARGINALIA_FULL"] === "1";
const texts = [...notesIn("test/derivations"), ...notesIn("examples")].map(({ text }) => text);

describe("every note", function () {
  this.timeout(isFull ? 0 : 60_000);

  it("is checked to the end, twice alike, however broken", () => {
    fc.assert(
      fc.property(brokenNotes(texts, 500), (note) => {
        const report = drained(note, { work: 2000 });
        assertPlaces(report);
        assert.equal(written(drained(note, { work: 2000 })), written(report));
      }),
      { numRuns: isFull ? 5000 : 500, seed: 20_261_122 },
    );
  });

  for (const [what, note] of giantNotes(10_000, isFull ? 1_000_000 : 12_000)) {
    it(`is checked to the end, though it is ${what}`, () => assertPlaces(drained(note, { work: 200 })));
  }

  it("says the same of a note that it says of a copy", () => {
    for (const note of notesIn("examples"))
      assert.equal(written(drained({ ...note })), written(drained(note)));
  });
});

/** All places lie inside the document that they point into. */
function assertPlaces({ documents, derivations, problems }: NoteReport): void {
  for (const { cell, span, steps } of derivations) {
    const document = documents.find((one) => one.cell === cell);
    assert.ok(document, "a derivation of no document");
    const length = document.text.length;
    assertInside(span, length);
    for (const step of steps) {
      for (const place of [step.sign, step.left, step.right]) assertInside(place, length);
      if (step.verdict.kind === "unread") assertInside(step.verdict.problem.span, length);
    }
  }
  const longest = Math.max(0, ...documents.map(({ text }) => text.length));
  if (documents.length === 1) for (const { span } of problems) assertInside(span, longest);
}

function assertInside({ start, end }: Span, length: number): void {
  assert.ok(0 <= start && start <= end && end <= length, `${start} to ${end} is not in 0 to ${length}`);
}

function written(report: NoteReport): string {
  return JSON.stringify(report, (_key, value: unknown) => (typeof value === "bigint" ? `${value}` : value));
}
