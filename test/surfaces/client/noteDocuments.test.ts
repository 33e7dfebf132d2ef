/** What the client calls a note is what it sends to the server. */
import assert from "node:assert/strict";
import { isNoteDocument, noteSelector } from "../../../src/surfaces/client/noteDocuments.ts";

const cases: readonly (readonly [languageId: string, scheme: string, path: string, isNote: boolean])[] = [
  ["markdown", "file", "/a/note.md", true],
  ["markdown", "untitled", "Untitled-1", true],
  ["mdx", "file", "/a/note.mdx", true],
  ["quarto", "file", "/a/note.qmd", true],
  ["plaintext", "file", "/a/note.qmd", true],
  ["plaintext", "file", "/a/note.Rmd", true],
  ["plaintext", "file", "/a/note.txt", false],
  ["markdown", "git", "/a/note.md", false],
  ["markdown", "vscode-notebook-cell", "/a/book.ipynb", true],
  ["python", "vscode-notebook-cell", "/a/book.ipynb", false],
  ["typescript", "file", "/a/note.ts", false],
];

describe("notes", () => {
  for (const [languageId, scheme, path, isNote] of cases)
    it(`${languageId} at ${scheme}:${path} is ${isNote ? "one" : "none"}`, () => {
      assert.equal(isNoteDocument({ languageId, uri: { scheme, path } }), isNote);
      const isSelected = noteSelector.some(
        (filter) =>
          filter.scheme === scheme &&
          (filter.language === undefined || filter.language === languageId) &&
          (filter.pattern === undefined || path.endsWith(filter.pattern.replace("**/*", ""))),
      );
      assert.equal(isSelected, isNote);
    });
});
