/**
 * Quantities in an average that are spelt like the variable averaged over, X or x_i under E over x: whether they are
 * among its values is not said, and neither engine may take them for constants. Values of densities are told apart by
 * the densities.
 */
import { childrenOf } from "../semantics/children.ts";
import type { Claim } from "../semantics/claim.ts";
import type { Expression, Variable } from "../semantics/expression.ts";
import { keyOf } from "../semantics/sameExpression.ts";
import type { Stop } from "./verdict.ts";

/** The first such quantity of the claim as it is written, as the reason not to hold it. */
export function alikeNames({ comparison, premises }: Claim): Stop | undefined {
  const sides = [comparison, ...premises].flatMap(({ left, right }) => [left, right]);
  const name = sides.map(alikeInside).find((found) => found !== undefined);
  return name === undefined ? undefined : { code: "loose-index", data: { name } };
}

function alikeInside(expression: Expression): string | undefined {
  if (expression.kind === "expectation" || expression.kind === "integral") {
    const bound = new Set(expression.variables.map(keyOf));
    const letters = new Set(expression.variables.map(({ name }) => letterIn(name)));
    const found = quantitiesIn(expression.body).find(
      (one) => !bound.has(keyOf(one)) && letters.has(letterIn(one.name)),
    );
    if (found) return found.name;
  }
  return childrenOf(expression)
    .map(alikeInside)
    .find((name) => name !== undefined);
}

/** Variables outside densities. */
function quantitiesIn(expression: Expression): readonly Variable[] {
  if (expression.kind === "density") return [];
  if (expression.kind === "variable") return [expression];
  return childrenOf(expression).flatMap(quantitiesIn);
}

const letterIn = (name: string): string => name.replaceAll(/\\math\w+|[{}']/g, "").toLowerCase();
