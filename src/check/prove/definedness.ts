/**
 * Whether one expression is defined wherever another is, as far as logarithms and divisions tell: every logarithm needs
 * an argument that is known not to be negative, every denominator one that is not identically zero.
 */
import { childrenOf } from "../../semantics/children.ts";
import type { Expression } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { freeVariables } from "../../semantics/substitute.ts";
import { boundNames } from "./logarithmArguments.ts";
import { Atoms } from "./polynomial.ts";
import { rationalFunctionOf, literalOf, wholeExponentOf } from "./rationalFunction.ts";
import { isKnownNonNegative } from "./signs.ts";
import type { Situation } from "./situation.ts";

/** A part of `right` that may be undefined where `left` is defined, by its kind; undefined where there is none. */
export function definedConditions(
  left: Expression,
  right: Expression,
  situation: Situation,
): string | undefined {
  const boundLeft = boundNames([left]);
  const foreign = new Set([...boundNames([right])].filter((key) => !boundLeft.has(key)));
  const known = new Set<string>();
  collectKeys(left, foreign, known);
  return findUndefined(right, known, situation) ?? findZeroDivision(left);
}

/** The logarithms and powers of an expression that mention none of the `foreign` names: elsewhere those are bound. */
function collectKeys(expression: Expression, foreign: ReadonlySet<string>, into: Set<string>): void {
  if (expression.kind === "logarithm" || expression.kind === "power") {
    if ([...freeVariables(expression).keys()].every((key) => !foreign.has(key))) into.add(keyOf(expression));
  }
  for (const child of childrenOf(expression)) collectKeys(child, foreign, into);
}

function findUndefined(
  expression: Expression,
  known: ReadonlySet<string>,
  situation: Situation,
): string | undefined {
  if (expression.kind === "logarithm" && !known.has(keyOf(expression))) {
    if (!isKnownNonNegative(expression.argument, situation)) return "logarithm";
  }
  if (
    expression.kind === "power" &&
    !known.has(keyOf(expression)) &&
    wholeExponentOf(expression) === undefined
  ) {
    if (!isKnownNonNegative(expression.base, situation)) return "power";
  }
  return (
    findZeroDivision(expression, false) ??
    firstOf(expression, (child) => findUndefined(child, known, situation))
  );
}

/** A division by what is zero as a rational function. */
function findZeroDivision(expression: Expression, deep = true): string | undefined {
  const divisor =
    expression.kind === "quotient"
      ? expression.denominator
      : expression.kind === "power" && (literalOf(expression.exponent)?.numerator ?? 0n) < 0n
        ? expression.base
        : undefined;
  if (divisor && rationalFunctionOf(divisor, new Atoms())?.numerator.size === 0) return "division";
  return deep ? firstOf(expression, (child) => findZeroDivision(child)) : undefined;
}

function firstOf(
  expression: Expression,
  find: (child: Expression) => string | undefined,
): string | undefined {
  for (const child of childrenOf(expression)) {
    const found = find(child);
    if (found) return found;
  }
  return undefined;
}
