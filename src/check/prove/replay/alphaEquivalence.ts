/**
 * Equality up to the names of bound variables and the order of an integral's variables. A bound variable may stand for
 * one of its own sort, or, as the index of an interval, for any letter; neither where names tell axes apart.
 */
import { boundBy, childrenOf } from "../../../semantics/children.ts";
import type { Expression, Variable } from "../../../semantics/expression.ts";
import { keyOf, sameExpression } from "../../../semantics/sameExpression.ts";
import { sortOf } from "../../../semantics/sort.ts";
import { fresh, freeVariables, renameBound } from "../../../semantics/substitute.ts";
import type { Situation } from "../situation.ts";

export function alphaEquivalent(first: Expression, second: Expression, situation: Situation): boolean {
  if (sameExpression(first, second)) return true;
  if (first.kind !== second.kind) return false;
  const left = boundBy(first);
  const right = boundBy(second);
  if (left.length !== right.length) return false;
  if (left.length === 0) return sameHead(first, second) && sameChildren(first, second, situation);
  return pairings(left, right).some((pairing) => {
    if (!pairing.every(([a, b]) => mayStandFor(a, b, first, situation))) return false;
    const taken = new Set([...namesIn(first), ...namesIn(second)]);
    const forFirst = new Map<string, Variable>();
    const forSecond = new Map<string, Variable>();
    for (const [a, b] of pairing) {
      const common = fresh(a, taken);
      taken.add(keyOf(common));
      forFirst.set(keyOf(a), common);
      forSecond.set(keyOf(b), common);
    }
    const one = inOrder(renameBound(first, forFirst));
    const other = inOrder(renameBound(second, forSecond));
    return sameHead(one, other) && sameChildren(one, other, situation);
  });
}

function mayStandFor(a: Variable, b: Variable, binder: Expression, situation: Situation): boolean {
  if (keyOf(a) === keyOf(b)) return true;
  if (situation.splitSorts.has(sortOf(a)) || situation.splitSorts.has(sortOf(b))) return false;
  if (situation.tuples.has(a.name) || situation.tuples.has(b.name)) return false;
  const ranged = binder.kind === "summation" || binder.kind === "productOver";
  if (ranged && binder.range.kind === "index") return false;
  if (sortOf(a) === sortOf(b)) return a.subscripts.length + a.superscripts.length === 0 || sameIndices(a, b);
  if (ranged) return binder.range.kind === "interval" && !isArgument(binder.body, keyOf(a));
  return binder.kind === "sequence";
}

const sameIndices = (a: Variable, b: Variable): boolean =>
  keyOf({ ...a, name: "" }) === keyOf({ ...b, name: "" });

/** Whether the variable is an argument of a density or bound again below. */
function isArgument(expression: Expression, key: string): boolean {
  if (
    expression.kind === "density" &&
    [...expression.variables, ...expression.conditions].some((v) => keyOf(v) === key)
  )
    return true;
  return (
    boundBy(expression).some((v) => keyOf(v) === key) ||
    childrenOf(expression).some((child) => isArgument(child, key))
  );
}

/** All names that stand anywhere, so that a new one clashes with none. */
function namesIn(expression: Expression): readonly string[] {
  return [
    ...freeVariables(expression).keys(),
    ...boundBy(expression).map(keyOf),
    ...childrenOf(expression).flatMap(namesIn),
  ];
}

function inOrder(expression: Expression): Expression {
  if (expression.kind !== "integral" && expression.kind !== "optimum") return expression;
  return {
    ...expression,
    variables: [...expression.variables].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  };
}

/** Everything but the children: compared with the children of the first put into the second's place by key. */
function sameHead(first: Expression, second: Expression): boolean {
  const headOf = (e: Expression): string => {
    const key = keyOf(e);
    const inner = childrenOf(e).map(keyOf).join(" ");
    return key.slice(0, key.length - inner.length);
  };
  return headOf(first) === headOf(second);
}

function sameChildren(first: Expression, second: Expression, situation: Situation): boolean {
  const left = childrenOf(first);
  const right = childrenOf(second);
  return (
    left.length === right.length &&
    left.every((child, index) => {
      const other = right[index];
      return other !== undefined && alphaEquivalent(child, other, situation);
    })
  );
}

function pairings(
  left: readonly Variable[],
  right: readonly Variable[],
): readonly (readonly (readonly [Variable, Variable])[])[] {
  if (left.length > 4) return [left.flatMap((a, at) => (right[at] ? [[a, right[at]] as const] : []))];
  const [a, ...others] = left;
  if (!a) return [[]];
  return right.flatMap((b, at) =>
    pairings(
      others,
      right.filter((_, index) => index !== at),
    ).map((rest) => [[a, b] as const, ...rest]),
  );
}
