/**
 * A place in a row of TeX items. Taking an item is the only way past it, so that whatever the reader returns, every
 * item of a side has been taken by some notation, or the side is not read.
 */
import type { Span } from "../span.ts";
import type { Item, Row, Scripts } from "../tex/tree.ts";

export class Cursor {
  readonly items: Row;
  readonly end: number;
  /** What a problem at the very end of the row points at. */
  readonly whole: Span;
  position: number;

  constructor(items: Row, whole: Span, from = 0, to = items.length) {
    this.items = items;
    this.whole = whole;
    this.position = from;
    this.end = to;
  }

  get done(): boolean {
    return this.position >= this.end;
  }

  /** The item `ahead` places further, if the row is that long. */
  peek(ahead = 0): Item | undefined {
    const index = this.position + ahead;
    return index < this.end ? this.items[index] : undefined;
  }

  /** The scripts that stand `ahead` places further, if scripts stand there. */
  scripts(ahead = 0): Scripts | undefined {
    const item = this.peek(ahead);
    return item?.kind === "scripts" ? item : undefined;
  }

  /** The span of the next item, or of the last one. */
  get here(): Span {
    return this.peek()?.span ?? this.items[this.end - 1]?.span ?? this.whole;
  }
}

/** Whether the item is the symbol or command word `text`. */
export function isSign(item: Item | undefined, ...texts: readonly string[]): boolean {
  if (item?.kind === "symbol") return texts.includes(item.text);
  return item?.kind === "word" && texts.includes(item.text);
}

/** `\sim`, perhaps with words above it: `\overset{\text{i.i.d.}}{\sim}`. */
export function isDrawnFrom(item: Item | undefined): boolean {
  if (item?.kind === "labelled") return item.body.length === 1 && isDrawnFrom(item.body[0]);
  return isSign(item, "\\sim", "~", "\\thicksim");
}

const opening = new Set(["(", "[", "\\{", "\\lbrace", "\\langle", "\\lbrack"]);
const closing = new Set([")", "]", "\\}", "\\rbrace", "\\rangle", "\\rbrack"]);

export function opens(item: Item | undefined): boolean {
  return item?.kind === "symbol" && (opening.has(item.text) || item.family === "open");
}

export function closes(item: Item | undefined): boolean {
  return item?.kind === "symbol" && (closing.has(item.text) || item.family === "close");
}

const partners: Readonly<Record<string, string>> = {
  "(": ")",
  "[": "]",
  "\\{": "\\}",
  "\\lbrace": "\\rbrace",
  "\\langle": "\\rangle",
  "\\lbrack": "\\rbrack",
};

/** Where the bracket that opens at `from` is closed by its partner; undefined if it is not, or by another kind. */
export function closingIndex(items: Row, from: number, to: number): number | undefined {
  const stack: string[] = [];
  for (let index = from; index < to; index++) {
    const item = items[index];
    if (item?.kind !== "symbol") continue;
    if (item.family === "open" && !opening.has(item.text)) stack.push(item.text);
    else if (opening.has(item.text)) stack.push(partners[item.text] ?? "");
    else if (closing.has(item.text) || item.family === "close") {
      const expected = stack.pop();
      if (expected !== item.text) return undefined;
      if (stack.length === 0) return index;
    }
  }
  return undefined;
}

/** The indices in `from … to` of the items at bracket depth 0 that satisfy `test`. */
export function atDepthZero(items: Row, from: number, to: number, test: (item: Item) => boolean): number[] {
  const found: number[] = [];
  let depth = 0;
  for (let index = from; index < to; index++) {
    const item = items[index];
    if (!item) continue;
    if (depth === 0 && test(item)) found.push(index);
    if (opens(item)) depth++;
    else if (closes(item)) depth--;
  }
  return found;
}

/** Moves behind spaces; they are no tokens and are not taken. */
export function skipSpaces(cursor: Cursor): void {
  while (cursor.peek()?.kind === "space") cursor.position++;
}

/** How a problem names a token. */
export function describe(item: Item | undefined): string {
  if (!item) return "";
  return item.kind === "symbol" || item.kind === "word" || item.kind === "text" ? item.text : item.kind;
}
