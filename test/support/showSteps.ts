/** What a note's steps are taken for before anything is judged, what they claim, and what the note says up to them. */
import type { Claim, Comparison } from "../../src/semantics/claim.ts";
import { type ReadFormula, type Reading, readNote } from "../../src/semantics/readNote.ts";
import type { Step } from "../../src/semantics/steps.ts";
import { withDisplays } from "./displays.ts";
import { formulasIn } from "./readSide.ts";
import { showExpression } from "./showExpression.ts";

export function readText(text: string): readonly ReadFormula[] {
  return readNote(formulasIn(withDisplays(text)));
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
      const { left, right } = meaning.definition ?? {};
      return left && right
        ? `${relation} definition ${showExpression(left)} := ${showExpression(right)}`
        : `${relation} definition`;
    }
    case "claims":
      return `${relation} ${meaning.open ? "open claim" : "claim"}`;
    default:
      return `${relation} ${meaning.kind}`;
  }
}

/** The claims of the note's last formula, each behind its premises: `x = 1 ⊢ y = 2`. */
export function showClaims(text: string): readonly string[] {
  const last = readText(text).at(-1);
  return last ? claimsOf(last.first).map(showClaim) : [];
}

export function claimsOf({ steps }: Reading): readonly Claim[] {
  return steps.flatMap(({ meaning }) => (meaning.kind === "claims" ? meaning.claims : []));
}

function showClaim({ premises, comparison }: Claim): string {
  return `${premises.map((premise) => `${showComparison(premise)} ⊢ `).join("")}${showComparison(comparison)}`;
}

function showComparison({ relation, left, right }: Comparison): string {
  return `${showExpression(left)} ${relation} ${showExpression(right)}`;
}

/** The readings of the note's last formula that take one choice: the choice, and the claims that it makes. */
export function showReadings(text: string): readonly string[] {
  const others = readText(text).at(-1)?.others() ?? [];
  return others
    .filter(({ choices }) => choices.size === 1)
    .map((reading) => `${[...reading.choices].join()}: ${claimsOf(reading).map(showClaim).join(", ")}`);
}
