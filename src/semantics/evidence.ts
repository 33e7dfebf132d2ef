/**
 * Which names a row shows to be densities, functions and quantities, before anything is read: a letter before a
 * bracket with a conditioning bar, under an expectation, behind ∼, inside a divergence, and p and q before any bracket.
 */
import { rowsOf, type Item, type Row } from "../tex/tree.ts";
import { atDepthZero, closingIndex, Cursor, isDrawnFrom, isSign } from "./cursor.ts";
import type { Name } from "./expression.ts";
import { familyOf, type Head, pieces } from "./heads.ts";
import { baseName, canName, marksOf } from "./names.ts";
import { divergenceHead } from "./notation/divergence.ts";
import { bars } from "./notation/arguments.ts";

export interface Evidence {
  readonly densities: Set<Name>;
  /** Names that may be densities if they are applied anywhere. */
  readonly perhaps: Set<Name>;
  readonly applied: Set<Name>;
  /** Letters that are arguments of densities. */
  readonly values: Set<Name>;
  readonly plain: Set<Name>;
}

export function noEvidence(): Evidence {
  return {
    densities: new Set(),
    perhaps: new Set(),
    applied: new Set(),
    values: new Set(),
    plain: new Set(),
  };
}

/** Gathers what `row` shows into `evidence`, at every depth. */
export function gatherEvidence(row: Row, evidence: Evidence, inScripts = false): void {
  for (let index = 0; index < row.length; index++) {
    const item = row[index];
    if (!item) continue;
    const head = headAt(row, index);
    if (head) nameAt(row, index, head, evidence, inScripts);
    divergenceAt(row, index, evidence);
    if (isDrawnFrom(item)) isDensityName(row, index + 1, evidence.densities);
    const derived = derivedName(item);
    if (derived !== undefined) evidence.applied.add(derived);
    for (const inner of rowsOf(item).slice(derived === undefined ? 0 : 1))
      gatherEvidence(inner, evidence, inScripts || item.kind === "scripts");
  }
}

/** The function F of \frac{\partial F}{\partial x}: no quantity of its own, though it stands without arguments. */
function derivedName(item: Item): Name | undefined {
  if (item.kind !== "fraction") return undefined;
  const [sign] = item.numerator;
  if (!isSign(sign, "d", "\\partial") || !isSign(item.denominator[0], "d", "\\partial")) return undefined;
  const head = headAt(item.numerator, 1);
  return head && item.numerator.length === 1 + head.length ? head.base : undefined;
}

function headAt(row: Row, index: number): Head | undefined {
  const item = row[index];
  if (!item || !canName(item)) return undefined;
  const base = baseName(item, false);
  const next = row[index + 1];
  const scripts = next?.kind === "scripts" ? next : undefined;
  const { suffix, rest } = marksOf(scripts?.superscript);
  return base === undefined
    ? undefined
    : { base, item, scripts, length: scripts ? 2 : 1, suffix, superscript: rest };
}

const longestArgument = 500;

/** Letters that stand for functionals of distributions and never for densities. */
const functionals = new Set([
  "E",
  "H",
  "I",
  "D",
  "L",
  "\\mathbb{E}",
  "\\mathcal{H}",
  "\\mathbb{H}",
  "\\mathcal{D}",
  "\\mathcal{L}",
  "\\mathcal{N}",
  "N",
  "W",
]);

function nameAt(row: Row, index: number, head: Head, evidence: Evidence, inScripts: boolean): void {
  const open = index + head.length;
  if (isEntropy(head) && isSign(row[index + 1], "(", "[")) {
    const close = closingIndex(row, index + 1, Math.min(row.length, index + longestArgument));
    if (close !== undefined)
      for (const piece of pieces(row.slice(index + 2, close))) isDensityName(piece, 0, evidence.perhaps);
  }
  if (isExpectation(head)) {
    const below = head.scripts?.subscript;
    if (below) for (const piece of distributionsBelow(below)) underExpectation(piece, evidence);
    return;
  }
  if (!isSign(row[open], "(", "[")) {
    if (!inScripts && !isArgument(row, index, head)) evidence.plain.add(head.base);
    return;
  }
  // Arguments longer than this are no arguments; looking for their end in every nesting would take quadratic time.
  const close = closingIndex(row, open, Math.min(row.length, open + longestArgument));
  if (close === undefined) return;
  const inside = atDepthZero(row, open + 1, close, (item) => isSign(item, "+", "-")).length;
  if (inside === 0) evidence.applied.add(head.base);
  if (functionals.has(head.base)) return;
  const barred = atDepthZero(row, open + 1, close, (item) => isSign(item, ...bars));
  const isProbability = /^(p|q|P|Q|\\mathbb\{P\}|\\mathrm\{Pr\}|\\mathrm\{P\})$/.test(head.base);
  if (barred.length !== 1 && !isProbability) return;
  evidence.densities.add(isProbability ? head.base : familyOf(head).family);
  const [bar = close] = barred;
  for (const list of [row.slice(open + 1, bar), row.slice(bar + 1, close)]) {
    for (const piece of pieces(list)) {
      const value = headAt(piece, 0);
      if (value?.length === piece.length) evidence.values.add(value.base);
    }
  }
}

function isEntropy(head: Head): boolean {
  return /^(H|\\mathcal\{H\}|\\mathbb\{H\}|\\mathrm\{H\})$/.test(head.base) && head.length === 1;
}

function isExpectation(head: Head): boolean {
  return head.base === "\\mathbb{E}" || head.base === "E" || head.base === "\\mathrm{E}";
}

/** Whether a name is the whole of an argument, as D and G of V(D, G): neither a quantity nor a function by that. */
function isArgument(row: Row, index: number, head: Head): boolean {
  const [before, after] = [row[index - 1], row[index + head.length]];
  return isSign(before, "(", ",", "[") && isSign(after, ")", ",", "]");
}

/** The pieces below an expectation that name a distribution: not x, y and y ∼ p of x, y ∼ p, q(z). */
function distributionsBelow(below: Row): readonly Row[] {
  const all = pieces(below);
  return all.slice(all.findLastIndex((piece) => piece.some(isDrawnFrom)) + 1);
}

function underExpectation(piece: Row, evidence: Evidence): void {
  const head = headAt(piece, 0);
  const isApplied = head !== undefined && isSign(piece[head.length], "(", "[");
  isDensityName(piece, 0, isApplied ? evidence.densities : evidence.perhaps);
}

/** Notes the family that begins at `index`. */
function isDensityName(row: Row, index: number, into: Set<Name>): void {
  const head = headAt(row, index);
  if (head && !functionals.has(head.base)) into.add(familyOf(head).family);
}

/** The families inside a divergence. */
function divergenceAt(row: Row, index: number, evidence: Evidence): void {
  const cursor = new Cursor(row, { start: 0, end: 0 }, index);
  const before = row[index - 1];
  if (before?.kind === "symbol" && /^[A-Z]$/.test(before.text)) return;
  const head = divergenceHead(cursor);
  if (!head) return;
  const open = index + head.length;
  if (!isSign(row[open], "(", "[", "\\{")) return;
  const close = closingIndex(row, open, Math.min(row.length, open + longestArgument));
  if (close === undefined) return;
  const separated = atDepthZero(row, open + 1, close, (item) =>
    isSign(item, ",", "\\|", "\\Vert", "\\parallel", "|", "\\mid", "\\vert", ":"),
  );
  if (separated.length === 0 || (!head.named && !separated.some((cut) => isDoubled(row, cut)))) return;
  for (let inner = open + 1; inner < close; inner++) {
    isDensityName(row, inner, evidence.densities);
    const item: Item | undefined = row[inner];
    const next = headAt(row, inner);
    if (next) inner += next.length - 1;
    if (isSign(row[inner + 1], "(", "[")) inner = closingIndex(row, inner + 1, close) ?? inner;
    if (item?.kind === "fraction")
      for (let at = 0; at < item.numerator.length; at++)
        isDensityName(item.numerator, at, evidence.densities);
  }
}

function isDoubled(row: Row, cut: number): boolean {
  const doubled = isSign(row[cut], "\\|", "\\Vert", "\\parallel");
  const [item, next] = [row[cut], row[cut + 1]];
  return doubled || (item?.kind === "symbol" && next?.kind === "symbol" && item.text === next.text);
}
