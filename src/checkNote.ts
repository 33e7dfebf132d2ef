/**
 * From a note to what its reader is told: the whole program on one screen.
 *
 *     note ─ notes/ ─▶ passages ─ tex/ ─▶ TeX trees ─ semantics/ ─▶ steps ─ check/ ─▶ verdicts ─ report/ ─▶ findings
 */
import { checkDerivation } from "./check/checkDerivation.ts";
import { type CheckOptions, defaultOptions } from "./check/checkStep.ts";
import { findMath } from "./notes/findMath.ts";
import type { Note } from "./notes/note.ts";
import { formulasOf, unknownAssumptions } from "./formulas.ts";
import type { DerivationReport, NoteReport } from "./report/report.ts";
import { reportFormula } from "./report/reportFormula.ts";
import { readNote } from "./semantics/readNote.ts";

export type { CheckOptions };

/** How far the check of a note has come, in formulas. */
export interface StepDone {
  readonly done: number;
  readonly total: number;
}

/** Checks a note and yields after each step, so that a caller can give way to other work or stop. */
export function* checkNote(note: Note, options: Partial<CheckOptions> = {}): Generator<StepDone, NoteReport> {
  const { documents, problems } = findMath(note);
  const placed = documents.flatMap((document) =>
    formulasOf(document).map((formula) => ({ document, formula })),
  );
  // The cells of a notebook are read as one note: what one defines counts in the next.
  const formulas = readNote(placed.map(({ formula }) => formula));
  const derivations: DerivationReport[] = [];
  for (const [index, read] of formulas.entries()) {
    const checking = checkDerivation(read, { ...defaultOptions, ...options });
    let next = checking.next();
    while (!next.done) {
      yield { done: index, total: formulas.length };
      next = checking.next();
    }
    const steps = reportFormula(read.formula, next.value);
    const cell = placed[index]?.document.cell;
    if (steps.length > 0)
      derivations.push({ ...(cell === undefined ? {} : { cell }), span: read.formula.span, steps });
  }
  return {
    documents: documents.map(({ text, cell }) => (cell === undefined ? { text } : { text, cell })),
    derivations,
    problems: [...problems, ...documents.flatMap(unknownAssumptions)],
  };
}
