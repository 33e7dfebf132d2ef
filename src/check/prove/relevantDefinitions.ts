/** The definitions that bear on a claim: those whose name stands in it, and in the meanings of those, in order. */
import { childrenOf } from "../../semantics/children.ts";
import type { Definition } from "../../semantics/claim.ts";
import type { Expression } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";

export function relevantDefinitions(
  expressions: readonly Expression[],
  definitions: readonly Definition[],
): readonly Definition[] {
  const heads = new Set<string>();
  const add = (expression: Expression): void => {
    for (const head of headsIn(expression)) heads.add(head);
  };
  for (const expression of expressions) add(expression);
  const chosen = new Set<Definition>();
  for (let before = -1; before !== chosen.size;) {
    before = chosen.size;
    for (const definition of definitions) {
      const head = headOf(definition.left);
      if (head === undefined || !heads.has(head) || chosen.has(definition)) continue;
      chosen.add(definition);
      add(definition.right);
    }
  }
  return definitions.filter((definition) => chosen.has(definition));
}

function headOf(expression: Expression): string | undefined {
  if (expression.kind === "application") return `function ${expression.function}`;
  if (expression.kind === "density") return `family ${expression.family}`;
  return expression.kind === "variable" ? keyOf(expression) : undefined;
}

const known = new WeakMap<Expression, ReadonlySet<string>>();

/** The names for which a definition might be looked up in an expression. */
function headsIn(expression: Expression): ReadonlySet<string> {
  let heads = known.get(expression);
  if (!heads) {
    const found = new Set<string>();
    const own = headOf(expression);
    if (own !== undefined) found.add(own);
    if (expression.kind === "divergence" && expression.generator !== undefined) {
      found.add(`function ${expression.generator}`);
    }
    for (const child of childrenOf(expression)) for (const head of headsIn(child)) found.add(head);
    heads = found;
    known.set(expression, heads);
  }
  return heads;
}
