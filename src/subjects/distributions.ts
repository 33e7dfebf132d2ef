/** What densities are told apart by: their distribution, and the letters of their variables, conditions and parameters. */
import { childrenOf } from "../semantics/children.ts";
import type { Density, Expression, Name, Variable } from "../semantics/expression.ts";
import { keyOf } from "../semantics/sameExpression.ts";
import { sortOf } from "../semantics/sort.ts";

/** The expression and everything inside of it. */
export function withInner(expression: Expression): readonly Expression[] {
  const all: Expression[] = [expression];
  for (let index = 0; index < all.length; index++) {
    const inner = all[index];
    if (inner) all.push(...childrenOf(inner));
  }
  return all;
}

/** The letters of values, without indices, primes, accents and what else sets two values of one letter apart. */
export function lettersOf(values: readonly Expression[]): ReadonlySet<Name> {
  return new Set(values.flatMap(lettersIn));
}

function lettersIn(value: Expression): readonly Name[] {
  switch (value.kind) {
    case "variable":
      return [letterOf(sortOf(value))];
    case "sequence":
      return lettersIn(value.element);
    default:
      return childrenOf(value).flatMap(lettersIn);
  }
}

/** Whether one of the variables stands in the expression, be it as an index. */
export function dependsOn(expression: Expression, variables: readonly Variable[]): boolean {
  return withInner(expression).some((inner) => isAmong(inner, variables));
}

/** θ of θ, θ^{old}, θ_{t}, \hat{θ}. */
function letterOf(name: Name): Name {
  const bare = /^\\(?:hat|bar|tilde|widehat|widetilde|overline|dot)\{(.*)\}$/.exec(name)?.[1] ?? name;
  return bare.replace(/(?<=.)[_^'].*$/s, "");
}

export function haveCommon(first: ReadonlySet<Name>, second: ReadonlySet<Name>): boolean {
  return [...first].some((name) => second.has(name));
}

/** Whether all of the second are in the first, and more. */
export function isMoreThan(first: ReadonlySet<Name>, second: ReadonlySet<Name>): boolean {
  return first.size > second.size && [...second].every((name) => first.has(name));
}

export function isEqual(first: ReadonlySet<Name>, second: ReadonlySet<Name>): boolean {
  return first.size === second.size && [...second].every((name) => first.has(name));
}

/** Whether two densities are of one family at one value of its parameters. */
export function isSameDistribution(one: Density, other: Density): boolean {
  return one.family === other.family && keysOf(one.parameters) === keysOf(other.parameters);
}

/** Equal for expressions that are equal one by one. */
export function keysOf(expressions: readonly Expression[]): string {
  return expressions.map(keyOf).join(" ");
}

/** Whether a value is one of the variables. */
export function isAmong(value: Expression, variables: readonly Variable[]): boolean {
  return variables.some((variable) => keyOf(variable) === keyOf(value));
}
