/**
 * A stream cut at everything that could part statements: commas, wide spaces, words, breaks. What stands between two
 * cuts is a piece; whether a cut really parts anything is decided in `statements.ts`.
 */
import type { Problem } from "../../problem.ts";
import type { Span } from "../../span.ts";
import type { Item, Row, Symbol } from "../../tex/tree.ts";
import type { Remark } from "./argument.ts";
import { type Brackets, matchBrackets } from "./brackets.ts";
import { isCellBreak, isEllipsis, isRowBreak, isSeparator, remarkLength } from "./remarkAt.ts";
import { signAt, type Sign } from "./sign.ts";
import type { Element } from "./stream.ts";

/** An item of a piece, or a sign outside brackets. */
export type Part = { readonly item: Item } | { readonly sign: Sign };

export interface Piece {
  readonly parts: readonly Part[];
  readonly cutBefore: Cut;
  /** The cell of its row that it begins in, counted from 0. */
  readonly column: number;
}

/** What stands between two pieces. */
export interface Cut {
  readonly commas: readonly Symbol[];
  readonly space: boolean;
  readonly rowBreak: boolean;
  /** Behind the row break if there is one: the next piece does not stand in the first cell of its row. */
  readonly cellBreak: boolean;
  /** A row of dots or an arrow pointing down ends what stands above it. */
  readonly divider: boolean;
  /** Remarks on what stands before: in brackets, or before a comma or the end of the row. */
  readonly behind: readonly Remark[];
  /** Remarks that open what follows. */
  readonly ahead: readonly Remark[];
}

export interface Pieces {
  readonly pieces: readonly Piece[];
  /** What stands behind the last piece. */
  readonly last: Cut;
  readonly problems: readonly Problem[];
}

interface OpenCut {
  commas: Symbol[];
  space: boolean;
  rowBreak: boolean;
  cellBreak: boolean;
  divider: boolean;
  behind: Remark[];
  ahead: Remark[];
}

export function piecesOf(elements: readonly Element[]): Pieces {
  const brackets = matchBrackets(elements);
  const pieces: Piece[] = [];
  let cut = openCut();
  let parts: Part[] = [];
  let column = 0;
  const finish = () => {
    if (parts.length === 0) return;
    pieces.push({ parts, cutBefore: cut, column });
    parts = [];
    cut = openCut();
  };
  for (let index = 0; index < elements.length;) {
    const length = cutLength(elements, index, brackets, parts);
    const element = elements[index];
    if (length > 0) {
      finish();
      extend(cut, elements.slice(index, index + length));
      if (isRowBreak(element)) column = 0;
      if (isCellBreak(element)) column += 1;
      index += length;
    } else if (element && element.kind !== "break") {
      const sign = brackets.depth[index] === 0 ? signAt(elements, index) : undefined;
      parts.push(sign ? { sign } : { item: element });
      index += sign?.length ?? 1;
    }
  }
  finish();
  settle(cut);
  return { pieces, last: cut, problems: brackets.problems };
}

export function spanOf(items: Row): Span {
  return { start: items[0]?.span.start ?? 0, end: items.at(-1)?.span.end ?? 0 };
}

const openCut = (): OpenCut => ({
  commas: [],
  space: false,
  rowBreak: false,
  cellBreak: false,
  divider: false,
  behind: [],
  ahead: [],
});

/** How many elements at `index` belong to a cut; 0 where a piece goes on or begins. */
function cutLength(
  elements: readonly Element[],
  index: number,
  brackets: Brackets,
  parts: readonly Part[],
): number {
  const element = elements[index];
  if (element?.kind === "break") return isRowBreak(element) ? 1 + dividerLength(elements, index + 1) : 1;
  if (element?.kind === "space" && brackets.depth[index] === 0) return 1;
  const separates =
    element &&
    ((isSeparator(element) && !isEllipsis(elements, index)) || isQuantifierColon(elements, index, parts));
  return separates && brackets.depth[index] === 0 ? 1 : remarkLength(elements, index, brackets);
}

/** The colon of `\forall x: A = B`. */
function isQuantifierColon(elements: readonly Element[], index: number, parts: readonly Part[]): boolean {
  const element = elements[index];
  if (element?.kind !== "symbol" || element.text !== ":" || signAt(elements, index)) return false;
  const first = parts[0];
  return first !== undefined && "item" in first && isQuantifier(first.item);
}

export function isQuantifier(item: Item): boolean {
  return item.kind === "symbol" && (item.text === "\\forall" || item.text === "\\exists");
}

const dividers: ReadonlySet<string> = new Set(
  "\\downarrow \\Downarrow \\uparrow \\Uparrow \\updownarrow \\Updownarrow \\vdots \\vdotswithin \\ddots".split(
    " ",
  ),
);

/** The length of a whole row that begins with an arrow down or up, or with vertical dots. */
function dividerLength(elements: readonly Element[], from: number): number {
  let at = from;
  while (elements[at]?.kind === "space" || isCellBreak(elements[at])) at += 1;
  const first = elements[at];
  if (first?.kind !== "symbol" || !dividers.has(first.text)) return 0;
  while (at < elements.length && !isRowBreak(elements[at])) at += 1;
  return at - from;
}

function extend(cut: OpenCut, elements: readonly Element[]): void {
  const [first, second] = elements;
  if (first?.kind === "break") {
    if (isCellBreak(first)) cut.cellBreak = true;
    else {
      if (!cut.rowBreak) settle(cut);
      cut.rowBreak = true;
      cut.cellBreak = false;
    }
    if (second) cut.divider = true;
    if (second) cut.behind.push(remarkOf(elements));
  } else if (first?.kind === "space") cut.space = true;
  else if (first?.kind === "symbol" && (isSeparator(first) || first.text === ":")) {
    if (!cut.rowBreak) settle(cut);
    cut.commas.push(first);
  } else {
    const remark = remarkOf(elements);
    const speaksBack = !cut.rowBreak && cut.ahead.length === 0 && isBracketed(remark);
    (speaksBack ? cut.behind : cut.ahead).push(remark);
  }
}

/** At a comma and at the end of a row the remarks so far speak of what is before them. */
function settle(cut: OpenCut): void {
  for (const remark of cut.ahead) cut.behind.push(remark);
  cut.ahead = [];
}

function isBracketed(remark: Remark): boolean {
  const first = remark.items[0];
  if (first?.kind === "text") return /^\s*[(（[].*[)）\]]\s*$/su.test(first.text);
  return first?.kind === "symbol" && first.family === "open";
}

function remarkOf(elements: readonly Element[]): Remark {
  const items = elements.filter((element): element is Item => element.kind !== "break");
  return { items, span: spanOf(items) };
}
