/**
 * Arrays of numbers that a sum or product runs over: a variable with the bound index among its scripts, at that place
 * always over one range. Weights π_k and responsibilities γ_{ik} are such arrays, and what a note forgets to say of them
 * is that they sum to one.
 */
import { childrenOf } from "../../semantics/children.ts";
import type { Expression, Range, Variable } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";

export interface SummedArray {
  /** Which of the scripts is summed over, subscripts first. */
  readonly place: number;
  readonly index: Variable;
  readonly range: Range;
}

/** By name and place of the index, `γ 1`; an array over several ranges is left out. */
export function summedArrays(
  expressions: readonly Expression[],
  isArray: (variable: Variable) => boolean,
): ReadonlyMap<string, SummedArray> {
  const found = new Map<string, SummedArray | undefined>();
  const note = (element: Variable, array: SummedArray) => {
    if (!isArray(element)) return;
    const key = arrayKey(element, array.place);
    const known = found.get(key);
    found.set(key, !found.has(key) || (known && sameRange(known.range, array.range)) ? array : undefined);
  };
  const visit = (expression: Expression): void => {
    if (expression.kind === "summation" || expression.kind === "productOver") {
      const { variables, range, body } = expression;
      for (const index of variables) {
        eachElement(body, index, (element, place) => note(element, { place, index, range }));
      }
    }
    childrenOf(expression).forEach(visit);
  };
  expressions.forEach(visit);
  return new Map([...found].flatMap(([key, array]) => (array ? [[key, array] as const] : [])));
}

export function arrayKey({ name }: Variable, place: number): string {
  return `${name} ${place}`;
}

/** The element with another index in its place. */
export function withIndex(element: Variable, place: number, index: Variable): Variable {
  const change = (script: Expression, at: number) => (at === place ? index : script);
  const { subscripts, superscripts } = element;
  return {
    ...element,
    subscripts: subscripts.map(change),
    superscripts: superscripts.map((script, at) => change(script, at + subscripts.length)),
  };
}

function eachElement(
  expression: Expression,
  index: Variable,
  found: (element: Variable, place: number) => void,
): void {
  if (expression.kind === "variable") {
    const scripts = [...expression.subscripts, ...expression.superscripts];
    const place = scripts.findIndex((script) => keyOf(script) === keyOf(index));
    if (place >= 0) found(expression, place);
  }
  for (const child of childrenOf(expression)) eachElement(child, index, found);
}

function sameRange(first: Range, second: Range): boolean {
  if (first.kind === "interval" && second.kind === "interval") {
    return keyOf(first.from) === keyOf(second.from) && keyOf(first.to) === keyOf(second.to);
  }
  return (
    first.kind === second.kind &&
    (first.kind !== "set" || (second.kind === "set" && first.set === second.set))
  );
}
