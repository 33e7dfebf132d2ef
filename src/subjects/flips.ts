/**
 * The likelihood of a coin's flips, of which k of n showed heads: k log θ + (n − k) log(1 − θ), the power
 * θ^k (1 − θ)^{n − k} inside a logarithm, product or optimum, and the score k/θ − (n − k)/(1 − θ). A single flip, which
 * is also a classifier's loss, and weights that do not add up, a log y + b log(1 − y), are no such thing.
 */
import { childrenOf } from "../semantics/children.ts";
import type { Expression, Variable } from "../semantics/expression.ts";
import { keyOf } from "../semantics/sameExpression.ts";
import { haveCommon, lettersOf } from "./distributions.ts";
import { complementOf, factorsOf, mostTerms, type Sign, termsOf, turned } from "./terms.ts";

/** Something counted, and what it is counted for: k for θ, n − k for 1 − θ. */
interface Counted {
  readonly sign: Sign;
  readonly count: readonly Expression[];
  readonly chance: Expression;
}

export function isOfFlips(expression: Expression): boolean {
  switch (expression.kind) {
    case "addition":
      return (
        expression.terms.length <= mostTerms &&
        (haveBothFaces(expression.terms.flatMap(countedLogarithm)) || isScore(expression.terms))
      );
    case "logarithm":
    case "productOver":
    case "optimum":
      return childrenOf(expression).some((inner) => {
        const factors = factorsOf(inner);
        return factors.length <= mostTerms && haveBothFaces(factors.flatMap(countedPower));
      });
    default:
      return false;
  }
}

/** k log θ. */
function countedLogarithm(term: Expression): readonly Counted[] {
  const { sign, factors } = signedFactors(term);
  const [logarithm, ...others] = factors.filter(({ kind }) => kind === "logarithm");
  if (logarithm?.kind !== "logarithm" || others.length > 0) return [];
  return [{ sign, count: factors.filter((factor) => factor !== logarithm), chance: logarithm.argument }];
}

/** θ^k. */
function countedPower(factor: Expression): readonly Counted[] {
  return factor.kind === "power" ? [{ sign: 1, count: [factor.exponent], chance: factor.base }] : [];
}

/** k/θ − (n − k)/(1 − θ). */
function isScore(terms: readonly Expression[]): boolean {
  const counted = terms.flatMap((term): readonly Counted[] => {
    const {
      sign,
      factors: [quotient, ...others],
    } = signedFactors(term);
    if (quotient?.kind !== "quotient" || others.length > 0) return [];
    const { numerator, denominator } = quotient;
    const isOfTails = complementOf(denominator) !== undefined;
    return [{ sign: isOfTails ? turned(sign) : sign, count: [numerator], chance: denominator }];
  });
  return haveBothFaces(counted);
}

function haveBothFaces(counted: readonly Counted[]): boolean {
  return counted.some(({ sign, count, chance }) =>
    counted.some((tails) => {
      const [heads, ...others] = count;
      const [rest, ...further] = tails.count;
      const refused = complementOf(tails.chance);
      if (heads === undefined || rest === undefined || others.length + further.length > 0) return false;
      return (
        isPlain(chance) &&
        refused !== undefined &&
        keyOf(refused) === keyOf(chance) &&
        sign === tails.sign &&
        lettersOf([heads]).size > 0 &&
        !haveCommon(lettersOf([heads]), lettersOf([chance])) &&
        areComplementary(heads, rest)
      );
    }),
  );
}

/** Whether one count is the other taken from something; from one only where both are of one of many flips. */
function areComplementary(heads: Expression, rest: Expression): boolean {
  if (rest.kind !== "addition") return false;
  const isTaken = termsOf(rest).some(({ sign, term }) => sign === -1 && keyOf(term) === keyOf(heads));
  return isTaken && (complementOf(rest) === undefined || hasIndex(heads));
}

function hasIndex(expression: Expression): boolean {
  return (
    (expression.kind === "variable" && expression.subscripts.length + expression.superscripts.length > 0) ||
    childrenOf(expression).some(hasIndex)
  );
}

function isPlain(expression: Expression): expression is Variable {
  return (
    expression.kind === "variable" && expression.subscripts.length + expression.superscripts.length === 0
  );
}

function signedFactors(term: Expression): { readonly sign: Sign; readonly factors: readonly Expression[] } {
  return term.kind === "negation"
    ? { sign: -1, factors: factorsOf(term.operand) }
    : { sign: 1, factors: factorsOf(term) };
}
