/**
 * What is known of the sign of an expression, wherever the left side of the claim is defined. Like all side conditions
 * these answer "known to be": `false` means only "not known".
 */
import { childrenOf } from "../../semantics/children.ts";
import type { Expression, ExpressionOf, Range } from "../../semantics/expression.ts";
import { equals, one, sign } from "../../semantics/rational.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { sortOf } from "../../semantics/sort.ts";
import { matchDefinition } from "./matchDefinition.ts";
import { isNormalisedOver } from "./normalisation.ts";
import { literalOf, wholeExponentOf } from "./rationalFunction.ts";
import type { Situation } from "./situation.ts";

/** Positive in every world in which the left side of the claim is defined. */
export function isKnownPositive(expression: Expression, situation: Situation): boolean {
  if (situation.positive.has(keyOf(expression))) return true;
  switch (expression.kind) {
    case "number":
      return sign(expression.value) > 0;
    case "constant":
      return expression.name !== "\\infty";
    case "exponential":
      return true;
    case "density":
      return !hasPointMasses(expression, situation);
    case "application":
      return holdsOfMeaning(expression, situation, isKnownPositive);
    case "power":
      return isKnownPositive(expression.base, situation);
    case "product":
      return expression.factors.every((factor) => isKnownPositive(factor, situation));
    case "quotient":
      return (
        isKnownPositive(expression.numerator, situation) && isKnownPositive(expression.denominator, situation)
      );
    case "addition":
      return (
        expression.terms.every((term) => isKnownNonNegative(term, situation)) &&
        expression.terms.some((term) => isKnownPositive(term, situation))
      );
    case "integral":
      return !expression.lower && !expression.upper && isKnownPositive(expression.body, situation);
    case "expectation":
      return isKnownNonNegative(expression.density, situation) && isKnownPositive(expression.body, situation);
    case "summation":
      return isNonEmpty(expression.range, situation) && isKnownPositive(expression.body, situation);
    case "productOver":
      return isKnownPositive(expression.body, situation);
    default:
      return false;
  }
}

/** Zero in no world in which the left side of the claim is defined. */
export function isKnownNonZero(expression: Expression, situation: Situation): boolean {
  if (isKnownPositive(expression, situation)) return true;
  switch (expression.kind) {
    case "number":
      return sign(expression.value) !== 0;
    case "negation":
      return isKnownNonZero(expression.operand, situation);
    case "product":
      return expression.factors.every((factor) => isKnownNonZero(factor, situation));
    case "quotient":
      return (
        isKnownNonZero(expression.numerator, situation) && isKnownNonZero(expression.denominator, situation)
      );
    case "power":
      return wholeExponentOf(expression) !== undefined && isKnownNonZero(expression.base, situation);
    default:
      return false;
  }
}

export function isKnownNonNegative(expression: Expression, situation: Situation): boolean {
  if (isKnownPositive(expression, situation)) return true;
  switch (expression.kind) {
    case "number":
      return sign(expression.value) >= 0;
    case "absolute":
    case "dirac":
      return true;
    case "mutualInformation":
    case "density":
      return true;
    case "divergence":
      return isKnownDivergence(expression, situation);
    case "entropy":
      return (
        expression.variables.every((variable) => situation.discrete.has(sortOf(variable))) &&
        isNormalisedOver(expression.density, expression.variables, situation)
      );
    case "conditionalEntropy":
      return [...expression.variables, ...expression.given].every((v) => situation.discrete.has(sortOf(v)));
    case "application":
      return holdsOfMeaning(expression, situation, isKnownNonNegative);
    case "power": {
      const exponent = wholeExponentOf(expression);
      return isKnownNonNegative(expression.base, situation) || (exponent !== undefined && exponent % 2 === 0);
    }
    case "product":
      return expression.factors.every((factor) => isKnownNonNegative(factor, situation));
    case "quotient":
      return (
        isKnownNonNegative(expression.numerator, situation) &&
        isKnownNonNegative(expression.denominator, situation)
      );
    case "addition":
      return expression.terms.every((term) => isKnownNonNegative(term, situation));
    case "integral":
      return !expression.lower && !expression.upper && isKnownNonNegative(expression.body, situation);
    case "expectation":
      return (
        isKnownNonNegative(expression.density, situation) && isKnownNonNegative(expression.body, situation)
      );
    case "summation":
    case "productOver":
      return isKnownNonNegative(expression.body, situation);
    default:
      return false;
  }
}

/** Sums over values, unstated ranges and sets have terms; an interval has if it runs from 1 to a positive end. */
function isNonEmpty(range: Range, situation: Situation): boolean {
  if (range.kind !== "interval") return true;
  const from = literalOf(range.from);
  return from !== undefined && equals(from, one) && isKnownPositive(range.to, situation);
}

const inProgress = new Set<string>();

/** Whether what the note defines the expression as has the property; a definition that runs in a circle has none. */
function holdsOfMeaning(
  expression: Expression,
  situation: Situation,
  property: (meaning: Expression, situation: Situation) => boolean,
): boolean {
  const key = keyOf(expression);
  if (inProgress.has(key) || inProgress.size > 6) return false;
  const meaning = matchDefinition(expression, situation);
  if (!meaning) return false;
  inProgress.add(key);
  const result = property(meaning, situation);
  inProgress.delete(key);
  return result;
}

/** Whether a unit mass stands in the expression or in the definitions it rests on: then it may vanish. */
export function hasPointMasses(expression: Expression, situation: Situation): boolean {
  if (expression.kind === "dirac") return true;
  if (expression.kind === "density" && holdsOfMeaning(expression, situation, hasPointMasses)) return true;
  return childrenOf(expression).some((child) => hasPointMasses(child, situation));
}

/** Gibbs' inequality: a divergence is not negative between two densities over its variables. */
function isKnownDivergence(e: ExpressionOf<"divergence">, situation: Situation): boolean {
  if (e.divergence === "TV") return true;
  return (
    e.divergence !== "f" && [e.left, e.right].every((side) => isNormalisedOver(side, e.variables, situation))
  );
}
