/** Where is the maths? Picks the reader by the note's extension: notebooks are JSON, everything else is Markdown. */
import { readMarkdown } from "./markdown.ts";
import type { FoundMath, Note } from "./note.ts";
import { readNotebook } from "./notebook.ts";

export function findMath(note: Note): FoundMath {
  if (note.path.toLowerCase().endsWith(".ipynb")) return readNotebook(note.text);
  const { blocks, problems } = readMarkdown(note.text);
  return { documents: [{ text: note.text, blocks }], problems };
}
