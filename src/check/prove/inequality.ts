/**
 * Inequalities by slack: greater = lesser + terms that are never negative. The terms are looked for in what the greater
 * side writes more than the lesser, in the difference with divergences left whole, and in its full normal form.
 */
import type { Expression } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import type { Proof, Stop } from "../verdict.ts";
import { difference, sum, termsOf } from "./build.ts";
import { definedConditions } from "./definedness.ts";
import { meet } from "./equality.ts";
import type { Normalizer } from "./normalize.ts";
import { isKnownNonNegative } from "./signs.ts";
import { slackOf } from "./slack.ts";
import type { Slack } from "./slack.ts";

export function proveInequality(
  greater: Expression,
  lesser: Expression,
  normalizer: Normalizer,
  greaterSide: "left" | "right",
): Proof | Stop {
  const [left, right] = greaterSide === "left" ? [greater, lesser] : [lesser, greater];
  const undefinedPart = definedConditions(left, right, normalizer.situation);
  if (undefinedPart) return { code: "domain", data: { part: undefinedPart } };
  for (const slack of proposals(greater, lesser, normalizer)) {
    if (!slack) continue;
    const more = slack.length === 0 ? lesser : sum([lesser, ...slack.map(({ term }) => term)]);
    const top = normalizer.normalize(greater);
    const bottom = normalizer.normalize(more);
    const met = greaterSide === "left" ? meet(top, bottom, normalizer) : meet(bottom, top, normalizer);
    if (met) return { ...met, slack };
    if (normalizer.stop) return { code: normalizer.stop, data: {} };
  }
  return { code: normalizer.stop ?? "no-rule", data: {} };
}

function* proposals(
  greater: Expression,
  lesser: Expression,
  normalizer: Normalizer,
): Generator<Slack | undefined> {
  yield writtenSlack(greater, lesser, normalizer);
  const whole = normalizer.keepingDivergences();
  yield slackOf(whole.normalize(difference(greater, lesser)).expression, whole);
  yield slackOf(normalizer.normalize(difference(greater, lesser)).expression, normalizer);
}

/** The terms of the greater side that the lesser lacks, if they are known not to be negative. */
function writtenSlack(greater: Expression, lesser: Expression, { situation }: Normalizer): Slack | undefined {
  const missing = lesser.kind === "number" && lesser.value.numerator === 0n ? [] : [...termsOf(lesser)];
  const extra: Expression[] = [];
  for (const term of termsOf(greater)) {
    const at = missing.findIndex((other) => keyOf(other) === keyOf(term));
    if (at < 0) extra.push(term);
    else missing.splice(at, 1);
  }
  if (missing.length > 0 || !extra.every((term) => isKnownNonNegative(term, situation))) return undefined;
  return extra.map((term) => ({ term, rule: "non-negative" }));
}
