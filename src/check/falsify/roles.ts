/**
 * What each name of a claim stands for in a finite world, told from how it is used throughout the claim: a point of an
 * alphabet, a whole number that ends a range, an index, or a number; and which axes each family of densities has.
 */
import { boundBy, childrenOf } from "../../semantics/children.ts";
import type { Context } from "../../semantics/claim.ts";
import type { Density, Expression, Name, Range, Variable } from "../../semantics/expression.ts";
import { sortOf } from "../../semantics/sort.ts";
import { summedArrays, type SummedArray } from "./arrays.ts";
import { indexRangesOf, type IndexRanges } from "./indexRanges.ts";
import { familiesOf, type Family, type Tuple } from "./families.ts";
import { parameterSpacesOf, type ParameterSpace } from "./parameterSpaces.ts";

export interface Roles {
  /** The alphabet of a variable: its sort, letters that name one index taken together. */
  sortFor(variable: Variable): Name;
  /** Sorts whose variables are points of an alphabet. */
  readonly points: ReadonlySet<Name>;
  /** Sorts with counting measure. */
  readonly counting: ReadonlySet<Name>;
  /** Sorts that a sum runs over by number, `from … to`. */
  readonly numbered: ReadonlyMap<Name, Extract<Range, { kind: "interval" }>>;
  /** Names of variables in the ends of ranges. */
  readonly wholes: ReadonlySet<Name>;
  /** Free variables that are only indices, in order of appearance. */
  readonly indices: readonly Name[];
  readonly ranges: IndexRanges;
  /** Whether some sum or product runs over whole numbers. */
  readonly hasRanges: boolean;
  readonly sets: ReadonlySet<Name>;
  /** Positions of functions, `f#0`, whose arguments are always points. */
  readonly pointPositions: ReadonlySet<string>;
  /** Positions that hold a plain point in one place and an unknown function of points in another. */
  readonly mixedPositions: ReadonlySet<string>;
  /** Functions whose values are points, by the sort of their values: g of a unit mass δ(x − g(z)). */
  readonly maps: ReadonlyMap<Name, Name>;
  readonly families: ReadonlyMap<string, Family>;
  /** Functions that generate an f-divergence. */
  readonly generators: ReadonlySet<Name>;
  readonly hasExponential: boolean;
  /** Numbers that are never negative: densities at a point that the claim takes as numbers. */
  readonly positive: ReadonlySet<Name>;
  /** Arrays of numbers that a sum or product runs over by one of their indices. */
  readonly arrays: ReadonlyMap<string, SummedArray>;
  /** By the key of a parameter: what the values are that stand where it stands. */
  readonly parameterSpaces: ReadonlyMap<string, ParameterSpace>;
  /** By sort of an element: the names of the whole tuple and its component alphabet. */
  readonly tuples: ReadonlyMap<Name, Tuple>;
}

interface Gathered {
  readonly points: Set<Name>;
  readonly counting: Set<Name>;
  readonly numbered: Map<Name, Extract<Range, { kind: "interval" }>>;
  readonly wholes: Set<Name>;
  readonly indices: Set<Name>;
  readonly boundNames: Set<Name>;
  readonly optimised: Set<Name>;
  readonly sets: Set<Name>;
  readonly densities: Density[];
  readonly positions: Map<string, boolean>;
  readonly generators: Set<Name>;
  readonly maps: Map<Name, Name>;
  ranges: number;
  exponentials: number;
}

const indexLetters = new Set(["i", "j", "k", "l", "m", "n"]);

/** The part that every name plays in these expressions together; `positive` are densities at points. */
export function rolesOf(
  expressions: readonly Expression[],
  context: Context,
  positive: ReadonlySet<Name> = new Set(),
): Roles {
  const gathered: Gathered = {
    points: new Set(),
    counting: new Set(context.discrete),
    numbered: new Map(),
    wholes: new Set(),
    indices: new Set(),
    boundNames: new Set(),
    optimised: new Set(),
    sets: new Set(),
    densities: [],
    positions: new Map(),
    generators: new Set(),
    maps: new Map(),
    ranges: 0,
    exponentials: 0,
  };
  for (const expression of expressions) gather(expression, gathered);
  const unified = unifyIndexLetters(gathered);
  const sorts = new Map<Name, Name>();
  const sortFor = (variable: Variable) => {
    let sort = sorts.get(variable.name);
    if (sort === undefined) {
      sort = unified.get(sortOf(variable)) ?? sortOf(variable);
      sorts.set(variable.name, sort);
    }
    return sort;
  };
  const canonical = (names: Iterable<Name>) => new Set([...names].map((name) => unified.get(name) ?? name));
  const points = canonical(gathered.points);
  const mixed = new Set<string>();
  const maps = new Map([...gathered.maps].map(([name, sort]) => [name, unified.get(sort) ?? sort]));
  const isPoint = (argument: Expression): boolean =>
    argument.kind === "variable"
      ? points.has(sortFor(argument))
      : argument.kind === "application" && maps.has(argument.function);
  for (const expression of expressions) findFunctionPositions(expression, isPoint, gathered.positions, mixed);
  const { families, tuples } = familiesOf(gathered.densities, expressions, sortFor);
  for (const tuple of tuples.values()) points.add(tuple.whole);
  const draws = new Set(context.independentDraws);
  return {
    sortFor,
    points,
    counting: canonical(gathered.counting),
    numbered: new Map([...gathered.numbered].map(([name, range]) => [unified.get(name) ?? name, range])),
    wholes: gathered.wholes,
    indices: [...gathered.indices].filter((name) => !gathered.boundNames.has(name)),
    ranges: indexRangesOf(expressions),
    hasRanges: gathered.ranges > 0,
    sets: gathered.sets,
    pointPositions: new Set(
      [...gathered.positions].filter(([, always]) => always).map(([position]) => position),
    ),
    mixedPositions: mixed,
    maps,
    families,
    generators: gathered.generators,
    hasExponential: gathered.exponentials > 0,
    positive,
    arrays: summedArrays(expressions, (array) => !points.has(sortFor(array)) && !draws.has(array.name)),
    parameterSpaces: parameterSpacesOf(gathered.densities, gathered.boundNames, gathered.optimised),
    tuples,
  };
}

function gather(expression: Expression, into: Gathered): void {
  switch (expression.kind) {
    case "density":
      into.densities.push(expression);
      for (const place of [...expression.variables, ...expression.conditions]) {
        if (place.kind === "variable") into.points.add(sortOf(place));
        if (place.kind === "sequence") into.points.add(sortOf(place.element));
      }
      break;
    case "dirac":
      into.points.add(sortOf(expression.variable));
      if (expression.at.kind === "variable") into.points.add(sortOf(expression.at));
      if (expression.at.kind === "application")
        into.maps.set(expression.at.function, sortOf(expression.variable));
      break;
    case "variable":
      for (const index of [...expression.subscripts, ...expression.superscripts])
        gatherNames(index, into.indices);
      break;
    case "sequence":
      gatherNames(expression.from, into.wholes);
      gatherNames(expression.to, into.wholes);
      into.boundNames.add(expression.index.name);
      break;
    case "summation":
    case "productOver":
      gatherRange(expression, into);
      break;
    case "exponential":
      into.exponentials++;
      break;
    case "power":
      if (expression.base.kind === "constant") into.exponentials++;
      break;
    case "optimum":
      for (const variable of expression.variables) {
        into.boundNames.add(variable.name);
        into.optimised.add(variable.name);
      }
      break;
    case "divergence":
      if (expression.generator !== undefined) into.generators.add(expression.generator);
      for (const variable of expression.variables) into.points.add(sortOf(variable));
      break;
    default:
      for (const variable of boundBy(expression)) into.points.add(sortOf(variable));
  }
  for (const child of childrenOf(expression)) gather(child, into);
}

function gatherRange(
  { variables, range }: { variables: readonly Variable[]; range: Range },
  into: Gathered,
): void {
  for (const variable of variables) {
    into.boundNames.add(variable.name);
    if (range.kind === "alphabet") {
      into.points.add(sortOf(variable));
      into.counting.add(sortOf(variable));
    } else {
      into.ranges++;
    }
    if (range.kind === "interval") into.numbered.set(sortOf(variable), range);
  }
  if (range.kind === "set") into.sets.add(range.set);
  if (range.kind === "interval") {
    gatherNames(range.from, into.wholes);
    gatherNames(range.to, into.wholes);
  }
}

function gatherNames(expression: Expression, into: Set<Name>): void {
  if (expression.kind === "variable") into.add(expression.name);
  for (const child of childrenOf(expression)) gatherNames(child, into);
}

/** Letters i, j, k, … that stand in the same place of one family, never together, name one index. */
function unifyIndexLetters({ densities, points }: Gathered): Map<Name, Name> {
  const unified = new Map<Name, Name>();
  const byFamily = new Map<string, Set<Name>>();
  const together = new Set<string>();
  for (const density of densities) {
    const names = [...density.variables, ...density.conditions]
      .filter((place) => place.kind === "variable")
      .map(sortOf)
      .filter((name) => indexLetters.has(name) && points.has(name));
    const known = byFamily.get(density.family) ?? new Set();
    for (const name of names) known.add(name);
    byFamily.set(density.family, known);
    if (names.length > 1) together.add(density.family);
  }
  for (const [family, names] of byFamily) {
    const [first] = names;
    if (first === undefined || together.has(family)) continue;
    for (const name of names) if (name !== first) unified.set(name, unified.get(first) ?? first);
  }
  return unified;
}

/** Which argument positions of functions only ever hold plain points. */
function findFunctionPositions(
  expression: Expression,
  isPoint: (argument: Expression) => boolean,
  positions: Map<string, boolean>,
  mixed: Set<string>,
): void {
  if (expression.kind === "application") {
    for (const [index, argument] of expression.arguments.entries()) {
      const position = positionOf(expression.function, index);
      const plain = isPoint(argument);
      const before = positions.get(position);
      if (argument.kind === "application" && !plain ? before === true : plain && before === false)
        mixed.add(position);
      positions.set(position, plain && (before ?? true));
    }
  }
  if (expression.kind === "divergence" && expression.generator)
    positions.set(positionOf(expression.generator, 0), false);
  for (const child of childrenOf(expression)) findFunctionPositions(child, isPoint, positions, mixed);
}

export function positionOf(name: Name, index: number): string {
  return `${name}#${index}`;
}
