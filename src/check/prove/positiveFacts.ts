/**
 * What must be positive wherever the left side (and every premise) is defined: the arguments of its logarithms. Only
 * facts that hold for all values of the names they mention are used, or about names that nothing in the claim binds.
 */
import type { Claim } from "../../semantics/claim.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { Budget } from "../budget.ts";
import { localNames, logarithmArguments } from "./logarithmArguments.ts";
import { Normalizer } from "./normalize.ts";
import type { Situation } from "./situation.ts";
import { isKnownPositive } from "./signs.ts";

const workForFacts = 10_000;

export function gatherPositive(claim: Claim, situation: Situation, budget: Budget): void {
  const sources = [claim.comparison.left, ...claim.premises.flatMap(({ left, right }) => [left, right])];
  const local = localNames([...sources, claim.comparison.right], situation);
  const unknown = sources
    .flatMap((source) => logarithmArguments(source, local))
    .filter((argument) => !isKnownPositive(argument, situation));
  const normalizer = new Normalizer(situation, new Budget(workForFacts));
  for (const argument of unknown) {
    if (!budget.spend(1)) return;
    situation.positive.add(keyOf(argument));
    const normal = normalizer.normalize(argument);
    if (!normalizer.stop) situation.positive.add(keyOf(normal.expression));
  }
}
