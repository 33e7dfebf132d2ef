/** Marks of an old version are never taken; those that are there move and count as stale. */
import assert from "node:assert/strict";
import { createMarkBook } from "../../../src/surfaces/client/markBook.ts";
import { markOn } from "../../support/marks.ts";

const uri = "file:///note.md";

describe("createMarkBook", () => {
  function open(): { book: ReturnType<typeof createMarkBook>; changes: string[] } {
    const changes: string[] = [];
    const book = createMarkBook((changed) => changes.push(changed));
    assert.equal(book.receive({ uri, version: 3, marks: [markOn(2, "proved")] }, 3), true);
    return { book, changes };
  }

  it("takes marks of the version that the document has", () => {
    const { book, changes } = open();
    assert.deepEqual(book.marksOf(uri), { marks: [markOn(2, "proved")], stale: false });
    assert.deepEqual(changes, [uri]);
  });

  it("refuses marks of an older version, and of a document that is closed", () => {
    const { book, changes } = open();
    assert.equal(book.receive({ uri, version: 3, marks: [] }, 4), false);
    assert.equal(book.receive({ uri: "file:///closed.md", version: 1, marks: [] }, undefined), false);
    assert.equal(book.marksOf("file:///closed.md"), undefined);
    assert.deepEqual(book.marksOf(uri)?.marks, [markOn(2, "proved")]);
    assert.deepEqual(changes, [uri]);
  });

  it("moves marks with edits, stale until the new ones come, and tells the change only once", () => {
    const { book, changes } = open();
    const top = { line: 0, character: 0 };
    const edits = [{ range: { start: top, end: top }, text: "\n" }];
    book.edit(uri, edits);
    book.edit(uri, edits);
    assert.deepEqual(book.marksOf(uri), { marks: [markOn(4, "proved")], stale: true });
    assert.deepEqual(changes, [uri, uri]);
    book.receive({ uri, version: 5, marks: [markOn(4, "refuted")] }, 5);
    assert.deepEqual(book.marksOf(uri), { marks: [markOn(4, "refuted")], stale: false });
  });

  it("takes a change without edits, such as a saved file, as none", () => {
    const { book } = open();
    book.edit(uri, []);
    assert.equal(book.marksOf(uri)?.stale, false);
  });

  it("doubts all marks while nobody checks, and forgets closed documents", () => {
    const { book, changes } = open();
    book.doubtAll();
    assert.equal(book.marksOf(uri)?.stale, true);
    book.close(uri);
    book.close(uri);
    assert.equal(book.marksOf(uri), undefined);
    assert.deepEqual(changes, [uri, uri, uri]);
  });
});
