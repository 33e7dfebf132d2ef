/**
 * Proves that a claim holds: both sides are brought to one normal form by named rules, every rewriting is kept, and the
 * proof is given out only if `replay`, which shares no code with the search, accepts it.
 */
import type { Claim, Comparison, Context } from "../../semantics/claim.ts";
import type { Budget } from "../budget.ts";
import type { Proof, Stop } from "../verdict.ts";
import { proveEquality } from "./equality.ts";
import { proveInequality } from "./inequality.ts";
import { Normalizer } from "./normalize.ts";
import { proveFromPremises } from "./premises.ts";
import { proveProportion } from "./proportion.ts";
import { replay } from "./replay.ts";
import { gatherPositive } from "./positiveFacts.ts";
import { situationOf } from "./situation.ts";
import type { Situation } from "./situation.ts";

export type Attempt =
  { readonly kind: "proved"; readonly proof: Proof } | { readonly kind: "open"; readonly stop: Stop };

export function prove(claim: Claim, context: Context, budget: Budget): Attempt {
  const situation = situationOf(claim, context);
  gatherPositive(claim, situation, budget);
  const outcome = search(claim, situation, budget);
  if ("code" in outcome) return { kind: "open", stop: outcome };
  if (!replay(claim, context, outcome)) return open("replay-failed");
  return { kind: "proved", proof: outcome };
}

function search(claim: Claim, situation: Situation, budget: Budget): Proof | Stop {
  const direct = proveComparison(claim.comparison, situation, budget);
  if (!("code" in direct) || claim.premises.length === 0) return direct;
  return proveFromPremises(claim, situation, budget);
}

function proveComparison(
  { relation, left, right }: Comparison,
  situation: Situation,
  budget: Budget,
): Proof | Stop {
  const normalizer = new Normalizer(situation, budget);
  switch (relation) {
    case "=":
      return proveEquality(left, right, normalizer);
    case "≥":
      return proveInequality(left, right, normalizer, "left");
    case "≤":
      return proveInequality(right, left, normalizer, "right");
    case "∝":
      return proveProportion(left, right, normalizer);
    case "<":
    case ">":
    case "≠":
    case "≈":
      return { code: "no-rule", data: { relation } };
  }
}

function open(code: string, data: Readonly<Record<string, string>> = {}): Attempt {
  return { kind: "open", stop: { code, data } };
}
