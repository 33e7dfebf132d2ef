/** The names that an expression speaks of: variables, families of densities and functions, without their arguments. */
import { childrenOf } from "../../semantics/children.ts";
import type { Expression } from "../../semantics/expression.ts";

/** What a name is told apart by: its kind and its own name, without arguments. */
export function nameOf(expression: Expression): string | undefined {
  switch (expression.kind) {
    case "variable":
      return `variable ${expression.name}`;
    case "density":
      return `density ${expression.family}`;
    case "application":
      return `function ${expression.function}`;
    default:
      return undefined;
  }
}

/** Adds all names of an expression. */
export function collectNames(expression: Expression, into: Set<string>): void {
  const name = nameOf(expression);
  if (name !== undefined) into.add(name);
  for (const child of childrenOf(expression)) collectNames(child, into);
}
