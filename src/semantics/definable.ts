/**
 * What a definition may have on its left: one name applied to distinct plain variables. And what names an expression
 * speaks of, to tell a name that is new from one that is known.
 */
import { boundBy, childrenOf } from "./children.ts";
import type { Expression, Name, Variable } from "./expression.ts";
import { keyOf } from "./sameExpression.ts";
import { freeVariables, substitute } from "./substitute.ts";
import type { Definition } from "./claim.ts";

/** The name that a left side would give a meaning to, with its number of arguments; undefined if it is no such side. */
export function definedName(left: Expression): string | undefined {
  switch (left.kind) {
    case "variable":
      return definedVariable(left);
    case "application":
      return isDistinct([...left.parameters, ...left.arguments])
        ? `${left.function}/${left.arguments.length}`
        : undefined;
    case "density":
      if (!isDistinct([...left.parameters, ...left.variables, ...left.conditions])) return undefined;
      return `${left.family}(${left.variables.map(keyOf).sort().join()}|${left.conditions.map(keyOf).sort().join()})`;
    default:
      return undefined;
  }
}

/** π_k gives all π_j their meaning; μ_1, and θ^{(t+1)}, is a name of its own. */
function definedVariable(left: Variable): string | undefined {
  const indices = childrenOf(left);
  if (!indices.every(isIndex)) return undefined;
  return indices.every((index) => index.kind === "variable") ? left.name : keyOf(left);
}

/** n, 2, t + 1. */
function isIndex(expression: Expression): boolean {
  return (
    isPlain(expression) ||
    (expression.kind === "addition" && expression.terms.every(isIndex)) ||
    (expression.kind === "negation" && isIndex(expression.operand))
  );
}

function isPlain(expression: Expression): boolean {
  return expression.kind === "variable" || expression.kind === "number";
}

/** Formal parameters: variables, sequences, or a density at a fixed point that stands for a number. */
function isDistinct(values: readonly Expression[]): boolean {
  const keys = values.map(keyOf);
  return (
    new Set(keys).size === keys.length &&
    values.every(
      (value) => value.kind === "variable" || value.kind === "sequence" || value.kind === "density",
    )
  );
}

/** Whether the densities among the formal parameters of `left` stand in `right`, as what is varied there. */
export function variesFormals(left: Expression, right: Expression): boolean {
  const densities =
    left.kind === "application" ? left.arguments.filter((value) => value.kind === "density") : [];
  const holds = (part: Expression, key: string): boolean =>
    keyOf(part) === key || childrenOf(part).some((child) => holds(child, key));
  const bound = new Set<string>();
  const gather = (part: Expression): void => {
    for (const variable of boundBy(part)) bound.add(keyOf(variable));
    childrenOf(part).forEach(gather);
  };
  gather(right);
  const isFixed = (value: Expression) => [...freeVariables(value).keys()].every((key) => !bound.has(key));
  return densities.every((value) => isFixed(value) && holds(right, keyOf(value)));
}

/** Whether the expression speaks of the name that `left` would define. */
export function mentions(expression: Expression, left: Expression): boolean {
  if (left.kind === "variable" && expression.kind === "variable") {
    return (
      expression.name === left.name &&
      expression.subscripts.length === left.subscripts.length &&
      keyOf(expression) === keyOf(left)
    );
  }
  if (
    left.kind === "application" &&
    expression.kind === "application" &&
    expression.function === left.function
  )
    return true;
  if (
    left.kind === "density" &&
    expression.kind === "density" &&
    definedName(expression) === definedName(left)
  )
    return true;
  return childrenOf(expression).some((child) => mentions(child, left));
}

/** Names of functions and families in an expression. */
export function namesOf(expression: Expression): ReadonlySet<Name> {
  const names = new Set<Name>();
  const visit = (part: Expression): void => {
    if (part.kind === "density") names.add(part.family);
    else if (part.kind === "application") names.add(part.function);
    else if (part.kind === "variable") names.add(part.name);
    childrenOf(part).forEach(visit);
  };
  visit(expression);
  return names;
}

/** The definition of `left` as `right`, a density among the formal parameters replaced by a number of its own. */
export function definitionOf(left: Expression, right: Expression): { readonly definition?: Definition } {
  // θ^{(t+1)} is told how to come by, which no other index follows from.
  if (speaksOfIndex(left, right) || (left.kind === "variable" && !childrenOf(left).every(isPlain))) return {};
  const values =
    left.kind === "application" ? left.arguments.filter((value) => value.kind === "density") : [];
  const replacement = new Map(
    values.map((value, index) => [
      keyOf(value),
      { kind: "variable", name: `u_{${index + 1}}`, subscripts: [], superscripts: [] } as const,
    ]),
  );
  return { definition: { left: substitute(left, replacement), right: substitute(right, replacement) } };
}

/**
 * Whether the formal parameters are indexed, β(s_t), by an index that the right side uses apart from them: putting s_u
 * in for s_t would leave the other uses at t.
 */
function speaksOfIndex(left: Expression, right: Expression): boolean {
  const formals =
    left.kind === "variable" ? [] : childrenOf(left).filter((value) => value.kind === "variable");
  const indices = new Set(formals.flatMap((formal) => childrenOf(formal).map(keyOf)));
  if (indices.size === 0) return false;
  const keys = new Set(formals.map(keyOf));
  const visit = (part: Expression): boolean =>
    !keys.has(keyOf(part)) && (indices.has(keyOf(part)) || childrenOf(part).some(visit));
  return visit(right);
}
