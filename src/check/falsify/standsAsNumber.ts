/** How a variable is used: as the plain argument or label of a density or function, or as a number. */
import { childrenOf } from "../../semantics/children.ts";
import type { Expression, Variable } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";

/** Whether a variable stands in an expression other than as the plain argument or label of a density or function. */
export function standsAsNumber(variable: Variable, expression: Expression): boolean {
  const key = keyOf(variable);
  const labels = expression.kind === "density" || expression.kind === "application";
  return childrenOf(expression).some((child) =>
    child.kind === "variable" && keyOf(child) === key ? !labels : standsAsNumber(variable, child),
  );
}

/** Whether a variable is part of an argument of a density or function without being all of it: x in f(x − a). */
export function standsWithinArgument(variable: Variable, expression: Expression): boolean {
  const places = expression.kind === "density" || expression.kind === "application";
  return childrenOf(expression).some(
    (child) => (places && standsAsNumber(variable, child)) || standsWithinArgument(variable, child),
  );
}

/**
 * Whether every term of an expression has a factor that is a density or function, otherwise unknown, at this variable:
 * p(x) in ∫ p(x) x² dx, which gives the values of x any weights.
 */
export function isWeighted(variable: Variable, expression: Expression): boolean {
  switch (expression.kind) {
    case "density":
    case "application":
      return childrenOf(expression).some((child) => keyOf(child) === keyOf(variable));
    case "addition":
      return expression.terms.every((term) => isWeighted(variable, term));
    default:
      return childrenOf(expression).some((child) => isWeighted(variable, child));
  }
}
