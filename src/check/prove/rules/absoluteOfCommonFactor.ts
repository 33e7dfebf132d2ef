/**
 * Positive common factors come out of an absolute value, and its sign does not matter: |−c a + c b| = c |a − b|.
 *
 * Needs the common factor to be positive; |c| = c then.
 */
import type { Expression } from "../../../semantics/expression.ts";
import { product } from "../build.ts";
import { commonFactorOf } from "../commonFactor.ts";
import { isKnownNonNegative, isKnownPositive } from "../signs.ts";
import { negate, sign } from "../../../semantics/rational.ts";
import type { Rule } from "../rule.ts";

export const absoluteOfCommonFactor: Rule = {
  name: "absolute-of-common-factor",
  statement: "c > 0 \\implies |c a - c b| = c \\, |a - b|",
  kinds: ["absolute"],
  apply(e, situation) {
    if (e.kind !== "absolute") return undefined;
    if (isKnownNonNegative(e.argument, situation)) return e.argument;
    const found = commonFactorOf(e.argument, (atom) => isKnownPositive(atom, situation));
    if (!found) return undefined;
    return product([positivePart(found.factor), { kind: "absolute", argument: found.rest }]);
  },
  examples: [
    { from: "|2 a + 2 b|", to: "2 |a + b|" },
    { from: "|p(x)|", to: "p(x)" },
  ],
  refusals: [{ from: "|c a + c b|", because: "c may be negative" }],
};

/** The factor without its sign. */
function positivePart(factor: Expression): Expression {
  if (factor.kind === "number")
    return sign(factor.value) < 0 ? { ...factor, value: negate(factor.value) } : factor;
  if (factor.kind !== "product") return factor;
  return { ...factor, factors: factor.factors.map((f) => (f.kind === "number" ? positivePart(f) : f)) };
}
