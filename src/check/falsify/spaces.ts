/**
 * Whether a claim asks what the values of a variable are. Finite worlds choose the space that an integral or a sum over
 * all values runs over, so that they say nothing of ∫ e^{−x²} dx, of ∫ f(x − a) dx or of Σ_x θ^x (1 − θ)^{1−x}.
 */
import { childrenOf } from "../../semantics/children.ts";
import type { Expression } from "../../semantics/expression.ts";
import { isWeighted, standsAsNumber, standsWithinArgument } from "./standsAsNumber.ts";

/** The code of the doubt that an expression raises by its integrals and sums. */
export function doubtAboutSpaces(expression: Expression): string | undefined {
  if (expression.kind === "integral") {
    const { variables, body } = expression;
    const asked = variables.some(
      (variable) =>
        standsWithinArgument(variable, body) ||
        (standsAsNumber(variable, body) && !isWeighted(variable, body)),
    );
    if (asked) return "needs-smooth-world";
  }
  const overValues =
    (expression.kind === "summation" || expression.kind === "productOver") &&
    expression.range.kind === "alphabet";
  if (overValues) {
    const { variables, body } = expression;
    if (variables.some((variable) => standsAsNumber(variable, body) && !isWeighted(variable, body)))
      return "values-unstated";
  }
  for (const child of childrenOf(expression)) {
    const doubt = doubtAboutSpaces(child);
    if (doubt !== undefined) return doubt;
  }
  return undefined;
}
