/** Annotated notes: every step gets the verdict that its line is marked with, and every mark has its step. */
import assert from "node:assert/strict";
import { compareMarks } from "./support/annotatedNote.ts";
import { drained, notesIn } from "./support/notes.ts";

describe("the annotated derivations", () => {
  const notes = notesIn("test/derivations");
  let marks = 0;

  for (const note of notes) {
    it(note.path, () => {
      const compared = compareMarks(drained(note));
      marks += compared.marks;
      assert.deepEqual(compared.differences, []);
      assert.ok(compared.marks > 0, "no mark was found");
    });
  }

  it("were all looked at", () => assert.ok(marks > 100, `only ${marks} marks`));
});
