/**
 * The verdicts on the steps of one formula. The first reading decides unless it refutes a step; then the others that
 * the notation admits are tried on the whole formula, and the one that refutes fewest steps is taken, for all of them.
 * A step is refuted only if no reading holds it, be it under a hypothesis that is not stated, and held by another reading
 * than the first it is only tested.
 */
import type { Claim, Comparison, Context } from "../semantics/claim.ts";
import type { ReadFormula, Reading } from "../semantics/readNote.ts";
import { keyOf } from "../semantics/sameExpression.ts";
import type { StatedPrior } from "../semantics/statedPriors.ts";
import type { Meaning, Step } from "../semantics/steps.ts";
import { checkClaims, type CheckOptions } from "./checkStep.ts";
import { withoutGround } from "./grounds.ts";
import type { Verdict } from "./verdict.ts";

export interface CheckedStep {
  readonly step: Step;
  readonly verdict: Verdict;
  readonly reading: readonly string[];
  /** The priors that the note has stated and the reading used. */
  readonly priors: readonly StatedPrior[];
}

/** Yields after every step that was judged, and returns the steps in document order. */
export function* checkDerivation(
  read: ReadFormula,
  options: CheckOptions,
): Generator<void, readonly CheckedStep[]> {
  const first = yield* checkReading(read.first, (meaning) => judge(meaning, read.contexts, options));
  if (!first.some(mightBeMisread)) return told(read.first, first);
  const readings: { readonly reading: Reading; readonly verdicts: readonly Verdict[] }[] = [
    { reading: read.first, verdicts: first },
  ];
  for (const reading of read.others()) {
    if (reading.steps.length !== first.length) continue;
    const verdicts = yield* checkReading(reading, (meaning, index) => {
      const [before, atFirst] = [read.first.steps[index], first[index]];
      if (before && atFirst && saysTheSame(before.meaning, meaning)) return atFirst;
      // A step that the first reading holds will not be told by this one: it need not stand a test of its own.
      const asWritten = atFirst !== undefined && isHeld(atFirst);
      return judge(meaning, read.contexts, { ...options, asWritten });
    });
    readings.push({ reading, verdicts });
    if (count(verdicts) === 0) break;
  }
  const taken = readings.reduce((best, one) => (count(one.verdicts) < count(best.verdicts) ? one : best));
  const verdicts = taken.verdicts.map((verdict, index): Verdict => {
    const atFirst = first[index];
    // What holds in this reading and in the first rests on none.
    if (atFirst && isHeld(verdict) && isHeld(atFirst)) return atFirst;
    if (verdict.kind !== "refuted") return taken.reading === read.first ? verdict : atMostTested(verdict);
    const others = readings.flatMap(({ verdicts: all }) => all[index] ?? []);
    if (others.some(isHeld)) return { kind: "undecided", stop: { code: "depends-on-reading", data: {} } };
    return others.find(lacksHypothesis) ?? verdict;
  });
  return told(taken.reading, verdicts, first);
}

/** Whether another reading may say more: the step fails, or makes no sense as it was read. */
function mightBeMisread(verdict: Verdict): boolean {
  if (verdict.kind === "unread") return signsOfMisreading.has(verdict.problem.code);
  if (verdict.kind !== "undecided") return verdict.kind === "refuted";
  return withoutGround.has(verdict.stop.code) || signsOfMisreading.has(verdict.stop.code);
}

const signsOfMisreading: ReadonlySet<string> = new Set([
  "axes-unclear",
  "claim-or-condition",
  "depends-on-unknowns",
  "different-variables",
  "drawn-from-other-variable",
  "missing-hypothesis",
  "needs-independence",
  "not-a-distribution",
  "restricted-family",
  "undefined-name",
]);

function isHeld(verdict: Verdict): boolean {
  return verdict.kind === "proved" || verdict.kind === "tested";
}

/** Whether a step would hold under a hypothesis that is not stated. */
function lacksHypothesis(verdict: Verdict): boolean {
  const code = verdict.kind === "undecided" ? verdict.stop.code : undefined;
  return code === "missing-hypothesis" || code === "needs-independence";
}

/** How much a reading loses: a refuted step weighs most, then what it cannot read. */
function count(verdicts: readonly Verdict[]): number {
  return verdicts.reduce((sum, verdict) => sum + lossOf(verdict), 0);
}

function lossOf(verdict: Verdict): number {
  switch (verdict.kind) {
    case "refuted":
      return 1000;
    case "unread":
      return 10;
    case "undecided":
      // A step that fails, and fails for want of a meaning, is read even worse.
      return withoutGround.has(verdict.stop.code) ? 1001 : 1;
    default:
      return 0;
  }
}

function atMostTested(verdict: Verdict): Verdict {
  if (verdict.kind !== "proved") return verdict;
  const { worlds, exact, given } = verdict;
  return { kind: "tested", worlds, exact, ...(given ? { given } : {}) };
}

function told(
  reading: Reading,
  verdicts: readonly Verdict[],
  firstVerdicts: readonly Verdict[] = [],
): readonly CheckedStep[] {
  return reading.steps.map((step, index) => {
    const verdict = verdicts[index] ?? { kind: "undecided", stop: { code: "nothing-to-check", data: {} } };
    const rests = (isHeld(verdict) && !firstVerdicts.includes(verdict)) || verdict.kind === "refuted";
    return {
      step,
      verdict,
      reading: rests ? reading.told : [],
      priors: isHeld(verdict) ? reading.priors : [],
    };
  });
}

/** Whether two readings make the same claims of a step. */
function saysTheSame(first: Meaning, second: Meaning): boolean {
  if (first.kind !== "claims" || second.kind !== "claims" || first.open !== second.open) return false;
  return keyOfClaims(first.claims) === keyOfClaims(second.claims);
}

function keyOfClaims(claims: readonly Claim[]): string {
  const sides = ({ relation, left, right }: Comparison) => `${keyOf(left)} ${relation} ${keyOf(right)}`;
  return claims.map(({ comparison, premises }) => [comparison, ...premises].map(sides).join(", ")).join("; ");
}

function* checkReading(
  reading: Reading,
  judgeStep: (meaning: Exclude<Meaning, { kind: "conclusion" }>, index: number) => Verdict,
): Generator<void, readonly Verdict[]> {
  const known = new Map<Step, Verdict>();
  for (const [index, step] of reading.steps.entries()) {
    if (step.meaning.kind !== "conclusion") known.set(step, judgeStep(step.meaning, index));
    yield;
  }
  return reading.steps.map((step) => {
    const { meaning } = step;
    const verdict = meaning.kind === "conclusion" ? known.get(meaning.arrow) : known.get(step);
    return verdict ?? { kind: "undecided", stop: { code: "nothing-to-check", data: {} } };
  });
}

function judge(
  meaning: Exclude<Meaning, { kind: "conclusion" }>,
  contexts: ReadFormula["contexts"],
  options: CheckOptions,
): Verdict {
  switch (meaning.kind) {
    case "unread":
      return meaning;
    case "definition":
      return meaning;
    case "assumption":
      return { kind: "assumption" };
    case "claims": {
      const verdict = checkInContext(meaning.claims, contexts, options);
      if (verdict.kind !== "refuted" || !meaning.open) return verdict;
      return { kind: "undecided", stop: { code: "claim-or-condition", data: {} } };
    }
  }
}

/**
 * What the claim's own section says counts first. Only where the claim does not hold by that is the rest of the note asked:
 * names are used anew from section to section, and what another section says about one must not condemn this one.
 */
function checkInContext(
  claims: Extract<Meaning, { kind: "claims" }>["claims"],
  contexts: ReadFormula["contexts"],
  options: CheckOptions,
): Verdict {
  const verdict = checkClaims(claims, contexts.section, options);
  const enough = verdict.kind === "proved" || verdict.kind === "tested";
  if (enough || sameDefinitions(contexts.section, contexts.note)) return verdict;
  const wider = checkClaims(claims, contexts.note, options);
  return wider.kind === "proved" || wider.kind === "tested" ? wider : verdict;
}

function sameDefinitions(first: Context, second: Context): boolean {
  return first.definitions.length === second.definitions.length;
}
