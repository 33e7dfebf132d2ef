/**
 * Quantities of random variables under a density that stands below their sign: H_q(x, z), H_{p(x, z)}(x | z),
 * I_{p(x, z)}(x; z).
 */
import type { Cursor } from "../cursor.ts";
import type { Density, Expression, Variable } from "../expression.ts";
import { familyOf, peekHead } from "../heads.ts";
import type { Reader } from "../reader.ts";
import { keyOf } from "../sameExpression.ts";
import { Unreadable } from "../unreadable.ts";
import type { Span } from "../../span.ts";
import type { Row } from "../../tex/tree.ts";
import { readArguments } from "./arguments.ts";

export interface UnderDensity {
  /** Before and behind the bar or semicolon. */
  readonly first: readonly Variable[];
  readonly second: readonly Variable[];
  readonly sign: "|" | ";" | undefined;
  /** The density of all of them. */
  readonly joint: Density;
}

/** Reads the sign, the density below it and the variables in brackets. */
export function readUnderDensity(reader: Reader, cursor: Cursor): UnderDensity {
  const here = cursor.here;
  reader.take(cursor);
  const scripts = reader.take(cursor);
  const below = scripts.kind === "scripts" && !scripts.superscript ? (scripts.subscript ?? []) : [];
  const named = familyBelow(reader, below);
  const written = named === undefined ? reader.row(below, here) : undefined;
  if (named !== undefined) reader.absorb(below);
  else if (written?.kind !== "density" || written.conditions.length > 0)
    throw new Unreadable("unknown-script", here);
  const { variables, conditions, parameters } = readArguments(reader, cursor);
  const second = conditions.length > 0 ? conditions : parameters;
  const values = [...variables, ...second].filter((value) => value.kind === "variable");
  const isList = values.length === variables.length + second.length && variables.length > 0;
  if (!isList || (conditions.length > 0 && parameters.length > 0))
    throw new Unreadable("not-a-distribution", here);
  return {
    first: values.slice(0, variables.length),
    second: values.slice(variables.length),
    sign: conditions.length > 0 ? "|" : parameters.length > 0 ? ";" : undefined,
    joint: jointOf(written, named, values, here),
  };
}

/** The family of a name that stands below alone. */
function familyBelow(reader: Reader, below: Row): string | undefined {
  const head = peekHead(reader, reader.cursor(below));
  if (!head || head.length !== below.length) return undefined;
  const { family } = familyOf(head, reader.lexicon.points);
  return reader.lexicon.isDensity(family, head.base) ? family : undefined;
}

/** The joint density of the values, which are among those of the density that is written. */
function jointOf(
  written: Expression | undefined,
  family: string | undefined,
  values: readonly Variable[],
  span: Span,
): Density {
  if (written?.kind !== "density")
    return { kind: "density", family: family ?? "", parameters: [], variables: values, conditions: [] };
  const keys = new Set(values.map(keyOf));
  const known = new Set(written.variables.map(keyOf));
  if (!values.every((value) => known.has(keyOf(value)))) throw new Unreadable("not-a-distribution", span);
  return keys.size === known.size
    ? written
    : { ...written, variables: written.variables.filter((value) => keys.has(keyOf(value))) };
}
