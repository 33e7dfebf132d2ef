/**
 * KL, JS, TV and f-divergences between two distributions: D_{KL}(p‖q), \mathrm{KL}[p ∥ q], KL(p, q), JSD(p‖q),
 * D_{TV}(p, q), D_f(p‖q), D(p‖q). The two must range over the same variables.
 */
import { atDepthZero, closingIndex, type Cursor, isSign } from "../cursor.ts";
import type { Divergence, Expression } from "../expression.ts";
import { describingWord, isLetter, plainTex } from "../names.ts";
import type { Reader } from "../reader.ts";
import { Unreadable } from "../unreadable.ts";
import type { Span } from "../../span.ts";
import type { Item, Row } from "../../tex/tree.ts";
import { type Distribution, readDistribution, sameVariables, variablesToldBy } from "./distribution.ts";
import type { Notation } from "./notation.ts";

export const divergence: Notation = {
  name: "divergence",
  read(reader, cursor) {
    const head = divergenceHead(cursor);
    const open = cursor.position + (head?.length ?? 0);
    if (!head || !isSign(cursor.items[open], "(", "[", "\\{")) return undefined;
    const close = closingIndex(cursor.items, open, cursor.end);
    if (close === undefined)
      throw new Unreadable("unbalanced-bracket", cursor.items[open]?.span ?? cursor.here);
    const separator = separatorOf(cursor.items, open + 1, close, head.named);
    if (!separator) return undefined;
    const span = cursor.here;
    while (cursor.position <= open) {
      const item = reader.take(cursor);
      if (item.kind === "scripts") reader.absorb([...(item.subscript ?? []), ...(item.superscript ?? [])]);
    }
    const left = cursor.items.slice(open + 1, separator.from);
    const right = cursor.items.slice(separator.to, close);
    const pair = readPair(reader, left, right, span);
    reader.absorb(cursor.items.slice(separator.from, separator.to));
    cursor.position = close;
    reader.expectClose(cursor);
    return reader.build<Expression>({
      kind: "divergence",
      divergence: head.divergence,
      ...(head.generator === undefined ? {} : { generator: head.generator }),
      variables: pair.left.variables,
      left: pair.left.density,
      right: pair.right.density,
    });
  },
};

export interface DivergenceHead {
  readonly divergence: Divergence["divergence"];
  readonly generator?: string;
  /** How many items stand before the bracket. */
  readonly length: number;
  /** Whether the head says which divergence it is, so that a comma separates; a plain D needs bars. */
  readonly named: boolean;
}

const known: Readonly<Record<string, Divergence["divergence"]>> = {
  KL: "KL",
  JS: "JS",
  JSD: "JS",
  TV: "TV",
  DKL: "KL",
  DJS: "JS",
  DTV: "TV",
};

/** A divergence's name at the cursor, however it is spelt. */
export function divergenceHead(cursor: Cursor, ahead = 0): DivergenceHead | undefined {
  const spelt = spelling(cursor, ahead);
  const direct = known[spelt.letters];
  if (direct && spelt.length > 0) return { divergence: direct, length: spelt.length, named: true };
  const first = cursor.peek(ahead);
  const scripts = cursor.scripts(ahead + 1);
  if (!isCapitalD(first)) return undefined;
  if (!scripts) return { divergence: "KL", length: 1, named: false };
  if (!scripts.subscript || scripts.superscript) return undefined;
  const word = lettersOf(scripts.subscript);
  const named = word === undefined ? undefined : known[word];
  if (named) return { divergence: named, length: 2, named: true };
  const [only] = scripts.subscript;
  if (
    scripts.subscript.length === 1 &&
    isLetter(only) &&
    /^([fgh]|\\phi|\\varphi)$/.test(plainTex(scripts.subscript).trim())
  ) {
    return { divergence: "f", generator: plainTex(scripts.subscript).trim(), length: 2, named: true };
  }
  return undefined;
}

/** Capital letters side by side, or one word: `K L`, `\mathrm{KL}`, `J S D`. */
function spelling(cursor: Cursor, ahead: number): { readonly letters: string; readonly length: number } {
  let letters = "";
  let length = 0;
  for (;;) {
    const item = cursor.peek(ahead + length);
    if (item?.kind === "word" && length === 0)
      return { letters: item.text.replaceAll(/[\s_]/g, ""), length: 1 };
    if (item?.kind !== "symbol" || !/^[A-Z]$/.test(item.text)) return { letters, length };
    letters += item.text;
    length++;
  }
}

function lettersOf(row: Row): string | undefined {
  return (
    describingWord(row) ??
    (row.every((item) => item.kind === "symbol" && /^[A-Z]$/.test(item.text)) ? plainTex(row) : undefined)
  );
}

function isCapitalD(item: Item | undefined): boolean {
  return (item?.kind === "symbol" && item.text === "D") || (item?.kind === "word" && item.text === "D");
}

const doubleBars = ["\\|", "\\Vert", "\\parallel", "\\lVert", "\\rVert", "\\middle\\|"];
const singleBars = ["|", "\\mid", "\\vert", "\\middle|", "\\lvert", "\\rvert"];

interface Separator {
  readonly from: number;
  readonly to: number;
}

/** ‖, ∥, || or two \mid; for a named divergence also a comma, a colon, or one bar. */
function separatorOf(items: Row, from: number, to: number, named: boolean): Separator | undefined {
  const double = atDepthZero(items, from, to, (item) => isSign(item, ...doubleBars));
  const [only] = double;
  if (double.length === 1 && only !== undefined) return { from: only, to: only + 1 };
  const single = atDepthZero(items, from, to, (item) => isSign(item, ...singleBars));
  const [first, second] = single;
  if (double.length === 0 && single.length === 2 && first !== undefined && second === first + 1)
    return { from: first, to: second + 1 };
  if (!named || double.length > 0) return undefined;
  const commas = atDepthZero(items, from, to, (item) => isSign(item, ",", ":", ";"));
  const [comma] = commas;
  if (single.length === 0 && commas.length === 1 && comma !== undefined)
    return { from: comma, to: comma + 1 };
  return single.length === 1 && commas.length === 0 && first !== undefined
    ? { from: first, to: first + 1 }
    : undefined;
}

export interface Pair {
  readonly left: Distribution;
  readonly right: Distribution;
}

/** Two distributions over the same variables, each telling the other's if its own are not written. */
export function readPair(reader: Reader, left: Row, right: Row, span: Span): Pair {
  const mentioned = reader.mentioned;
  const [told, otherwise] = [left, right].map((row) => variablesToldBy(reader, row, mentioned));
  // A side with arguments of its own tells the variables; else a name that the derivation uses with arguments does.
  const leftFirst =
    told?.length === 0 || (told !== undefined && otherwise?.length !== 0) || otherwise === undefined;
  const [leading, following] = leftFirst ? [left, right] : [right, left];
  const known = leftFirst ? told : otherwise;
  const lead = readDistribution(reader, leading, span, known ?? [], mentioned);
  const follow = readDistribution(reader, following, span, lead.variables, mentioned);
  if (!sameVariables(lead.variables, follow.variables)) throw new Unreadable("different-variables", span);
  return leftFirst ? { left: lead, right: follow } : { left: follow, right: lead };
}
