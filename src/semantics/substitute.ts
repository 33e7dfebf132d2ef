/** Free variables, and substitution that never captures: a bound variable that would catch one is renamed first. */
import { boundBy, mapChildren, childrenOf } from "./children.ts";
import type { Expression, Variable } from "./expression.ts";
import { keyOf } from "./sameExpression.ts";

const free = new WeakMap<Expression, ReadonlyMap<string, Variable>>();

/** The free variables of an expression by their `keyOf`; x_i counts as x_i, with its index free beside it. */
export function freeVariables(expression: Expression): ReadonlyMap<string, Variable> {
  const known = free.get(expression);
  if (known) return known;
  const found = new Map<string, Variable>();
  if (expression.kind === "variable") found.set(keyOf(expression), expression);
  for (const child of childrenOf(expression))
    for (const [key, variable] of freeVariables(child)) found.set(key, variable);
  for (const bound of boundBy(expression)) found.delete(keyOf(bound));
  free.set(expression, found);
  return found;
}

export type Substitution = ReadonlyMap<string, Expression>;

/** `expression` with every free variable whose `keyOf` is in `substitution` replaced. */
export function substitute(expression: Expression, substitution: Substitution): Expression {
  if (substitution.size === 0) return expression;
  const whole = substitution.get(keyOf(expression));
  if (whole) return whole;
  const bound = boundBy(expression);
  if (bound.length === 0) return mapChildren(expression, (child) => substitute(child, substitution));
  const inner = new Map(substitution);
  for (const variable of bound) inner.delete(keyOf(variable));
  const within = freeVariables(expression);
  for (const key of inner.keys()) if (!within.has(key)) inner.delete(key);
  if (inner.size === 0) return expression;
  const arriving = new Set([...inner.values()].flatMap((value) => [...freeVariables(value).keys()]));
  const renaming = new Map<string, Variable>();
  for (const variable of bound) {
    if (arriving.has(keyOf(variable)))
      renaming.set(keyOf(variable), fresh(variable, new Set([...arriving, ...within.keys()])));
  }
  const safe = renaming.size > 0 ? renameBound(expression, renaming) : expression;
  return mapChildren(safe, (child) => substitute(child, inner));
}

/** `expression` with its own bound variables renamed by key, in binder and bodies alike. */
export function renameBound(expression: Expression, renaming: ReadonlyMap<string, Variable>): Expression {
  const rename = (variable: Variable): Variable => renaming.get(keyOf(variable)) ?? variable;
  return withBinders(
    mapChildren(expression, (child) => substitute(child, renaming)),
    rename,
  );
}

/** The expression with its own binders, and nothing within, renamed. */
function withBinders(inside: Expression, rename: (variable: Variable) => Variable): Expression {
  switch (inside.kind) {
    case "sequence":
      return { ...inside, index: rename(inside.index) };
    case "conditionalEntropy":
      return { ...inside, variables: inside.variables.map(rename), given: inside.given.map(rename) };
    case "mutualInformation":
      return { ...inside, left: inside.left.map(rename), right: inside.right.map(rename) };
    case "evidenceLowerBound":
      return { ...inside, latent: inside.latent.map(rename) };
    case "expectation":
    case "integral":
    case "summation":
    case "productOver":
    case "divergence":
    case "entropy":
    case "crossEntropy":
    case "optimum":
      return { ...inside, variables: inside.variables.map(rename) };
    default:
      return inside;
  }
}

/** `expression` with every variable renamed, free and bound alike; `rename` must keep different ones apart. */
export function renameAll(expression: Expression, rename: (variable: Variable) => Variable): Expression {
  const inner = mapChildren(expression, (child) => renameAll(child, rename));
  if (inner.kind === "variable") return rename(inner);
  return withBinders(inner, rename);
}

/** A variable of the same sort that is not in `taken`: x', x'', … */
export function fresh(variable: Variable, taken: ReadonlySet<string>): Variable {
  let candidate = variable;
  do candidate = { ...candidate, name: `${candidate.name}'` };
  while (taken.has(keyOf(candidate)));
  return candidate;
}
