/** A factor goes into the sum beside it under another sum: Σ_i a_i Σ_j b_ij = Σ_i Σ_j a_i b_ij. */
import { factorsOf, product } from "../build.ts";
import type { Rule } from "../rule.ts";
import { withoutCapture } from "./sumOutOfIntegral.ts";

export const sumIntoSum: Rule = {
  name: "sum-into-sum",
  statement: "\\sum_i a_i \\sum_j b_{ij} = \\sum_i \\sum_j a_i b_{ij}",
  kinds: ["summation"],
  apply(e, situation) {
    if (e.kind !== "summation") return undefined;
    const factors = factorsOf(e.body);
    const at = factors.findIndex((factor) => factor.kind === "summation" || (factor.kind === "integral" && !factor.lower));
    const inner = factors[at];
    if (factors.length < 2 || !inner) return undefined;
    const others = factors.filter((_, index) => index !== at);
    const moved = withoutCapture(inner, others, situation);
    if (moved?.kind !== "summation" && moved?.kind !== "integral") return undefined;
    return { ...e, body: { ...moved, body: product([...others, moved.body]) } };
  },
  examples: [],
  refusals: [],
};
