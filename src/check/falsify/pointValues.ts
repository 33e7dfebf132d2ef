/**
 * Densities and functions at fixed points taken as unknown numbers, where a derivative is in such a value (d/dp(H)) or
 * a premise is to be solved for one. Allowed only where the family or function occurs in no other form, so that nothing
 * else in the claim depends on its values.
 */
import { boundBy, childrenOf, mapChildren } from "../../semantics/children.ts";
import type { Expression, Variable } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";

interface Uses {
  /** By family or function: the distinct forms in which it occurs. */
  readonly forms: Map<string, Set<string>>;
  /** Those that hold a bound variable. */
  readonly bound: Set<string>;
}

/** The claim's expressions with such values replaced by variables, named for what they replace. */
export function takePointValuesAsNumbers(
  expressions: readonly Expression[],
  nameOf: (expression: Expression) => string,
): readonly Expression[] {
  const uses: Uses = { forms: new Map(), bound: new Set() };
  for (const expression of expressions) collect(expression, new Set(), uses);
  const replace = (expression: Expression): Expression => {
    const owner = ownerOf(expression);
    if (owner === undefined) return mapChildren(expression, replace);
    const single = uses.forms.get(owner)?.size === 1 && !uses.bound.has(owner);
    if (!single) return mapChildren(expression, replace);
    const value: Variable = { kind: "variable", name: nameOf(expression), subscripts: [], superscripts: [] };
    return value;
  };
  return expressions.map(replace);
}

function collect(expression: Expression, bound: ReadonlySet<string>, uses: Uses): void {
  const owner = ownerOf(expression);
  if (owner !== undefined) {
    const forms = uses.forms.get(owner) ?? new Set();
    uses.forms.set(owner, forms.add(keyOf(expression)));
    if (childrenOf(expression).some((child) => mentions(child, bound))) uses.bound.add(owner);
  }
  const binders = boundBy(expression);
  const inner = binders.length === 0 ? bound : new Set([...bound, ...binders.map(keyOf)]);
  if (expression.kind === "divergence" && expression.generator)
    uses.bound.add(`function ${expression.generator}`);
  for (const child of childrenOf(expression)) collect(child, inner, uses);
}

function mentions(expression: Expression, keys: ReadonlySet<string>): boolean {
  return keys.has(keyOf(expression)) || childrenOf(expression).some((child) => mentions(child, keys));
}

function ownerOf(expression: Expression): string | undefined {
  if (expression.kind === "density") return `family ${expression.family}`;
  return expression.kind === "application" ? `function ${expression.function}` : undefined;
}
