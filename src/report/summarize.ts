/** How many steps have each verdict. */
import type { Verdict } from "../check/verdict.ts";
import type { NoteReport } from "./report.ts";

export type VerdictKind = Verdict["kind"];
export type Summary = Readonly<Record<VerdictKind, number>>;

/** Every kind of verdict, from the best to the worst known. */
export const verdictKinds: readonly VerdictKind[] = [
  "proved",
  "tested",
  "definition",
  "assumption",
  "undecided",
  "unread",
  "refuted",
];

/** The counts over all the notes together. */
export function summarize(reports: readonly NoteReport[]): Summary {
  const counts = { proved: 0, tested: 0, refuted: 0, definition: 0, assumption: 0, undecided: 0, unread: 0 };
  for (const report of reports) {
    for (const derivation of report.derivations)
      for (const step of derivation.steps) counts[step.verdict.kind]++;
  }
  return counts;
}
