/** What a held verdict leans on, said in TeX and a few words: definitions, stated priors, independence, discreteness. */
import type { Verdict } from "../check/verdict.ts";
import { printExpression } from "../semantics/printExpression.ts";
import type { StatedPrior } from "../semantics/statedPriors.ts";

export function describeAssumptions(verdict: Verdict, priors: readonly StatedPrior[]): readonly string[] {
  const given = verdict.kind === "proved" || verdict.kind === "tested" ? verdict.given : undefined;
  return [
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
