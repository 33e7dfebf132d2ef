/**
 * The head of a density, function or variable: its letter with accent and font, and its scripts sorted into what
 * belongs to the name, what are parameters, and what is left for the notation to read.
 */
import type { Item, Row, Scripts } from "../tex/tree.ts";
import { atDepthZero, isSign, type Cursor } from "./cursor.ts";
import type { Expression, Name } from "./expression.ts";
import { baseName, canName, describingWord, isGreek, isIndexLetter, marksOf, plainTex } from "./names.ts";
import type { Reader } from "./reader.ts";

export interface Head {
  /** Letter, font and accent alone. */
  readonly base: Name;
  readonly item: Item;
  readonly scripts: Scripts | undefined;
  /** How many items the head has: one, or two with scripts. */
  readonly length: number;
  /** Primes and stars. */
  readonly suffix: string;
  /** The superscript without them. */
  readonly superscript: Row;
}

export function peekHead(reader: Reader, cursor: Cursor, ahead = 0): Head | undefined {
  const item = cursor.peek(ahead);
  if (!item || !canName(item)) return undefined;
  const base = baseName(item, reader.foldsBold);
  if (base === undefined) return undefined;
  const scripts = cursor.scripts(ahead + 1);
  const { suffix, rest } = marksOf(scripts?.superscript);
  return { base, item, scripts, length: scripts ? 2 : 1, suffix, superscript: rest };
}

/** Takes the letter, with its accent, and the marks of its scripts; the rest of the scripts is left to be read. */
export function takeHead(reader: Reader, cursor: Cursor, head: Head): void {
  reader.take(cursor);
  if (head.item.kind === "accent") reader.absorb(head.item.body);
  if (!head.scripts) return;
  reader.take(cursor);
  const superscript = head.scripts.superscript ?? [];
  reader.absorb(superscript.slice(0, superscript.length - head.superscript.length));
}

/** A row cut at its commas. */
export function pieces(row: Row): readonly Row[] {
  const commas = atDepthZero(row, 0, row.length, (item) => isSign(item, ","));
  const starts = [0, ...commas.map((comma) => comma + 1)];
  return starts.map((start, index) => row.slice(start, commas[index] ?? row.length));
}

export function commasOf(row: Row): readonly Item[] {
  return atDepthZero(row, 0, row.length, (item) => isSign(item, ",")).flatMap((index) => row[index] ?? []);
}

export interface Family {
  readonly family: Name;
  readonly parameterRows: readonly Row[];
  /** Subscripts that are part of the name. */
  readonly describing: readonly Row[];
}

/**
 * Subscripts of a density or function: Greek letters and indices are parameters (p_θ, q_{t}), words and other letters
 * name the family (p_{data}, p_g).
 */
export function familyOf(head: Head, points?: ReadonlySet<Name>): Family {
  const parameterRows: Row[] = [];
  const describing: Row[] = [];
  const written = head.scripts?.subscript ?? [];
  for (const piece of written.length > 0 ? pieces(written) : []) {
    (isParameterRow(piece) ? parameterRows : describing).push(piece);
  }
  if (head.superscript.length > 0) describing.push(head.superscript);
  // p_X before x is p: the subscript names the random variable.
  const own = describing.find((row) => isOwnVariable(head, row, points));
  const words = describing
    .filter((row) => row !== own)
    .slice(0, head.superscript.length > 0 ? -1 : undefined)
    .map((row) => describingWord(row) ?? plainTex(row).trim());
  const below = words.length > 0 ? `_{${words.join(",")}}` : "";
  const above = head.superscript.length > 0 ? `^{${plainTex(head.superscript).trim()}}` : "";
  return { family: `${head.base}${below}${above}${head.suffix}`, parameterRows, describing };
}

function isOwnVariable(head: Head, row: Row, points: ReadonlySet<Name> | undefined): boolean {
  const [letter] = row;
  if (!points || row.length !== 1 || letter?.kind !== "symbol" || !/^[pqPQ]$/.test(head.base)) return false;
  return /^[A-Z]$/.test(letter.text) && points.has(letter.text.toLowerCase());
}

function isParameterRow(row: Row): boolean {
  if (describingWord(row) !== undefined) return false;
  const [first] = row;
  if (!first) return false;
  if (row.some((item) => isSign(item, "+", "-"))) return true;
  return (row.length === 1 || row[1]?.kind === "scripts") && (isGreekLike(first) || isIndex(first));
}

function isGreekLike(item: Item): boolean {
  if (item.kind === "accent")
    return item.body.length === 1 && item.body[0] !== undefined && isGreekLike(item.body[0]);
  return item.kind === "symbol" && isGreek(item.text);
}

function isIndex(item: Item): boolean {
  return item.kind === "symbol" && isIndexLetter(item.text) && item.font === undefined;
}

/** Reads the parameters of a head and takes what only names it. */
export function readParameters(reader: Reader, head: Head, family: Family): readonly Expression[] {
  for (const row of family.describing) reader.absorb(row);
  if (head.scripts?.subscript) reader.absorb(commasOf(head.scripts.subscript));
  return family.parameterRows.map((row) => reader.row(row, head.scripts?.span ?? head.item.span));
}
