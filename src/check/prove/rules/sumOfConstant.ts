/** A sum of equal terms is their number times the term: Σ_{i=a}^{b} 1 = b − a + 1. */
import { difference, number, sum } from "../build.ts";
import { compare } from "../../../semantics/rational.ts";
import { literalOf } from "../rationalFunction.ts";
import type { Rule } from "../rule.ts";

export const sumOfConstant: Rule = {
  name: "sum-of-constant",
  statement: "\\sum_{i=1}^{N} 1 = N",
  kinds: ["summation"],
  apply(e) {
    if (e.kind !== "summation" || e.range.kind !== "interval" || e.variables.length !== 1) return undefined;
    const value = literalOf(e.body);
    if (!value || value.numerator !== 1n || value.denominator !== 1n) return undefined;
    const [from, to] = [literalOf(e.range.from), literalOf(e.range.to)];
    if (from && to && compare(to, from) < 0) return undefined;
    return sum([difference(e.range.to, e.range.from), number(1)]);
  },
  examples: [{ from: "\\sum_{i=1}^{N} 1", to: "N - 1 + 1" }],
  refusals: [{ from: "\\sum_i 1", because: "the range is not stated" }],
};
