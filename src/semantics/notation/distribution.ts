/**
 * Distributions as notes name them — inside KL and H, under an expectation — with the variables they range over:
 * q(z|x) ranges over z, e(x)q(z|x) over x and z, ½(p + q) over what p and q do, and a name alone over the variables
 * that the note gives it elsewhere.
 */
import { atDepthZero, Cursor, isDrawnFrom, isSign } from "../cursor.ts";
import type { Density, Expression, Variable } from "../expression.ts";
import { familyOf, peekHead } from "../heads.ts";
import { baseName } from "../names.ts";
import type { Reader } from "../reader.ts";
import { keyOf } from "../sameExpression.ts";
import { Unreadable } from "../unreadable.ts";
import type { Span } from "../../span.ts";
import { rowsOf, type Row } from "../../tex/tree.ts";

export interface Distribution {
  readonly variables: readonly Variable[];
  readonly density: Expression;
}

/** The names of letters anywhere in a row, to choose among the uses of a density by what its surroundings speak of. */
export function namesIn(reader: Reader, row: Row): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (items: Row): void => {
    for (const item of items) {
      const name = baseName(item, reader.foldsBold);
      if (name !== undefined) names.add(name);
      for (const inner of rowsOf(item)) visit(inner);
    }
  };
  visit(row);
  return names;
}

/**
 * Reads `row` as a distribution over `wanted`, or, if those are not known, over the variables its densities tell; a
 * bare name takes the first of its uses in the note whose variables the surroundings mention.
 */
export function readDistribution(
  reader: Reader,
  row: Row,
  span: Span,
  wanted: readonly Variable[],
  mentioned: ReadonlySet<string>,
): Distribution {
  const variables = wanted.length > 0 ? wanted : (variablesToldBy(reader, row, mentioned) ?? [anyVariable]);
  reader.implicit.push(variables);
  const density = reader.row(row, span);
  reader.implicit.pop();
  const ranged = variablesOfDistribution(density);
  if (!ranged || ranged.length === 0) throw new Unreadable("not-a-distribution", span);
  return { variables: ranged, density };
}

/**
 * The variables of the first bare family in the row, by the note's other uses of it: none if the family stands there
 * with its arguments, undefined if nothing tells them.
 */
export function variablesToldBy(
  reader: Reader,
  row: Row,
  mentioned: ReadonlySet<string>,
): readonly Variable[] | undefined {
  const cursor = new Cursor(row, { start: 0, end: 0 });
  for (; !cursor.done; cursor.position++) {
    const head = peekHead(reader, cursor);
    if (!head) continue;
    const { family } = familyOf(head, reader.lexicon.points);
    if (!reader.lexicon.isDensity(family, head.base)) continue;
    if (isSign(cursor.peek(head.length), "(", "[")) return [];
    const use = reader.lexicon.useOf(family, [], mentioned);
    if (use) return use.variables.filter((variable) => variable.kind === "variable");
  }
  return reader.implicit.at(-1);
}

/** What a note without any argument is about. */
export const anyVariable: Variable = { kind: "variable", name: "x", subscripts: [], superscripts: [] };

/** The variables that the densities without arguments behind the cursor stand for; none if there are no such densities. */
export function defaultVariables(reader: Reader, cursor: Cursor): readonly Variable[] {
  const rest = cursor.items.slice(cursor.position, cursor.end);
  return mentionsBareDensity(reader, rest)
    ? (variablesToldBy(reader, flatten(rest), namesIn(reader, rest)) ?? [anyVariable])
    : [];
}

/** Whether some density in the row, at any depth, has no arguments. */
export function mentionsBareDensity(reader: Reader, row: Row): boolean {
  const cursor = new Cursor(row, { start: 0, end: 0 });
  for (; !cursor.done; cursor.position++) {
    const head = peekHead(reader, cursor);
    if (head && reader.lexicon.isDensity(familyOf(head, reader.lexicon.points).family, head.base)) {
      if (!isSign(cursor.peek(head.length), "(", "[")) return true;
    }
    const item = cursor.peek();
    if (item && item.kind !== "scripts" && rowsOf(item).some((inner) => mentionsBareDensity(reader, inner)))
      return true;
  }
  return false;
}

/** All rows of a row in one, so that a family inside a fraction is found. */
function flatten(row: Row): Row {
  return row.flatMap((item) =>
    item.kind === "scripts" || rowsOf(item).length === 0 ? [item] : rowsOf(item).flatMap(flatten),
  );
}

/** Which variables a density expression is normalised over, if it is one: undefined for what is no density. */
export function variablesOfDistribution(density: Expression): readonly Variable[] | undefined {
  switch (density.kind) {
    case "density":
      return density.variables.every((value) => value.kind === "variable") ? density.variables : undefined;
    case "product": {
      const parts = density.factors
        .filter((factor) => factor.kind !== "number" && factor.kind !== "quotient")
        .map(variablesOfDistribution);
      return parts.every((part) => part !== undefined) ? distinct(parts.flat()) : undefined;
    }
    case "addition": {
      const parts = density.terms.map(variablesOfDistribution);
      return parts.every((part) => part !== undefined) ? distinct(parts.flat()) : undefined;
    }
    case "quotient":
      return density.denominator.kind === "number" ? variablesOfDistribution(density.numerator) : undefined;
    default:
      return undefined;
  }
}

function distinct(variables: readonly Variable[]): readonly Variable[] {
  return [...new Map(variables.map((variable) => [keyOf(variable), variable])).values()];
}

export function sameVariables(first: readonly Variable[], second: readonly Variable[]): boolean {
  const keys = new Set(first.map(keyOf));
  return first.length === second.length && second.every((variable) => keys.has(keyOf(variable)));
}

/**
 * The density that a bare family stands for when what it averages holds the same family with its arguments:
 * E_q[log p(x, z) − log q(z | x)] is over z, given x.
 */
export function useWithin(reader: Reader, family: Row, body: Row): Density | undefined {
  const head = peekHead(reader, reader.cursor(family));
  if (!head || head.length !== family.length) return undefined;
  const name = familyOf(head, reader.lexicon.points).family;
  if (!reader.lexicon.isDensity(name, head.base)) return undefined;
  return findUse(reader, name, body);
}

function findUse(reader: Reader, family: string, row: Row): Density | undefined {
  const cursor = reader.cursor(row);
  for (; !cursor.done; cursor.position++) {
    const head = peekHead(reader, cursor);
    if (
      head &&
      familyOf(head, reader.lexicon.points).family === family &&
      isSign(cursor.peek(head.length), "(", "[")
    ) {
      const start = cursor.position;
      const seen = reader.glance(cursor, () => reader.factor(cursor));
      cursor.position = start;
      if (seen?.value.kind === "density" && seen.value.variables.every((value) => value.kind === "variable"))
        return seen.value;
    }
    const item = cursor.peek();
    for (const inner of item ? rowsOf(item) : []) {
      const found = findUse(reader, family, inner);
      if (found) return found;
    }
  }
  return undefined;
}

/** Where a row has its sign of a draw, if it has one outside brackets. */
export function simIndex(row: Row): number | undefined {
  return atDepthZero(row, 0, row.length, isDrawnFrom)[0];
}
