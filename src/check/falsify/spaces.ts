/**
 * Whether a claim asks what the values of a variable are. Finite worlds choose the space that an integral or a sum over
 * all values runs over, so that they say nothing of ∫ e^{−x²} dx, of ∫ f(x − a) dx or of Σ_x θ^x (1 − θ)^{1−x}.
 */
import { boundBy, childrenOf } from "../../semantics/children.ts";
import type { Expression, Name } from "../../semantics/expression.ts";
import { isWeighted, standsAsNumber, standsWithinArgument } from "./standsAsNumber.ts";

/** The code of the doubt that these expressions raise together by their integrals and sums. */
export function doubtAboutSpaces(expressions: readonly Expression[]): string | undefined {
  const [overSets, overSpaces] = [new Set<Name>(), new Set<Name>()];
  for (const expression of expressions) gatherBound(expression, overSets, overSpaces);
  // Σ_{x ∈ D} f(x) beside E_{x ∼ q} f(x): how the data are distributed is not told.
  if ([...overSets].some((name) => overSpaces.has(name))) return "data-distribution";
  return expressions.map(doubtAbout).find((doubt) => doubt !== undefined);
}

function gatherBound(expression: Expression, overSets: Set<Name>, overSpaces: Set<Name>): void {
  const isSum = expression.kind === "summation" || expression.kind === "productOver";
  const isOverSet = isSum && expression.range.kind === "set";
  const isOverSpace =
    expression.kind === "expectation" || expression.kind === "integral" || expression.kind === "divergence";
  for (const { name } of boundBy(expression)) {
    if (isOverSet) overSets.add(name);
    if (isOverSpace) overSpaces.add(name);
  }
  for (const child of childrenOf(expression)) gatherBound(child, overSets, overSpaces);
}

function doubtAbout(expression: Expression): string | undefined {
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
    const doubt = doubtAbout(child);
    if (doubt !== undefined) return doubt;
  }
  return undefined;
}
