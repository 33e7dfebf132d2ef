/**
 * From a note to what its reader is told: the whole program on one screen.
 *
 *     note ─ notes/ ─▶ passages ─ tex/ ─▶ TeX trees ─ semantics/ ─▶ steps ─ check/ ─▶ verdicts ─ report/ ─▶ findings
 */
import { checkDerivation } from "./check/checkDerivation.ts";
import { type CheckOptions, defaultOptions } from "./check/checkStep.ts";
import { VerdictCache } from "./check/verdictCache.ts";
import { findMath } from "./notes/findMath.ts";
import type { Document, Note } from "./notes/note.ts";
import { formulasIn, unknownAssumptions } from "./formulas.ts";
import { outlineOf } from "./outline.ts";
import type { Problem } from "./problem.ts";
import type { DerivationReport, NoteReport } from "./report/report.ts";
import { reportFormula } from "./report/reportFormula.ts";
import type { Formula } from "./semantics/formula.ts";
import { inPlace } from "./semantics/moved.ts";
import { readNoteStepwise } from "./semantics/readNote.ts";
import { subjectsOf } from "./subjects/index.ts";

export { type CheckOptions, VerdictCache };

/** How far the check of a note has come, in formulas; `total` is 0 until they are read. */
export interface StepDone {
  readonly done: number;
  readonly total: number;
}

/**
 * Checks a note and yields after each formula that was read and each step that was judged, so that a caller can give way
 * to other work or stop. With what is known from earlier checks (`options.known`) the report is the same, and only what
 * is new is read and decided.
 */
export function* checkNote(note: Note, options: Partial<CheckOptions> = {}): Generator<StepDone, NoteReport> {
  const { documents, problems } = findMath(note);
  const readings = options.known?.readings;
  const placed: { readonly document: Document; readonly formula: Formula }[] = [];
  for (const document of documents) {
    const formulas = yield* pausing(formulasIn(document, readings?.passages));
    placed.push(...formulas.map((formula) => ({ document, formula })));
  }
  // The cells of a notebook are read as one note: what one defines counts in the next.
  const formulas = yield* pausing(
    readNoteStepwise(
      placed.map(({ formula }) => formula),
      readings,
    ),
  );
  const derivations: DerivationReport[] = [];
  for (const [index, read] of formulas.entries()) {
    const checking = checkDerivation(read, { ...defaultOptions, ...options });
    let next = checking.next();
    while (!next.done) {
      yield { done: index, total: formulas.length };
      next = checking.next();
    }
    const formula = inPlace(read.formula);
    const steps = reportFormula(formula, next.value);
    const cell = placed[index]?.document.cell;
    if (steps.length === 0) continue;
    const subjects = subjectsOf(next.value.map(({ step }) => step));
    derivations.push({ ...(cell === undefined ? {} : { cell }), span: formula.span, steps, subjects });
  }
  return {
    documents: documents.map((document) => ({
      text: document.text,
      ...(document.cell === undefined ? {} : { cell: document.cell }),
      ...outlineOf(document),
    })),
    derivations,
    problems: [
      ...problems,
      ...documents.flatMap((document) =>
        unknownAssumptions(document).map((problem) => inCell(problem, document)),
      ),
    ],
  };
}

/** Reading, with its pauses told as no step done. */
function* pausing<T>(reading: Generator<void, T>): Generator<StepDone, T> {
  let next = reading.next();
  while (next.done !== true) {
    yield { done: 0, total: 0 };
    next = reading.next();
  }
  return next.value;
}

function inCell(problem: Problem, { cell }: Document): Problem {
  return cell === undefined ? problem : { ...problem, data: { ...problem.data, cell: String(cell) } };
}
