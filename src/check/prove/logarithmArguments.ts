/**
 * The arguments of the logarithms in an expression, and the names that make them facts about one place only: a fact
 * under ∫ f(x) dx over the whole space of x is one about every x, one under Σ_{i=1}^N is not one about every i.
 */
import { boundBy, childrenOf } from "../../semantics/children.ts";
import type { Expression } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { freeVariables } from "../../semantics/substitute.ts";
import { hasPointMasses } from "./signs.ts";
import type { Situation } from "./situation.ts";

export function logarithmArguments(
  expression: Expression,
  local: ReadonlySet<string>,
): readonly Expression[] {
  const inner = childrenOf(expression).flatMap((child) => logarithmArguments(child, local));
  if (expression.kind !== "logarithm") return inner;
  const free = [...freeVariables(expression.argument).keys()].every((key) => !local.has(key));
  return free ? [expression.argument, ...inner] : inner;
}

/** The keys of all variables that anything in the expressions binds. */
export function boundNames(expressions: readonly Expression[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (expression: Expression): void => {
    for (const variable of boundBy(expression)) found.add(keyOf(variable));
    for (const child of childrenOf(expression)) visit(child);
  };
  for (const expression of expressions) visit(expression);
  return found;
}

/**
 * The keys of the bound variables of a claim, but for those that are free nowhere and that only integrals over their
 * whole space bind, with no unit mass inside: what holds wherever such a name stands holds for all its values.
 */
export function localNames(sides: readonly Expression[], situation: Situation): ReadonlySet<string> {
  const local = new Set<string>();
  const visit = (expression: Expression): void => {
    const keys = boundBy(expression).map(keyOf);
    if (keys.length > 0 && !isOverWholeSpace(expression, situation)) for (const key of keys) local.add(key);
    for (const child of childrenOf(expression)) visit(child);
  };
  for (const side of sides) visit(side);
  for (const { left, right } of situation.definitions) [left, right].forEach(visit);
  const free = new Set(sides.flatMap((side) => [...freeVariables(side).keys()]));
  for (const key of boundNames(sides)) if (free.has(key)) local.add(key);
  return local;
}

function isOverWholeSpace(binder: Expression, situation: Situation): boolean {
  switch (binder.kind) {
    case "expectation":
    case "divergence":
    case "entropy":
    case "crossEntropy":
    case "conditionalEntropy":
    case "mutualInformation":
    case "evidenceLowerBound":
      return !hasPointMasses(binder, situation);
    case "integral":
      return !binder.lower && !binder.upper && !hasPointMasses(binder, situation);
    case "summation":
      return binder.range.kind === "alphabet" && !hasPointMasses(binder, situation);
    default:
      return false;
  }
}
