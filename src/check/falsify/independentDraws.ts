/**
 * The density of independent draws: p(x_{1:N}) = ∏ᵢ p(xᵢ), and for pairs p(x_{1:N} | z_{1:N}) = ∏ᵢ p(xᵢ | zᵢ), where
 * the note calls the elements independent. Sequences of other elements stay as they are.
 */
import { mapChildren } from "../../semantics/children.ts";
import type { Density, Expression, Name, Sequence } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { substitute } from "../../semantics/substitute.ts";
import { Halt } from "./signals.ts";

export function spreadIndependentDraws(expression: Expression, independent: readonly Name[]): Expression {
  const inner = mapChildren(expression, (child) => spreadIndependentDraws(child, independent));
  if (inner.kind !== "density") return inner;
  const places = [...inner.variables, ...inner.conditions];
  const sequences = places.filter((place) => place.kind === "sequence");
  if (!sequences.some(({ element }) => independent.includes(element.name))) return inner;
  const [first] = sequences;
  const alike = sequences.every(
    (sequence) => sameRange(sequence, first) && independent.includes(sequence.element.name),
  );
  if (!first || !alike || sequences.length < places.length)
    throw new Halt("dependent-draws", { family: inner.family });
  return productOfElements(inner, first);
}

function sameRange(sequence: Sequence, other: Sequence | undefined): boolean {
  return (
    other !== undefined &&
    keyOf(sequence.from) === keyOf(other.from) &&
    keyOf(sequence.to) === keyOf(other.to)
  );
}

function productOfElements(density: Density, { index, from, to }: Sequence): Expression {
  const elementOf = (place: Expression): Expression =>
    place.kind === "sequence" ? substitute(place.element, new Map([[keyOf(place.index), index]])) : place;
  return {
    kind: "productOver",
    variables: [index],
    range: { kind: "interval", from, to },
    body: {
      ...density,
      variables: density.variables.map(elementOf),
      conditions: density.conditions.map(elementOf),
    },
  };
}
