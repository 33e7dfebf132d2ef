/**
 * A common factor of a sum comes out of its logarithm: log (c a + c b) = log c + log (a + b).
 *
 * Needs the common factor to be positive.
 */
import type { Rational } from "../../../semantics/rational.ts";
import { negate, one, sign } from "../../../semantics/rational.ts";
import { logarithm, sum } from "../build.ts";
import { commonFactorOf } from "../commonFactor.ts";
import type { Rule } from "../rule.ts";
import { isKnownPositive } from "../signs.ts";

export const logOfCommonFactor: Rule = {
  name: "log-of-common-factor",
  statement: "\\log (c a + c b) = \\log c + \\log (a + b)",
  kinds: ["logarithm"],
  apply(e, situation) {
    if (e.kind !== "logarithm" || e.base || e.argument.kind !== "addition") return undefined;
    const found = commonFactorOf(e.argument, (atom) => isKnownPositive(atom, situation), positive);
    return found && sum([logarithm(found.factor), logarithm(found.rest)]);
  },
  examples: [{ from: "\\log (2 p(x) + 2 q(x))", to: "\\log 2 + \\log (p(x) + q(x))" }],
  refusals: [{ from: "\\log (c a + c b)", because: "c may be negative" }],
};

const positive = (value: Rational): Rational =>
  sign(value) < 0 ? negate(value) : sign(value) === 0 ? one : value;
