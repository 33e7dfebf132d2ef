/**
 * Is one step true? The two engines are asked apart and only here are their answers joined: proved where both agree,
 * refuted on the falsifier's word, and undecided, as a mistake of ours, where they contradict one another.
 */
import type { Claim, ComparisonRelation, Context } from "../semantics/claim.ts";
import { Budget } from "./budget.ts";
import { type Effort, falsify, type Trial } from "./falsify/falsify.ts";
import { thorough } from "./falsify/trial.ts";
import { type Attempt, prove } from "./prove/prove.ts";
import { alikeNames } from "./alikeNames.ts";
import { hiddenDependence } from "./hiddenDependence.ts";
import { lacksGround, speaksOfUnknowns, unfolded } from "./grounds.ts";
import { relevantContext } from "./relevantContext.ts";
import type { Stop, Verdict } from "./verdict.ts";
import type { VerdictCache } from "./verdictCache.ts";

export interface CheckOptions {
  readonly seed: number;
  /** Units of work for one claim, for each engine. */
  readonly work: number;
  /** False under a reading other than the first, where a proof counts as no more than a test. */
  readonly asWritten?: boolean;
  /** Verdicts of earlier checks; the same claims in the same context are not decided anew. */
  readonly known?: VerdictCache;
}

export const defaultOptions: CheckOptions = { seed: 1, work: 200_000 };

/** The verdict on claims that must all hold: that of the worst of them. */
export function checkClaims(claims: readonly Claim[], context: Context, options: CheckOptions): Verdict {
  let worst: Verdict | undefined;
  for (const claim of claims) {
    const verdict = checkClaim(claim, context, options);
    if (verdict.kind === "refuted") return verdict;
    if (!worst || rank(verdict) > rank(worst)) worst = verdict;
  }
  return worst ?? undecided({ code: "nothing-to-check", data: {} });
}

function rank(verdict: Verdict): number {
  return ["proved", "tested", "assumption", "definition", "undecided", "unread", "refuted"].indexOf(
    verdict.kind,
  );
}

function checkClaim(claim: Claim, note: Context, options: CheckOptions): Verdict {
  const context = relevantContext(claim, note);
  const decide = (): Verdict => decideClaim(claim, context, options);
  return options.known ? options.known.verdictOn(claim, context, options, decide) : decide();
}

function decideClaim(claim: Claim, context: Context, options: CheckOptions): Verdict {
  const attempt = prove(claim, context, new Budget(options.work));
  const tryOut = (effort: Effort) => falsify(claim, context, new Budget(options.work), options.seed, effort);
  const effort = attempt.kind === "proved" && options.asWritten !== false ? crossCheck : thorough;
  const trial = tryOut(effort);
  if (trial.kind === "fails")
    return failing(trial, attempt, lacksGround(claim, context) ?? eitherWay(claim, context, options));
  const hidden =
    alikeNames(claim) ?? hiddenDependence({ ...claim, comparison: unfolded(claim.comparison, context) });
  if (hidden) return undecided(hidden);
  // log x² = 2 log x holds only where its right side is defined: that is a hypothesis, and no proof.
  if (trial.kind === "holds" && trial.narrower === "right") {
    const more = effort === thorough ? trial : tryOut(thorough);
    return more.kind === "holds" ? tested(more, context) : undecided({ code: "too-few-worlds", data: {} });
  }
  if (attempt.kind === "proved") {
    if (trial.kind === "open" && !beyondWorlds.has(trial.stop.code)) return undecided(trial.stop);
    const exact = trial.kind === "holds" && trial.exactWorlds > 0;
    const { comparison } = claim;
    return { kind: "proved", proof: attempt.proof, comparison, worlds: trial.worlds, exact, given: context };
  }
  if (trial.kind === "open") return undecided(trial.stop);
  return tested(trial, context);
}

/** What a proof is held against; a step without one must stand many more worlds, and an attack. */
const crossCheck: Effort = { worlds: 6, exactWorlds: 1, attack: false };

/** Where finite worlds have no say, and a replayed proof stands alone. Everything else that stops them stops the proof. */
const beyondWorlds: ReadonlySet<string> = new Set([
  "needs-smooth-world",
  "needs-optimum-solver",
  "infinite-range",
]);

function tested(trial: Extract<Trial, { kind: "holds" }>, given: Context): Verdict {
  if (trial.idle.length > 0) return undecided({ code: "idle-term", data: { count: `${trial.idle.length}` } });
  return { kind: "tested", worlds: trial.worlds, exact: trial.exactWorlds >= 3, given };
}

const reversed: Partial<Record<ComparisonRelation, ComparisonRelation>> = {
  "≤": "≥",
  "<": "≥",
  "≥": "≤",
  ">": "≤",
};

/**
 * An inequality for unknown functions or quantities that fails in some worlds and holds in others depends on what they
 * are: convex, positive, summing to one. It is false only where it fails in all.
 */
function eitherWay(claim: Claim, context: Context, options: CheckOptions): Stop | undefined {
  const relation = reversed[claim.comparison.relation];
  if (!relation || !speaksOfUnknowns(claim)) return undefined;
  const opposite = { ...claim, comparison: { ...claim.comparison, relation } };
  const trial = falsify(opposite, context, new Budget(options.work), options.seed);
  return trial.kind === "holds" ? undefined : { code: "depends-on-unknowns", data: {} };
}

function failing(
  trial: Extract<Trial, { kind: "fails" }>,
  attempt: Attempt,
  doubt: Stop | undefined,
): Verdict {
  if (attempt.kind === "proved") return undecided({ code: "engines-disagree", data: {} });
  if (doubt) return undecided(doubt);
  return { kind: "refuted", witness: trial.witness, exact: trial.exact };
}

function undecided(stop: Stop): Verdict {
  return { kind: "undecided", stop };
}
