/** Structural equality of expressions, by a key that is computed once for each object. */
import { childrenOf } from "./children.ts";
import type { Expression, Range, Variable } from "./expression.ts";

const keys = new WeakMap<Expression, string>();

/** Equal keys mean equal structure; bound variables are told apart by name. */
export function keyOf(expression: Expression): string {
  let key = keys.get(expression);
  if (key === undefined) {
    const children = childrenOf(expression);
    key = `(${expression.kind}${labelOf(expression)}${childCounts(expression)} `;
    for (let index = 0; index < children.length; index++) {
      const child = children[index];
      if (child) key += index > 0 ? ` ${keyOf(child)}` : keyOf(child);
    }
    key += ")";
    keys.set(expression, key);
  }
  return key;
}

/** Equal structure; parts that are the same object are not looked into. */
export function sameExpression(first: Expression, second: Expression): boolean {
  if (first === second) return true;
  if (first.kind !== second.kind) return false;
  const [known, other] = [keys.get(first), keys.get(second)];
  if (known !== undefined && other !== undefined) return known === other;
  if (labelOf(first) !== labelOf(second) || childCounts(first) !== childCounts(second)) return false;
  const children = childrenOf(first);
  const others = childrenOf(second);
  return (
    children.length === others.length &&
    children.every((child, index) => {
      const beside = others[index];
      return beside !== undefined && sameExpression(child, beside);
    })
  );
}

/** Everything of an expression that is not a child. */
function labelOf(e: Expression): string {
  switch (e.kind) {
    case "number":
      return ` ${e.value.numerator}/${e.value.denominator}`;
    case "constant":
    case "variable":
      return ` ${e.name}`;
    case "density":
      return ` ${e.family}`;
    case "application":
      return ` ${e.function}`;
    case "divergence":
      return ` ${e.divergence} ${e.generator ?? ""} ${names(e.variables)}`;
    case "expectation":
    case "integral":
    case "entropy":
    case "crossEntropy":
      return ` ${names(e.variables)}`;
    case "conditionalEntropy":
      return ` ${names(e.variables)}|${names(e.given)}`;
    case "mutualInformation":
      return ` ${names(e.left)};${names(e.right)}`;
    case "evidenceLowerBound":
      return ` ${names(e.latent)}`;
    case "optimum":
      return ` ${e.operator} ${names(e.variables)}`;
    case "summation":
    case "productOver":
      return ` ${names(e.variables)} ${rangeLabel(e.range)}`;
    case "sequence":
      return ` ${keyOf(e.index)}`;
    default:
      return "";
  }
}

function names(variables: readonly Variable[]): string {
  return `[${variables.map(keyOf).join(",")}]`;
}

function rangeLabel(range: Range): string {
  return range.kind === "set" ? `set ${range.set}` : range.kind;
}

/** Where children of different roles stand side by side, how many there are of each. */
function childCounts(e: Expression): string {
  switch (e.kind) {
    case "variable":
      return `:${e.subscripts.length}`;
    case "density":
      return `:${e.parameters.length}:${e.variables.length}`;
    case "application":
      return `:${e.parameters.length}`;
    case "integral":
      return `:${e.lower ? 1 : 0}:${e.upper ? 1 : 0}`;
    default:
      return "";
  }
}
