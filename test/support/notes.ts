/** The notes of our own that the tests of the whole pipeline run over: the annotated ones, and the examples. */
import fs from "node:fs";
import path from "node:path";
import { drain } from "../../src/drain.ts";
import { checkNote, type CheckOptions } from "../../src/checkNote.ts";
import type { Note } from "../../src/notes/note.ts";
import type { NoteReport } from "../../src/report/report.ts";

const root = path.join(import.meta.dirname, "../..");

export function notesIn(folder: string): readonly Note[] {
  return fs
    .readdirSync(path.join(root, folder))
    .filter((name) => /\.(?:md|ipynb)$/.test(name))
    .sort()
    .map((name) => ({
      path: `${folder}/${name}`,
      text: fs.readFileSync(path.join(root, folder, name), "utf8"),
    }));
}

/** The report on a note, all steps checked. */
export function drained(note: Note, options: Partial<CheckOptions> = {}): NoteReport {
  return drain(checkNote(note, options));
}
