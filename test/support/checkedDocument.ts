/** A note as the server's features are handed it, checked, and what they say of it made fit to compare. */
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Appearance, CheckedDocument } from "../../src/surfaces/server/checkedNote.ts";
import { checkedDocuments } from "../../src/surfaces/server/documents.ts";
import { drained } from "./notes.ts";

export function checkedDocument(text: string): CheckedDocument {
  const document = TextDocument.create("file:///note.md", "markdown", 3, text);
  const note = { path: "note.md", text };
  const [checked] = checkedDocuments({ key: "", name: "", note, documents: [{ document }] }, drained(note));
  if (!checked) throw new RangeError("a note without a document");
  return checked;
}

export const dark: Appearance = { theme: "dark", fontSize: 14, trustsCommands: true };

/** Every picture as `[picture]`. */
export function withoutPictures(markdown: string): string {
  return markdown.replaceAll(/!\[formula\]\(data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+\)/g, "[picture]");
}
