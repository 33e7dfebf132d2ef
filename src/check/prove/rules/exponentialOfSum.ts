/**
 * exp (a + b) = exp a · exp b, exp (n a) = (exp a)^n for a whole number n, exp 0 = 1, and exp (n log a) = a^n where
 * log a is defined.
 */
import type { Expression } from "../../../semantics/expression.ts";
import { oneNumber, power, product, termsOf } from "../build.ts";
import { literalOf } from "../rationalFunction.ts";
import type { Rule } from "../rule.ts";
import { splitCoefficient } from "./powerOfSum.ts";

export const exponentialOfSum: Rule = {
  name: "exponential-of-sum",
  statement: "\\exp(a + b) = \\exp(a) \\exp(b)",
  kinds: ["exponential"],
  apply(e) {
    if (e.kind !== "exponential") return undefined;
    if (literalOf(e.argument)?.numerator === 0n) return oneNumber;
    const terms = termsOf(e.argument);
    if (terms.length === 1 && !splitCoefficient(e.argument) && e.argument.kind !== "logarithm")
      return undefined;
    return product(terms.map(exponentialOfTerm));
  },
  examples: [
    { from: "\\exp(a + b)", to: "\\exp(a) \\exp(b)" },
    { from: "\\exp(2 a)", to: "(\\exp(a))^2" },
    { from: "\\exp(\\log p(x))", to: "p(x)" },
  ],
  refusals: [{ from: "\\exp(a b)", because: "the exponent is one product" }],
};

function exponentialOfTerm(term: Expression): Expression {
  const split = splitCoefficient(term);
  if (split) return power(exponentialOfTerm(split.rest), split.coefficient);
  if (term.kind === "logarithm" && !term.base) return term.argument;
  return { kind: "exponential", argument: term };
}
