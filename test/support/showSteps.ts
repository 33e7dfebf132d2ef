/** What a note's steps are taken for before anything is judged, a line each, and what the note says up to its end. */
import type { Context } from "../../src/semantics/claim.ts";
import { type ReadFormula, readNote } from "../../src/semantics/readNote.ts";
import type { Step } from "../../src/semantics/steps.ts";
import { formulasIn } from "./readSide.ts";
import { showExpression } from "./showExpression.ts";

export function readText(text: string): readonly ReadFormula[] {
  return readNote(formulasIn(text));
}

/** `= claim`, `= definition f(x) := …`, `⇒ unread statement-not-read`: the steps of the first reading in order. */
export function showSteps(text: string): readonly string[] {
  return readText(text).flatMap(({ first }) => first.steps.map(showStep));
}

function showStep({ relation, meaning }: Step): string {
  switch (meaning.kind) {
    case "unread":
      return `${relation} unread ${meaning.problem.code}`;
    case "definition": {
      if (!meaning.definition) return `${relation} definition`;
      const { left, right } = meaning.definition;
      return `${relation} definition ${showExpression(left)} := ${showExpression(right)}`;
    }
    case "claims":
      return `${relation} ${meaning.open ? "open claim" : "claim"}`;
    default:
      return `${relation} ${meaning.kind}`;
  }
}

/** What is known where the note ends, by its own section. */
export function contextAtEnd(text: string): Context {
  const context = readText(text).at(-1)?.contexts.section;
  return context ?? { definitions: [], independentDraws: [], discrete: [] };
}
