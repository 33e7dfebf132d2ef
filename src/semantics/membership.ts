/**
 * Statements about optima around an arrow: `\min_θ A ⇔ \max_θ B`, and `θ^* ∈ \arg\min_θ A ⇔ θ^* ∈ \arg\max_θ B`. Both
 * say that two sets of optima are equal.
 */
import type { Problem } from "../problem.ts";
import type { Chain } from "./chain/argument.ts";
import type { Comparison } from "./claim.ts";
import { atDepthZero, isSign } from "./cursor.ts";
import type { Expression } from "./expression.ts";
import { plainTex } from "./names.ts";
import type { ReadSides } from "./readSides.ts";

/** The equality that the arrow states, if both statements are optima; a problem if one of them is not read. */
export function membershipOf(
  before: Chain,
  after: Chain,
  sides: ReadSides,
): Comparison | { readonly problem: Problem } | undefined {
  if (before.links.length > 0 || after.links.length > 0) return undefined;
  const [left, right] = [before, after].map((chain) => chain.sides[0]);
  if (!left || !right) return undefined;
  if (elementOf(left.items) !== elementOf(right.items)) return undefined;
  const [first, second] = [sides.of(left), sides.of(right)];
  if ("problem" in first) return first;
  if ("problem" in second) return second;
  const [one, other] = [setOfOptima(first.expression), setOfOptima(second.expression)];
  return one && other ? { relation: "=", left: one, right: other } : undefined;
}

/** What stands before a `\in`. */
function elementOf(items: Parameters<typeof plainTex>[0]): string {
  const [element] = atDepthZero(items, 0, items.length, (item) => isSign(item, "\\in"));
  return element === undefined ? "" : plainTex(items.slice(0, element));
}

function setOfOptima(expression: Expression): Expression | undefined {
  if (expression.kind !== "optimum") return undefined;
  if (expression.operator === "max" || expression.operator === "sup")
    return { ...expression, operator: "argmax" };
  if (expression.operator === "min" || expression.operator === "inf")
    return { ...expression, operator: "argmin" };
  return expression;
}
