/**
 * The meaning that the note gives to an expression: the last definition whose left side matches it, with the actual
 * arguments put in. A density's formal variables match only variables of their own sort.
 */
import { boundBy, childrenOf } from "../../semantics/children.ts";
import type { Definition } from "../../semantics/claim.ts";
import type { Expression } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { sortOf } from "../../semantics/sort.ts";
import { freeVariables, substitute } from "../../semantics/substitute.ts";
import type { Substitution } from "../../semantics/substitute.ts";
import type { Situation } from "./situation.ts";

export function matchDefinition(expression: Expression, situation: Situation): Expression | undefined {
  const { definitions } = situation;
  for (let index = definitions.length - 1; index >= 0; index--) {
    const definition = definitions[index];
    const values = definition && matchLeft(definition.left, expression);
    if (!definition || !values) continue;
    if (refersToItself(definition)) return undefined;
    return substituteSafely(definition.right, values, situation);
  }
  return undefined;
}

function matchLeft(pattern: Expression, actual: Expression): Substitution | undefined {
  if (pattern.kind === "variable") return keyOf(pattern) === keyOf(actual) ? new Map() : undefined;
  if (pattern.kind === "application" && actual.kind === "application") {
    if (pattern.function !== actual.function) return undefined;
    return matchAll([pattern.parameters, pattern.arguments], [actual.parameters, actual.arguments], false);
  }
  if (pattern.kind === "density" && actual.kind === "density") {
    if (pattern.family !== actual.family) return undefined;
    const parameters = matchAll([pattern.parameters], [actual.parameters], false);
    const order = (e: Expression): string => (e.kind === "variable" ? sortOf(e) : "");
    const sorted = (list: readonly Expression[]) =>
      [...list].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
    const variables = matchAll(
      [sorted(pattern.variables), sorted(pattern.conditions)],
      [sorted(actual.variables), sorted(actual.conditions)],
      true,
    );
    return parameters && variables && new Map([...parameters, ...variables]);
  }
  return undefined;
}

function matchAll(
  patterns: readonly (readonly Expression[])[],
  actuals: readonly (readonly Expression[])[],
  bySort: boolean,
): Substitution | undefined {
  const result = new Map<string, Expression>();
  for (const [group, pattern] of patterns.entries()) {
    const actual = actuals[group] ?? [];
    if (pattern.length !== actual.length) return undefined;
    for (const [at, formal] of pattern.entries()) {
      const value = actual[at];
      if (!value || formal.kind !== "variable") return undefined;
      if (bySort && (value.kind !== "variable" || sortOf(value) !== sortOf(formal))) return undefined;
      const earlier = result.get(keyOf(formal));
      if (earlier && keyOf(earlier) !== keyOf(value)) return undefined;
      result.set(keyOf(formal), value);
    }
  }
  return result;
}

const selfReferences = new WeakMap<Definition, boolean>();

function refersToItself(definition: Definition): boolean {
  let known = selfReferences.get(definition);
  if (known === undefined) {
    known = containsHead(definition.right, definition.left);
    selfReferences.set(definition, known);
  }
  return known;
}

function containsHead(expression: Expression, head: Expression): boolean {
  const same =
    (head.kind === "variable" && keyOf(expression) === keyOf(head)) ||
    (head.kind === "application" &&
      expression.kind === "application" &&
      expression.function === head.function) ||
    (head.kind === "density" &&
      expression.kind === "density" &&
      expression.family === head.family &&
      holdsSorts([...expression.variables, ...expression.conditions], head.variables));
  return same || childrenOf(expression).some((child) => containsHead(child, head));
}

/** Whether every sort of the head is among the arguments': its ratio of marginals would bring the head back. */
function holdsSorts(present: readonly Expression[], head: readonly Expression[]): boolean {
  const sorts = new Set(
    present.map((e) => (e.kind === "variable" ? sortOf(e) : e.kind === "sequence" ? sortOf(e.element) : "")),
  );
  return head.every((e) => e.kind === "variable" && sorts.has(sortOf(e)));
}

/**
 * Substitution that keeps the meaning of names: undefined where a bound variable of a split sort would have to be
 * renamed, where a variable of such a sort changes, and where a derivative is taken in a variable that changes.
 */
export function substituteSafely(
  expression: Expression,
  values: Substitution,
  situation: Situation,
): Expression | undefined {
  const changed = [...values].filter(([key, value]) => key !== keyOf(value));
  if (changed.length === 0) return expression;
  const arriving = changed.map(([, value]) => value);
  if (derivesIn(expression, new Set(changed.map(([key]) => key)))) return undefined;
  if (situation.splitSorts.size > 0) {
    const arrivingSorts = new Set(
      arriving.flatMap((value) => [...freeVariables(value).values()].map(sortOf)),
    );
    for (const sort of situation.splitSorts)
      if (arrivingSorts.has(sort) && holdsSort(expression, sort)) return undefined;
  }
  return substitute(expression, new Map(changed));
}

function holdsSort(expression: Expression, sort: string): boolean {
  if (expression.kind === "variable" && sortOf(expression) === sort) return true;
  return (
    boundBy(expression).some((v) => sortOf(v) === sort) ||
    childrenOf(expression).some((child) => holdsSort(child, sort))
  );
}

function derivesIn(expression: Expression, keys: ReadonlySet<string>): boolean {
  if (expression.kind === "derivative" && keys.has(keyOf(expression.variable))) return true;
  return childrenOf(expression).some((child) => derivesIn(child, keys));
}
