/**
 * Remembers the verdict on a claim, so that a note that is checked again after an edit is asked only for what the edit
 * reaches.
 *
 * A verdict that is remembered equals the one that a fresh check would give. A verdict is a function of the claim, of
 * the part of the context that bears on it, and of the options: expressions carry no places, random worlds are drawn by
 * hashing the seed with what is drawn, and budgets count work and never time. The key holds all of that and nothing
 * else: the claim's expressions by `keyOf`, which is equal only for equal structure, the definitions in force in their
 * order, the lists of names of the context, and the options. So a claim keeps its verdict where it moves in the note, and
 * loses it as soon as its own meaning or that of a name it speaks of changes. What is not decided from the claim alone
 * (places, readings and which of them is taken, what is definition or assumption) is never remembered here; what
 * of reading is remembered beside the verdicts, `ReadingCache` says.
 */
import { Recent } from "../recent.ts";
import type { Claim, Comparison, Context, Definition } from "../semantics/claim.ts";
import { ReadingCache } from "../semantics/readingCache.ts";
import { keyOf } from "../semantics/sameExpression.ts";
import type { CheckOptions } from "./checkStep.ts";
import type { Verdict } from "./verdict.ts";

/** What of the options a verdict depends on. */
type Conditions = Omit<CheckOptions, "known">;

/** So many verdicts are kept. */
const mostKept = 16_000;

export class VerdictCache {
  /** What the claims were read from. */
  readonly readings = new ReadingCache();
  readonly #verdicts: Recent<Verdict>;

  constructor(most: number = mostKept) {
    this.#verdicts = new Recent(most);
  }

  /** The verdict on a claim in the part of its context that bears on it; `decide` is asked where it is not known yet. */
  verdictOn(claim: Claim, context: Context, conditions: Conditions, decide: () => Verdict): Verdict {
    return this.#verdicts.get(keyOfQuestion(claim, context, conditions), decide);
  }
}

function keyOfQuestion({ comparison, premises }: Claim, context: Context, conditions: Conditions): string {
  const { definitions, independentDraws, discrete, laws } = context;
  // What a claim, a context or the options gain has to be named here: the types ask for it.
  const conditionsKey: Record<keyof Conditions, unknown> = {
    seed: conditions.seed,
    work: conditions.work,
    asWritten: conditions.asWritten !== false,
  };
  const claimKey: Record<keyof Claim, unknown> = {
    comparison: keyOfComparison(comparison),
    premises: premises.map(keyOfComparison),
  };
  const contextKey: Record<keyof Context, unknown> = {
    definitions: definitions.map(keyOfDefinition),
    independentDraws,
    discrete,
    laws,
  };
  return JSON.stringify([conditionsKey, claimKey, contextKey]);
}

function keyOfComparison({ relation, left, right }: Comparison): readonly string[] {
  return [relation, keyOf(left), keyOf(right)];
}

function keyOfDefinition({ left, right }: Definition): readonly string[] {
  return [keyOf(left), keyOf(right)];
}
