/** What the page calls each verdict, and how a derivation's verdicts are counted. */
import type { Step, Verdict } from "../messages.ts";

/** The verdict as one word or two, as it stands alone and at the beginning of a sentence. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  refuted: "Fails",
  unread: "Not read",
  undecided: "Undecided",
  tested: "Tested",
  proved: "Proved",
  assumption: "Assumption",
  definition: "Definition",
};

const relationWords: Readonly<Record<string, string>> = {
  "=": "equals",
  "≠": "differs from",
  "<": "is less than",
  ">": "is greater than",
  "≤": "is at most",
  "≥": "is at least",
  "≈": "is about",
  "∝": "is proportional to",
  ":=": "is defined as",
  "⇒": "implies",
  "⇔": "is equivalent to",
};

/** A relation as it is read aloud; a sign without words is read as itself. */
export function nameRelation(relation: string): string {
  return Object.hasOwn(relationWords, relation) ? (relationWords[relation] ?? relation) : relation;
}

/** Every verdict that occurs with how often it does, the worst first. */
export function countVerdicts(steps: readonly Pick<Step, "verdict">[]): readonly [Verdict, number][] {
  const counts = new Map<Verdict, number>();
  for (const { verdict } of steps) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return (Object.keys(verdictWords) as Verdict[]).flatMap((verdict) => {
    const count = counts.get(verdict);
    return count === undefined ? [] : [[verdict, count] as [Verdict, number]];
  });
}
