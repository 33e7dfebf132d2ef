/**
 * Bound variables may be called otherwise, and those of one integral have no order: ∫ f(x') dx' = ∫ f(x) dx.
 *
 * They are given the first names of their sort that are free (x, x', x'', …; for indices of an interval i, j, k, …),
 * except where one density holds several variables of the sort, since there the name tells which is meant.
 */
import { boundBy, childrenOf } from "../../../semantics/children.ts";
import type { Expression, Variable } from "../../../semantics/expression.ts";
import { keyOf } from "../../../semantics/sameExpression.ts";
import { sortOf } from "../../../semantics/sort.ts";
import { freeVariables, renameBound } from "../../../semantics/substitute.ts";
import { sortByKey } from "../rationalFunction.ts";
import type { Rule } from "../rule.ts";
import { isRenamable } from "../sideConditions.ts";
import type { Situation } from "../situation.ts";

export const renameBoundVariables: Rule = {
  name: "rename-bound-variables",
  statement: "\\int f(x') \\, dx' = \\int f(x) \\, dx",
  kinds: ["integral", "summation", "productOver", "sequence", "optimum"],
  apply(e, situation) {
    const bound = boundBy(e);
    const outside = freeVariables(e);
    const candidates = orderings(bound, situation).map((order) => {
      const taken = new Set(outside.keys());
      const renaming = new Map<string, Variable>();
      for (const variable of order) {
        const name = isRenamable(variable, situation) ? firstName(variable, e, taken) : variable;
        taken.add(keyOf(name));
        renaming.set(keyOf(variable), name);
      }
      return inOrder(apply(e, renaming));
    });
    const [best] = sortByKey(candidates);
    return best && keyOf(best) !== keyOf(e) ? best : undefined;
  },
  examples: [{ from: "\\sum_{n=1}^{N} f(n)", to: "\\sum_{i=1}^{N} f(i)" }],
  refusals: [{ from: "\\sum_n f(n)", because: "an index without a range means the same one throughout" }],
};

function apply(e: Expression, renaming: ReadonlyMap<string, Variable>): Expression {
  const changed = new Map([...renaming].filter(([key, to]) => keyOf(to) !== key));
  return changed.size === 0 ? e : renameBound(e, changed);
}

function inOrder(e: Expression): Expression {
  return e.kind === "integral" || e.kind === "optimum" ? { ...e, variables: sortByKey(e.variables) } : e;
}

/** Orders in which to hand out names: all orders of up to three variables of one sort. */
function orderings(bound: readonly Variable[], situation: Situation): readonly (readonly Variable[])[] {
  const sorts = new Map<string, Variable[]>();
  for (const variable of bound) {
    if (!isRenamable(variable, situation)) continue;
    sorts.set(sortOf(variable), [...(sorts.get(sortOf(variable)) ?? []), variable]);
  }
  const crowded = [...sorts.values()].find((group) => group.length > 1 && group.length < 4);
  if (!crowded) return [bound];
  const others = bound.filter((variable) => !crowded.includes(variable));
  return permutations(crowded).map((order) => [...others, ...order]);
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, at) =>
    permutations(items.filter((_, index) => index !== at)).map((rest) => [item, ...rest]),
  );
}

const indexNames = ["i", "j", "k", "l", "m", "n"];

function firstName(variable: Variable, binder: Expression, taken: ReadonlySet<string>): Variable {
  for (const candidate of candidatesFor(variable, binder)) if (!taken.has(keyOf(candidate))) return candidate;
  return variable;
}

function* candidatesFor(variable: Variable, binder: Expression): Generator<Variable> {
  const plain = variable.subscripts.length + variable.superscripts.length === 0;
  const isIndex =
    plain &&
    (binder.kind === "sequence" ||
      ((binder.kind === "summation" || binder.kind === "productOver") &&
        binder.range.kind === "interval" &&
        !isPoint(binder.body, variable)));
  const indexRange =
    (binder.kind === "summation" || binder.kind === "productOver") && binder.range.kind === "index";
  if (isIndex) for (const name of indexNames) yield { ...variable, name };
  const sort = sortOf(variable);
  if (!indexRange)
    for (let primes = 0; primes < 12; primes++) yield { ...variable, name: sort + "'".repeat(primes) };
}

/** Whether the variable stands as an argument of a density somewhere, where its letter tells the axis. */
function isPoint(expression: Expression, variable: Variable): boolean {
  const key = keyOf(variable);
  if (expression.kind === "density") {
    return [...expression.variables, ...expression.conditions].some((argument) => keyOf(argument) === key);
  }
  if (boundBy(expression).some((bound) => keyOf(bound) === key)) return true;
  return childrenOf(expression).some((child) => isPoint(child, variable));
}
