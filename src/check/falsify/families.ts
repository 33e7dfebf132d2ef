/**
 * The axes of each family of densities. An axis is a sort where no single application holds two variables of that sort
 * (p(x), p(x'), p(x_i) are one marginal at several points); otherwise each variable with its literal indices is an axis
 * (q(x_t, x_{t−1})). A sequence of dependent elements makes its variable a tuple, whose components are the axes.
 */
import { boundBy, childrenOf } from "../../semantics/children.ts";
import type { Density, Expression, Name, Variable } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { sortOf } from "../../semantics/sort.ts";
import { labelOf } from "./label.ts";
import { Halt } from "./signals.ts";

export interface Axis {
  /** What tells it apart: its sort, or the key of a variable. */
  readonly label: string;
  /** How a reader names it. */
  readonly name: string;
  readonly sort: Name;
}

/** A variable x whose components x_1, …, x_D are the axes of a family. */
export interface Tuple {
  readonly element: Name;
  /** The variable that is the whole tuple: `x` or its bold form. */
  readonly whole: Name;
  /** The last component's number. */
  readonly last: Expression;
  readonly first: number;
}

export interface Family {
  readonly key: string;
  readonly name: Name;
  readonly axes: readonly Axis[];
  /** The sort that is a tuple for this family. */
  readonly tuple?: Tuple;
  /** Whether some pair of its sorts is free and never held by one application: perhaps two values of one variable. */
  readonly unclear: boolean;
}

export function familyKey(density: Density): string {
  return `${density.family}/${density.parameters.length}`;
}

type SortFor = (variable: Variable) => Name;

export function familiesOf(
  densities: readonly Density[],
  expressions: readonly Expression[],
  sortFor: SortFor,
): { families: ReadonlyMap<string, Family>; tuples: ReadonlyMap<Name, Tuple> } {
  const groups = new Map<string, Density[]>();
  for (const density of densities) {
    const key = familyKey(density);
    const group = groups.get(key);
    if (group) group.push(density);
    else groups.set(key, [density]);
  }
  const bound = new Set<string>();
  for (const expression of expressions) collectBound(expression, bound);
  const tuples = findTuples(densities, expressions);
  const families = new Map<string, Family>();
  for (const [key, group] of groups) families.set(key, familyOf(key, group, bound, tuples, sortFor));
  return { families, tuples };
}

function collectBound(expression: Expression, into: Set<string>): void {
  for (const variable of boundBy(expression)) into.add(keyOf(variable));
  for (const child of childrenOf(expression)) collectBound(child, into);
}

function familyOf(
  key: string,
  group: readonly Density[],
  bound: ReadonlySet<string>,
  tuples: ReadonlyMap<Name, Tuple>,
  sortFor: SortFor,
): Family {
  const tuple = [...tuples.values()].find(({ element, whole }) =>
    group.some((density) => placesOf(density).some((place) => isOfTuple(place, element, whole))),
  );
  const ordinary = group.map((density) =>
    placesOf(density).filter((place) => !(tuple && isOfTuple(place, tuple.element, tuple.whole))),
  );
  const split = new Set<Name>();
  for (const places of ordinary) {
    const seen = new Set<Name>();
    for (const place of places) {
      const sort = sortFor(variableAt(place));
      if (seen.has(sort)) split.add(sort);
      seen.add(sort);
    }
  }
  const axes = new Map<string, Axis>();
  for (const places of ordinary) {
    for (const place of places) {
      const variable = variableAt(place);
      const sort = sortFor(variable);
      if (!split.has(sort)) axes.set(sort, { label: sort, name: sort, sort });
      else {
        const label = splitLabel(variable, ordinary, bound, sortFor);
        axes.set(label, { label, name: labelOf(variable), sort });
      }
    }
  }
  const first = group[0];
  return {
    key,
    name: first?.family ?? key,
    axes: [...axes.values()].sort((a, b) => (a.label < b.label ? -1 : 1)),
    ...(tuple ? { tuple } : {}),
    unclear: isUnclear(ordinary, bound, sortFor),
  };
}

function placesOf(density: Density): readonly Expression[] {
  return [...density.variables, ...density.conditions];
}

function isOfTuple(place: Expression, element: Name, whole: Name): boolean {
  if (place.kind === "sequence") return sortOf(place.element) === element;
  return place.kind === "variable" && (sortOf(place) === element || sortOf(place) === whole);
}

function variableAt(place: Expression): Variable {
  if (place.kind !== "variable") throw new Halt("density-argument");
  return place;
}

/** The label of a variable whose sort has several axes: its key, if it is told apart by its literal form. */
function splitLabel(
  variable: Variable,
  applications: readonly (readonly Expression[])[],
  bound: ReadonlySet<string>,
  sortFor: SortFor,
): string {
  const label = keyOf(variable);
  const sort = sortFor(variable);
  const among = applications.some(
    (places) =>
      places.some((place) => keyOf(place) === label) &&
      places.some((place) => keyOf(place) !== label && place.kind === "variable" && sortFor(place) === sort),
  );
  const movingIndex = [...variable.subscripts, ...variable.superscripts].some((index) =>
    holdsAny(index, bound),
  );
  if (!among || movingIndex) throw new Halt("axes-unclear", { variable: variable.name });
  return label;
}

function holdsAny(expression: Expression, keys: ReadonlySet<string>): boolean {
  return keys.has(keyOf(expression)) || childrenOf(expression).some((child) => holdsAny(child, keys));
}

function isUnclear(
  applications: readonly (readonly Expression[])[],
  bound: ReadonlySet<string>,
  sortFor: SortFor,
): boolean {
  const free = new Map<Name, boolean>();
  for (const places of applications) {
    for (const place of places) {
      const sort = sortFor(variableAt(place));
      free.set(sort, (free.get(sort) ?? true) && !bound.has(keyOf(place)));
    }
  }
  const sorts = [...free.keys()].filter((sort) => free.get(sort));
  return sorts.some((first, index) =>
    sorts
      .slice(index + 1)
      .some(
        (second) =>
          !applications.some((places) => holdsBoth(places.map(variableAt).map(sortFor), first, second)),
      ),
  );
}

function holdsBoth(sorts: readonly Name[], first: Name, second: Name): boolean {
  return sorts.includes(first) && sorts.includes(second);
}

/** The tuples among the variables: elements of sequences that stand in densities. */
function findTuples(
  densities: readonly Density[],
  expressions: readonly Expression[],
): ReadonlyMap<Name, Tuple> {
  const tuples = new Map<Name, Tuple>();
  const sequences = densities.flatMap((density) =>
    placesOf(density).filter((place) => place.kind === "sequence"),
  );
  for (const { element } of sequences) {
    const sort = sortOf(element);
    if (tuples.has(sort)) continue;
    const ends = new Map<string, Expression>();
    const bound = new Set<string>();
    let first = 1;
    for (const sequence of sequences) {
      if (sortOf(sequence.element) !== sort) continue;
      if (isNumber(sequence.from, 0n)) first = 0;
    }
    for (const expression of expressions) {
      collectBound(expression, bound);
      collectEnds(expression, sort, ends);
    }
    const fixed = [...ends.values()].filter((end) => !holdsAny(end, bound));
    const plain = fixed.filter((end) => end.kind === "variable" || end.kind === "number");
    const [last] = plain;
    if (!last || plain.length > 1) throw new Halt("tuple-length", { variable: sort });
    tuples.set(sort, { element: sort, whole: wholeName(sort, densities), last, first });
  }
  return tuples;
}

function isNumber(expression: Expression, value: bigint): boolean {
  return (
    expression.kind === "number" &&
    expression.value.denominator === 1n &&
    expression.value.numerator === value
  );
}

/** The upper ends of what the index of the element runs over. */
function collectEnds(expression: Expression, element: Name, into: Map<string, Expression>): void {
  if (expression.kind === "sequence" && sortOf(expression.element) === element) {
    into.set(keyOf(expression.to), expression.to);
  }
  if (
    (expression.kind === "productOver" || expression.kind === "summation") &&
    expression.range.kind === "interval"
  ) {
    const keys = new Set(expression.variables.map(keyOf));
    if (indexesElement(expression.body, element, keys))
      into.set(keyOf(expression.range.to), expression.range.to);
  }
  for (const child of childrenOf(expression)) collectEnds(child, element, into);
}

function indexesElement(expression: Expression, element: Name, keys: ReadonlySet<string>): boolean {
  if (expression.kind === "variable" && sortOf(expression) === element) {
    return [...expression.subscripts, ...expression.superscripts].some((index) => holdsAny(index, keys));
  }
  return childrenOf(expression).some((child) => indexesElement(child, element, keys));
}

/** The name under which the whole tuple stands in densities: the bare element, or the same letter in bold. */
function wholeName(element: Name, densities: readonly Density[]): Name {
  const letter = bareLetter(element);
  const names = new Set<Name>();
  for (const density of densities) {
    for (const place of placesOf(density)) {
      if (place.kind !== "variable" || place.subscripts.length + place.superscripts.length > 0) continue;
      if (sortOf(place) === element) return element;
      if (bareLetter(sortOf(place)) === letter) names.add(sortOf(place));
    }
  }
  const [only] = names;
  return only !== undefined && names.size === 1 ? only : element;
}

function bareLetter(name: Name): string {
  return name.replace(/^\\(?:mathbf|boldsymbol|bm|vec|pmb)\{(.*)\}$/, "$1");
}
