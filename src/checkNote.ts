/**
 * From a note to what its reader is told: the whole program on one screen.
 *
 *     note ─ notes/ ─▶ passages ─ tex/ ─▶ TeX trees ─ semantics/ ─▶ steps ─ check/ ─▶ verdicts ─ report/ ─▶ findings
 */
import { checkDerivation } from "./check/checkDerivation.ts";
import { type CheckOptions, defaultOptions } from "./check/checkStep.ts";
import { findMath } from "./notes/findMath.ts";
import type { Document, Note } from "./notes/note.ts";
import { formulasOf } from "./formulas.ts";
import type { DerivationReport, NoteReport, StepReport } from "./report/report.ts";
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
  const derivations: DerivationReport[] = [];
  const found: NoteReport["problems"][number][] = [...problems];
  for (const document of documents) {
    derivations.push(...(yield* checkDocument(document, { ...defaultOptions, ...options })));
  }
  return { documents: documents.map(({ text, cell }) => (cell === undefined ? { text } : { text, cell })), derivations, problems: found };
}

function* checkDocument(document: Document, options: CheckOptions): Generator<StepDone, readonly DerivationReport[]> {
  const formulas = readNote(formulasOf(document));
  const reports: DerivationReport[] = [];
  let done = 0;
  for (const read of formulas) {
    const checking = checkDerivation(read, options);
    let next = checking.next();
    while (!next.done) {
      yield { done, total: formulas.length };
      next = checking.next();
    }
    const steps: readonly StepReport[] = reportFormula(read.formula, next.value);
    if (steps.length > 0) reports.push({ ...(document.cell === undefined ? {} : { cell: document.cell }), span: read.formula.span, steps });
    done++;
  }
  return reports;
}
