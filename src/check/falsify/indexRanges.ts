/**
 * Which indices run over one range although none is written: those that stand at one place of one name. In
 * (Σ_i a_i)² = Σ_i Σ_j a_i a_j both letters count the members of a.
 */
import { boundBy, childrenOf } from "../../semantics/children.ts";
import type { Expression, Name, Range } from "../../semantics/expression.ts";

export interface IndexRanges {
  /** The name of the number of values that an index takes for which no range is written. */
  sizeOf(index: Name): Name;
  /** The names of all such numbers, and `|S|` of the sets that indices run over. */
  readonly unstated: readonly Name[];
  /** Whether the indices at one place have a written range in one sum and none in another. */
  readonly partlyStated: boolean;
}

export function indexRangesOf(expressions: readonly Expression[]): IndexRanges {
  const places = new Map<string, Set<Name>>();
  const kinds = new Map<Name, Set<Range["kind"]>>();
  const sets = new Set<Name>();
  for (const expression of expressions) visit(expression, places, kinds, sets);
  const classes = connected(kinds.keys(), places.values());
  const unstated = [...classes].filter(([index]) => kinds.get(index)?.has("index"));
  const sizeOf = (index: Name) => `#${classes.get(index) ?? index}`;
  return {
    sizeOf,
    unstated: [...new Set(unstated.map(([index]) => sizeOf(index))), ...[...sets].map((set) => `|${set}|`)],
    partlyStated: unstated.some(([, first]) =>
      [...classes].some(([other, its]) => its === first && [...(kinds.get(other) ?? [])].some(isWritten)),
    ),
  };
}

function isWritten(kind: Range["kind"]): boolean {
  return kind === "interval" || kind === "set";
}

function visit(
  expression: Expression,
  places: Map<string, Set<Name>>,
  kinds: Map<Name, Set<Range["kind"]>>,
  sets: Set<Name>,
): void {
  if (expression.kind === "summation" || expression.kind === "productOver") {
    const { range } = expression;
    for (const { name } of boundBy(expression)) {
      kinds.set(name, (kinds.get(name) ?? new Set()).add(range.kind));
    }
    if (range.kind === "set") sets.add(range.set);
  }
  for (const [place, index] of placesIn(expression)) {
    if (index.kind === "variable") places.set(place, (places.get(place) ?? new Set()).add(index.name));
  }
  for (const child of childrenOf(expression)) visit(child, places, kinds, sets);
}

/** The places of a name that may hold an index: `x_·`, `x^·`, `f(·)`, each by its number. */
function placesIn(expression: Expression): readonly (readonly [place: string, index: Expression])[] {
  if (expression.kind === "variable") {
    const { name, subscripts, superscripts } = expression;
    return [...numbered(`${name}_`, subscripts), ...numbered(`${name}^`, superscripts)];
  }
  if (expression.kind !== "application") return [];
  return numbered(`${expression.function}(`, [...expression.parameters, ...expression.arguments]);
}

function numbered(name: string, indices: readonly Expression[]) {
  return indices.map((index, at) => [`${name}${at}`, index] as const);
}

/** The first index of those that every index is connected with by places that hold both. */
function connected(indices: Iterable<Name>, places: Iterable<ReadonlySet<Name>>): ReadonlyMap<Name, Name> {
  const first = new Map([...indices].map((index) => [index, index]));
  for (const place of places) {
    const bound = [...place].filter((index) => first.has(index));
    const joined = new Set(bound.map((index) => first.get(index)));
    const [least] = joined;
    if (least === undefined) continue;
    for (const [index, representative] of first) if (joined.has(representative)) first.set(index, least);
  }
  return first;
}
