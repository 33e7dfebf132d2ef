/**
 * log (a b) = log a + log b and log (a / b) = log a − log b.
 *
 * Needs all factors but one to be non-negative: then the last is too wherever the whole has a logarithm. Factors of
 * unknown sign stay together.
 */
import type { Expression } from "../../../semantics/expression.ts";
import { logarithm, negation, product, quotient, sum } from "../build.ts";
import type { Rule } from "../rule.ts";
import { isKnownNonNegative } from "../signs.ts";
import type { Situation } from "../situation.ts";

export const logOfProduct: Rule = {
  name: "log-of-product",
  statement: "\\log \\frac{a b}{c} = \\log a + \\log b - \\log c",
  kinds: ["logarithm"],
  apply(e, situation) {
    if (e.kind !== "logarithm" || e.base) return undefined;
    const argument = e.argument;
    if (argument.kind === "quotient") {
      const { numerator, denominator } = argument;
      const known = isKnownNonNegative(numerator, situation) || isKnownNonNegative(denominator, situation);
      return known
        ? sum([logarithm(numerator), negation(logarithm(denominator))])
        : splitQuotient(numerator, denominator, situation);
    }
    if (argument.kind !== "product") return undefined;
    const { known, unknown } = partition(argument.factors, situation);
    if (known.length + Math.min(unknown.length, 1) < 2) return undefined;
    return sum([...known, ...(unknown.length > 0 ? [product(unknown)] : [])].map(logarithm));
  },
  examples: [
    { from: "\\log (p(x) q(y))", to: "\\log p(x) + \\log q(y)" },
    { from: "\\log \\frac{p(x)}{q(x)}", to: "\\log p(x) - \\log q(x)" },
  ],
  refusals: [{ from: "\\log (a b)", because: "a and b may both be negative" }],
};

function partition(factors: readonly Expression[], situation: Situation) {
  const known = factors.filter((factor) => isKnownNonNegative(factor, situation));
  return { known, unknown: factors.filter((factor) => !known.includes(factor)) };
}

/** A product over a product: the factors of known sign come out. */
function splitQuotient(
  numerator: Expression,
  denominator: Expression,
  situation: Situation,
): Expression | undefined {
  const factorsOf = (e: Expression): readonly Expression[] => (e.kind === "product" ? e.factors : [e]);
  const above = partition(factorsOf(numerator), situation);
  const below = partition(factorsOf(denominator), situation);
  if (above.known.length + below.known.length === 0) return undefined;
  return sum([
    ...above.known.map(logarithm),
    ...below.known.map((factor) => negation(logarithm(factor))),
    logarithm(quotient(product(above.unknown), product(below.unknown))),
  ]);
}
