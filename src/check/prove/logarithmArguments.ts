/** The arguments of the logarithms in an expression that mention no bound name, and the bound names. */
import { boundBy, childrenOf } from "../../semantics/children.ts";
import type { Expression } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { freeVariables } from "../../semantics/substitute.ts";

export function logarithmArguments(
  expression: Expression,
  bound: ReadonlySet<string>,
): readonly Expression[] {
  const inner = childrenOf(expression).flatMap((child) => logarithmArguments(child, bound));
  if (expression.kind !== "logarithm") return inner;
  const free = [...freeVariables(expression.argument).keys()].every((key) => !bound.has(key));
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
