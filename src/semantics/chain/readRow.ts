/**
 * A row of the TeX tree as arguments: its statements, each cut at its arrows into chains and these at their signs into
 * sides. A sign that opens the row goes on from the argument before, where there is one.
 */
import type { Problem } from "../../problem.ts";
import type { Item, Row } from "../../tex/tree.ts";
import type { Argument, Chain, Link, Side } from "./argument.ts";
import { separateDeclarations } from "./declarations.ts";
import { isLoneName } from "./loneName.ts";
import { type Part, piecesOf, spanOf } from "./pieces.ts";
import { isEllipsis, isSeparator } from "./remarkAt.ts";
import type { Sign } from "./sign.ts";
import { type Statement, statementsOf } from "./statements.ts";
import { streamOf } from "./stream.ts";

export interface ReadArguments {
  readonly arguments: readonly Argument[];
  readonly problems: readonly Problem[];
  /** Whether the first argument goes on from the one before. */
  readonly goesOn: boolean;
}

export function readRow(row: Row, continued?: Argument): ReadArguments {
  const pieces = piecesOf(streamOf(row));
  const { statements, problems } = statementsOf(pieces);
  const found: Argument[] = [];
  const missing: Problem[] = [];
  const last = continued?.chains.at(-1)?.sides.at(-1);
  let isContinued = false;
  for (const statement of statements) {
    const argument = argumentOf(statement, found.length === 0 && mayGoOn(continued) ? continued : undefined);
    if (!argument) continue;
    const [opening] = argument.chains;
    if (opening?.repeated || (last && opening?.sides[0] === last)) isContinued = true;
    missing.push(...missingSides(argument), ...unknownSigns(statement.parts, argument));
    found.push(...separateDeclarations(argument));
  }
  return {
    arguments: found,
    problems: pieces.problems.concat(problems, missing),
    goesOn: isContinued,
  };
}

/** Whether a sign may go on from the argument: not from a condition, a definition beside it, or one of several. */
export const mayGoOn = (before: Argument | undefined): boolean =>
  before !== undefined &&
  !before.mood &&
  !before.listed &&
  before.chains.every(({ within }) => within === undefined);

function argumentOf(statement: Statement, continued: Argument | undefined): Argument | undefined {
  const groups: Part[][] = [[]];
  const arrows: Link[] = [];
  for (const part of statement.parts) {
    if ("sign" in part && isArrow(part.sign)) {
      if (groups.at(-1)?.length === 0 && arrows.length > 0) continue;
      arrows.push(linkOf(part.sign, false));
      groups.push([]);
    } else groups.at(-1)?.push(part);
  }
  const opensWithArrow = arrows.length > 0 && groups[0]?.length === 0;
  const chains = groups.map((group, index) =>
    chainOf(group, index === 0 ? continued : undefined, arrows[index]),
  );
  const premise = continued?.chains.at(-1);
  if (opensWithArrow && premise) chains[0] = { ...premise, repeated: true };
  if (chains.every((chain) => chain.sides.every((side) => side.items.length === 0))) return undefined;
  return {
    chains,
    arrows,
    words: statement.words,
    ...(statement.mood ? { mood: statement.mood } : {}),
    ...(statement.limited ? { limited: true as const } : {}),
    ...(statement.listed ? { listed: true as const } : {}),
  };
}

const isArrow = (sign: Sign): boolean => sign.relation === "⇒" || sign.relation === "⇔";

function linkOf(sign: Sign, behindLoneName: boolean): Link {
  const defining = sign.defining || (sign.identity && behindLoneName);
  return {
    relation: defining ? ":=" : sign.relation,
    sign: sign.span,
    demand: sign.demand,
    defining,
    ...(sign.reversed ? { reversed: true as const } : {}),
  };
}

/** The chain of a statement without arrows; a sign with nothing on one side has an empty side, and a problem. */
function chainOf(parts: readonly Part[], continued: Argument | undefined, arrow: Link | undefined): Chain {
  const rows: Item[][] = [[]];
  const signs: Sign[] = [];
  for (const part of parts) {
    if ("item" in part) rows.at(-1)?.push(part.item);
    else if (signs.length > 0 && rows.at(-1)?.length === 0 && signs.at(-1)?.relation === part.sign.relation)
      continue;
    else {
      signs.push(part.sign);
      rows.push([]);
    }
  }
  const sides = rows.map((row, index) =>
    sideOf(row, signs[index - 1]?.span.end ?? signs[index]?.span.start ?? arrow?.sign.start ?? 0),
  );
  const before = continued?.chains.at(-1)?.sides.at(-1);
  if (before && signs.length > 0 && sides[0]?.items.length === 0) sides[0] = before;
  const links = signs.map((sign, index) => linkOf(sign, index === 0 && isLoneName(sides[0]?.items ?? [])));
  return { sides, links };
}

/** A sign of unknown meaning leaves the side behind it without trust. */
function unknownSigns(parts: readonly Part[], { chains }: Argument): readonly Problem[] {
  const links = chains.flatMap((chain) =>
    chain.links.map((link, index) => ({ link, side: chain.sides[index + 1] })),
  );
  return parts.flatMap((part) => {
    if (!("sign" in part) || !part.sign.problem) return [];
    const side = links.find(({ link }) => link.sign === part.sign.span)?.side;
    return [{ ...part.sign.problem, span: side?.span ?? part.sign.span }];
  });
}

function missingSides({ chains, arrows }: Argument): readonly Problem[] {
  const compared = chains.filter(({ links }) => arrows.length > 0 || links.length > 0);
  const empty = compared.flatMap(({ sides }) => sides).filter(({ items }) => items.length === 0);
  return empty.map(({ span }) => ({ code: "missing-side", span, data: {} }));
}

/** The side without the punctuation at its ends. */
function sideOf(row: Row, position: number): Side {
  let [start, end] = [0, row.length];
  while (start < end && isPunctuation(row, start)) start += 1;
  while (end > start && isPunctuation(row, end - 1)) end -= 1;
  const items = row.slice(start, end);
  return { items, span: items.length > 0 ? spanOf(items) : { start: position, end: position } };
}

function isPunctuation(row: Row, index: number): boolean {
  const item = row[index];
  return item !== undefined && (item.kind === "space" || (isSeparator(item) && !isEllipsis(row, index)));
}
