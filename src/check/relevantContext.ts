/**
 * The definitions that bear on a claim. One that writes a density by functions of which neither the note nor the claim
 * says anything (a mixture of kernels N(x_i, σ_i)) leaves that density as free as it was, and is not used.
 */
import { childrenOf } from "../semantics/children.ts";
import type { Claim, Context, Definition } from "../semantics/claim.ts";
import type { Expression } from "../semantics/expression.ts";

export function relevantContext(claim: Claim, context: Context): Context {
  if (context.definitions.length === 0) return context;
  const { comparison, premises } = claim;
  const spoken = functionsIn([comparison, ...premises].flatMap(({ left, right }) => [left, right]));
  const meant = new Set(context.definitions.flatMap(({ left }) => (left.kind === "application" ? [left.function] : [])));
  const constrains = ({ left, right }: Definition): boolean => {
    if (left.kind !== "density") return true;
    const unknown = [...functionsIn([right])].filter((name) => !meant.has(name));
    return unknown.length === 0 || unknown.some((name) => spoken.has(name));
  };
  return { ...context, definitions: context.definitions.filter(constrains) };
}

function functionsIn(expressions: readonly Expression[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (expression: Expression): void => {
    if (expression.kind === "application") names.add(expression.function);
    childrenOf(expression).forEach(visit);
  };
  expressions.forEach(visit);
  return names;
}
