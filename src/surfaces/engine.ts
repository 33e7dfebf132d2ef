/** `dist/engine.js`: the whole checker as one function, for scripts and benchmarks. No files, no terminal. */
import { drain } from "../drain.ts";
import { type CheckOptions, checkNote as checkNoteStepwise } from "../checkNote.ts";
import { type FileContract, fileContract } from "./contract.ts";

export interface EngineOptions extends Partial<CheckOptions> {
  /** What the note is called; its extension decides how it is read (Markdown unless `.ipynb`). */
  readonly path?: string;
}

/** Checks a note and gives its part of the report: what `marginalia check --format json` says of one file. */
export function checkNote(text: string, options: EngineOptions = {}): FileContract {
  const { path = "note.md", ...rest } = options;
  return fileContract(path, drain(checkNoteStepwise({ path, text }, rest)));
}
