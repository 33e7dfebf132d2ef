/**
 * The conditions that rules need, by name. Each answers "known to be", so that `false` means only "not known": a rule
 * whose condition is not known does not apply.
 */
import { childrenOf } from "../../semantics/children.ts";
import type {
  Density,
  Expression,
  ExpressionOf,
  Range,
  Sequence,
  Variable,
} from "../../semantics/expression.ts";
import { equals, one, sign } from "../../semantics/rational.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { sortOf } from "../../semantics/sort.ts";
import { freeVariables } from "../../semantics/substitute.ts";
import { matchDefinition } from "./matchDefinition.ts";
import { isNormalisedOver } from "./normalisation.ts";
import type { Situation } from "./situation.ts";
import { literalOf, wholeExponentOf } from "./rationalFunction.ts";

/**
 * Whether the value of the expression cannot change with `variable` (a variable, or a density at a point taken as one).
 * A component x_i of a tuple x changes with x, and x_i with x_j unless i and j are different numbers.
 */
export function isFreeOf(expression: Expression, variable: Expression, situation: Situation): boolean {
  if (variable.kind === "density") return !occurs(expression, keyOf(variable));
  if (variable.kind !== "variable") return false;
  for (const free of freeVariables(expression).values()) {
    if (keyOf(free) === keyOf(variable)) return false;
    if (free.name === variable.name && mayMeet(free, variable, situation)) return false;
  }
  return true;
}

/**
 * Whether no variable of that name stands in the expression but with other indices: what derivatives and optima need,
 * for which θ_1 may be a component of θ.
 */
export function isConstantIn(expression: Expression, variable: Expression, situation: Situation): boolean {
  if (!isFreeOf(expression, variable, situation)) return false;
  if (variable.kind !== "variable") return true;
  return [...freeVariables(expression).values()].every((free) => {
    const sameIndices =
      free.subscripts.length + free.superscripts.length > 0 ===
      variable.subscripts.length + variable.superscripts.length > 0;
    return free.name !== variable.name || sameIndices;
  });
}

export function isConstantInAll(
  expression: Expression,
  variables: readonly Expression[],
  situation: Situation,
): boolean {
  return variables.every((variable) => isConstantIn(expression, variable, situation));
}

function mayMeet(first: Variable, second: Variable, situation: Situation): boolean {
  const left = [...first.subscripts, ...first.superscripts];
  const right = [...second.subscripts, ...second.superscripts];
  if (left.length === 0 || right.length === 0) return situation.tuples.has(first.name);
  if (left.length !== right.length) return true;
  return !left.some((index, at) => {
    const a = literalOf(index);
    const other = right[at];
    const b = other && literalOf(other);
    return a && b && (a.numerator !== b.numerator || a.denominator !== b.denominator);
  });
}

function occurs(expression: Expression, key: string): boolean {
  return keyOf(expression) === key || childrenOf(expression).some((child) => occurs(child, key));
}

export function isFreeOfAll(
  expression: Expression,
  variables: readonly Expression[],
  situation: Situation,
): boolean {
  return variables.every((variable) => isFreeOf(expression, variable, situation));
}

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

const inProgress = new Set<Expression>();

/** Whether what the note defines the expression as has the property; a definition that runs in a circle has none. */
function holdsOfMeaning(
  expression: Expression,
  situation: Situation,
  property: (meaning: Expression, situation: Situation) => boolean,
): boolean {
  if (inProgress.has(expression) || inProgress.size > 20) return false;
  const meaning = matchDefinition(expression, situation);
  if (!meaning) return false;
  inProgress.add(expression);
  const result = property(meaning, situation);
  inProgress.delete(expression);
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

/** A variable or sequence: an argument that names an axis of a density's family. */
export function isAxis(argument: Expression): argument is Variable | Sequence {
  return argument.kind === "variable" || argument.kind === "sequence";
}

/** Whether all arguments are axes, and no two of them the same. */
export function hasDistinctAxes(density: Density): boolean {
  const arguments_ = [...density.variables, ...density.conditions];
  return arguments_.every(isAxis) && new Set(arguments_.map(keyOf)).size === arguments_.length;
}

/** Whether renaming the variable to another of its sort keeps the meaning of densities at it. */
export function isRenamable(variable: Variable, situation: Situation): boolean {
  return !situation.splitSorts.has(sortOf(variable)) && !situation.tuples.has(variable.name);
}
