/**
 * exp (a + b) = exp a · exp b, exp (c a) = (exp a)^c for a number c, exp 0 = 1, and exp (b log a) = a^b where log a is
 * defined.
 */
import type { Expression, Logarithm } from "../../../semantics/expression.ts";
import { equals, one, sign } from "../../../semantics/rational.ts";
import type { Rational } from "../../../semantics/rational.ts";
import { number, oneNumber, power, product, termsOf } from "../build.ts";
import { literalOf } from "../rationalFunction.ts";
import type { Rule } from "../rule.ts";
import { splitCoefficient } from "./powerOfSum.ts";

export const exponentialOfSum: Rule = {
  name: "exponential-of-sum",
  statement: "\\exp(a + b) = \\exp(a) \\exp(b)",
  kinds: ["exponential"],
  apply(e) {
    if (e.kind !== "exponential") return undefined;
    const value = literalOf(e.argument);
    if (value) return equals(value, one) ? undefined : exponentialOfNumber(value);
    const terms = termsOf(e.argument);
    if (terms.length === 1 && !splitCoefficient(e.argument, true) && !holdsLogarithm(e.argument))
      return undefined;
    return product(terms.map(exponentialOfTerm));
  },
  examples: [
    { from: "\\exp(a + b)", to: "\\exp(a) \\exp(b)" },
    { from: "\\exp(2 a)", to: "(\\exp(a))^2" },
    { from: "\\exp(2)", to: "(\\exp(1))^2" },
    { from: "\\exp(\\log p(x))", to: "p(x)" },
    { from: "\\exp(a \\log p(x))", to: "p(x)^a" },
  ],
  refusals: [{ from: "\\exp(a b)", because: "the exponent is one product" }],
};

const isNaturalLogarithm = (e: Expression): e is Logarithm => e.kind === "logarithm" && !e.base;

const holdsLogarithm = (e: Expression): boolean =>
  isNaturalLogarithm(e) || (e.kind === "product" && e.factors.filter(isNaturalLogarithm).length === 1);

function exponentialOfNumber(value: Rational): Expression {
  if (sign(value) === 0) return oneNumber;
  const e: Expression = { kind: "exponential", argument: oneNumber };
  return equals(value, one) ? e : power(e, number(value));
}

function exponentialOfTerm(term: Expression): Expression {
  const value = literalOf(term);
  if (value) return exponentialOfNumber(value);
  const split = splitCoefficient(term, true);
  if (split) return power(exponentialOfTerm(split.rest), split.coefficient);
  const logarithms = term.kind === "product" ? term.factors.filter(isNaturalLogarithm) : [];
  const [only] = logarithms;
  if (term.kind === "product" && only && logarithms.length === 1)
    return power(only.argument, product(term.factors.filter((factor) => factor !== only)));
  if (term.kind === "logarithm" && !term.base) return term.argument;
  return { kind: "exponential", argument: term };
}
