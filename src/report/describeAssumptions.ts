/** What a held verdict leans on, said in TeX and a few words: definitions, stated priors, independence, discreteness. */
import type { Verdict } from "../check/verdict.ts";
import { printExpression } from "../semantics/printExpression.ts";
import type { AssumedName } from "../semantics/assumedNames.ts";
import type { StatedPrior } from "../semantics/statedPriors.ts";

export function describeAssumptions(
  verdict: Verdict,
  priors: readonly StatedPrior[],
  assumed: readonly AssumedName[],
): readonly string[] {
  if (verdict.kind !== "proved" && verdict.kind !== "tested") return [];
  const { given } = verdict;
  return [
    ...assumed.map(
      ({ family, meant, parameters }) =>
        `${family} = ${meant}${parameters.length > 0 ? `_{${parameters.map(printExpression).join(", ")}}` : ""}`,
    ),
    ...(given?.definitions ?? []).map(
      ({ left, right }) => `${printExpression(left)} = ${printExpression(right)}`,
    ),
    ...priors.map(({ family, model }) => `${family} is the prior of ${printExpression(model)}`),
    ...(given?.independentDraws ?? []).map(
      (name) => `the draws of ${name} are independent and identically distributed`,
    ),
    ...(given?.discrete ?? []).map((name) => `${name} is discrete`),
  ];
}
