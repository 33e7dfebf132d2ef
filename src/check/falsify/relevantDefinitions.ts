/** The definitions that bear on a claim: those of a name that occurs in it, or in a definition that bears on it. */
import { childrenOf } from "../../semantics/children.ts";
import type { Claim, Definition } from "../../semantics/claim.ts";
import type { Expression } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";

/** In the order given. */
export function relevantDefinitions(claim: Claim, definitions: readonly Definition[]): readonly Definition[] {
  if (definitions.length === 0) return definitions;
  const names = new Set<string>();
  for (const { left, right } of [claim.comparison, ...claim.premises]) {
    collectNames(left, names);
    collectNames(right, names);
  }
  const relevant = new Set<Definition>();
  for (let before = -1; before < relevant.size;) {
    before = relevant.size;
    for (const definition of definitions) {
      if (relevant.has(definition) || !names.has(headOf(definition.left))) continue;
      relevant.add(definition);
      collectNames(definition.right, names);
    }
  }
  return definitions.filter((definition) => relevant.has(definition));
}

function collectNames(expression: Expression, into: Set<string>): void {
  into.add(headOf(expression));
  if (expression.kind === "divergence" && expression.generator !== undefined) {
    into.add(`application ${expression.generator}`);
  }
  for (const child of childrenOf(expression)) collectNames(child, into);
}

function headOf(expression: Expression): string {
  switch (expression.kind) {
    case "application":
      return `application ${expression.function}`;
    case "density":
      return `density ${expression.family}/${expression.parameters.length}`;
    default:
      return keyOf(expression);
  }
}
