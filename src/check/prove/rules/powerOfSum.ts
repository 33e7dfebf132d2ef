/**
 * a^{b + c} = a^b a^c, and a^{n b} = (a^b)^n for a whole number n.
 *
 * Needs a to be positive.
 */
import type { Expression } from "../../../semantics/expression.ts";
import { isInteger } from "../../../semantics/rational.ts";
import { number, power, product, termsOf } from "../build.ts";
import { literalOf } from "../rationalFunction.ts";
import type { Rule } from "../rule.ts";
import { isKnownPositive } from "../signs.ts";

export const powerOfSum: Rule = {
  name: "power-of-sum",
  statement: "a^{b + c} = a^b a^c",
  kinds: ["power"],
  apply(e, situation) {
    if (e.kind !== "power" || !isKnownPositive(e.base, situation) || literalOf(e.exponent)) return undefined;
    const terms = termsOf(e.exponent);
    if (terms.length === 1 && !splitCoefficient(e.exponent)) return undefined;
    return product(
      terms.map((term) => {
        const split = splitCoefficient(term);
        return split ? power(power(e.base, split.rest), split.coefficient) : power(e.base, term);
      }),
    );
  },
  examples: [{ from: "2^{x + y}", to: "2^x 2^y" }],
  refusals: [{ from: "a^{b + c}", because: "a may be negative, where a^b has no real value" }],
};

/** n and b of the exponent n b, where n is a whole number, or with `fractions` any number. */
export function splitCoefficient(
  term: Expression,
  fractions = false,
): { coefficient: Expression; rest: Expression } | undefined {
  if (term.kind !== "product") return undefined;
  const [first, ...others] = term.factors;
  const value = first && literalOf(first);
  return value && (fractions || isInteger(value))
    ? { coefficient: number(value), rest: product(others) }
    : undefined;
}
