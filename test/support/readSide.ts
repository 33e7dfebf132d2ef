/** One side as the pipeline reads it, with the lexicon that the note before it gives. */
import { formulasOf } from "../../src/formulas.ts";
import { findMath } from "../../src/notes/findMath.ts";
import { firstChoices } from "../../src/semantics/choices.ts";
import type { Formula } from "../../src/semantics/formula.ts";
import { readSides } from "../../src/semantics/readSides.ts";
import { Survey } from "../../src/semantics/survey.ts";
import { withDisplays } from "./displays.ts";
import { showExpression } from "./showExpression.ts";

export function formulasIn(text: string): readonly Formula[] {
  return findMath({ path: "note.md", text }).documents.flatMap(formulasOf);
}

/** What `tex`, the left side of a display behind the note, was read as; or its problem's code and place. */
export function readSide(tex: string, note = ""): string {
  const text = `${withDisplays(note)}\n\n$$\n${tex} = 0\n$$\n`;
  const formulas = formulasIn(text);
  const formula = formulas.at(-1);
  const side = formula?.arguments.at(-1)?.chains[0]?.sides[0];
  if (!formula || !side) return "no side";
  const lexicon = new Survey(formulas).lexiconOf(formulas.length - 1);
  const read = readSides(formula, lexicon, firstChoices, []).of(side);
  if ("expression" in read) return showExpression(read.expression);
  const { code, span } = read.problem;
  return `${code} at ${text.slice(span.start, span.end)}`;
}
