/** What a derivation is about: a table of subjects, one file each, that the compiler keeps complete. */
import type { Expression } from "../semantics/expression.ts";
import type { Step } from "../semantics/steps.ts";
import { coin } from "./coin.ts";
import { withInner } from "./distributions.ts";
import { divergenceFit } from "./divergenceFit.ts";
import { expectationMaximization } from "./expectationMaximization.ts";
import { generativeAdversarial } from "./generativeAdversarial.ts";
import { sumsIn } from "./logAverages.ts";
import type { Derivation, Recognizer, Subject } from "./subject.ts";
import { variationalAutoencoder } from "./variationalAutoencoder.ts";

export type { Subject } from "./subject.ts";

/** The most specific first: what is about two of them is about the first of them more. */
const recognizers: { readonly [S in Subject]: Recognizer } = {
  generativeAdversarial,
  variationalAutoencoder,
  expectationMaximization,
  coin,
  divergenceFit,
};

export const subjects = Object.keys(recognizers) as readonly Subject[];

/** Likelihoods and divergences are in many derivations; they count where it is about nothing else. */
const general: ReadonlySet<Subject> = new Set(["coin", "divergenceFit"]);

/** More would be a list and no hint. */
const most = 2;

interface Known {
  readonly sides: readonly Expression[];
  readonly isRead: boolean;
  readonly subjects: readonly Subject[];
}

/** What was found last of the derivation that begins with a side; a note that is checked again keeps its expressions. */
const known = new WeakMap<Expression, Known>();

/** What the steps of one derivation are about, the most specific first; at most two, and often nothing. */
export function subjectsOf(steps: readonly Step[]): readonly Subject[] {
  const sides = [...new Set(steps.flatMap(sidesOf))];
  const isRead = steps.every(({ meaning }) => meaning.kind !== "unread");
  const [first] = sides;
  if (first === undefined) return [];
  const before = known.get(first);
  const isSame =
    before?.isRead === isRead &&
    before.sides.length === sides.length &&
    before.sides.every((side, index) => side === sides[index]);
  if (isSame) return before.subjects;
  const found = recognize({
    isRead,
    sides,
    expressions: sides.flatMap(withInner),
    sums: sides.flatMap(sumsIn),
  });
  known.set(first, { sides, isRead, subjects: found });
  return found;
}

/** A bound that is called by its name alone is a word, where what it equals is not read. */
function sidesOf({ sides, meaning }: Step): readonly Expression[] {
  return meaning.kind === "unread" ? sides.filter(({ kind }) => kind !== "evidenceLowerBound") : sides;
}

function recognize(derivation: Derivation): readonly Subject[] {
  const found = subjects.filter((subject) => recognizers[subject](derivation));
  const special = found.filter((subject) => !general.has(subject));
  return (special.length > 0 ? special : found).slice(0, most);
}
