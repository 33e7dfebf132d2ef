/**
 * From pieces to a row: digits that stand together are one number, letters of one upright font are one word, and gaps
 * are gone. A thin space parts thousands only before exactly three digits.
 */
import { cover } from "../span.ts";
import type { Piece } from "./reader.ts";
import type { Item, Row, Symbol, Word } from "./tree.ts";

/** A row without gaps, its numbers put together, and the words of the font in force. */
export function finishRow(loose: readonly Piece[], font: string | undefined): Row {
  const pieces = joinLetters(loose, font);
  const row: Item[] = [];
  for (let index = 0; index < pieces.length;) {
    const end = endOfNumber(pieces, index);
    const piece = pieces[index];
    if (end > index + 1) row.push(numberOf(pieces.slice(index, end)));
    else if (piece !== undefined && piece.kind !== "gap") row.push(piece);
    index = Math.max(end, index + 1);
  }
  return row;
}

/** The index behind the number that starts at `from`, or `from` where none does. */
function endOfNumber(pieces: readonly Piece[], from: number): number {
  const first = pieces[from];
  if (first?.kind !== "symbol" || !/^[\d.]$/u.test(first.text)) return from;
  const font = first.text === "." ? undefined : first.font;
  let end = endOfDigits(pieces, from, font);
  if (end === from && (!isMark(first, ".") || isDigit(pieces[from - 1], font))) return from;
  if (end > from && end <= from + 3) {
    while (partsThousands(pieces[end]) && endOfDigits(pieces, end + 1, font) === end + 4) end += 4;
  }
  const fraction = isMark(pieces[end], ".") ? endOfDigits(pieces, end + 1, font) : end;
  return fraction > end + 1 ? fraction : end;
}

function endOfDigits(pieces: readonly Piece[], start: number, font: string | undefined): number {
  let end = start;
  while (isDigit(pieces[end], font)) end++;
  return end;
}

const isDigit = (piece: Piece | undefined, font: string | undefined): boolean =>
  piece?.kind === "symbol" && piece.font === font && /^\d$/u.test(piece.text);

const isMark = (piece: Piece | undefined, text: string): boolean =>
  piece?.kind === "symbol" && piece.text === text && piece.family === "ordinary";

/** A thin space, or a comma in braces. */
const partsThousands = (piece: Piece | undefined): boolean =>
  (piece?.kind === "gap" && piece.thin === true) || isMark(piece, ",");

function numberOf(pieces: readonly Piece[]): Symbol {
  const symbols = pieces.filter((piece) => piece.kind === "symbol");
  const [first] = symbols as [Symbol];
  const span = symbols.reduce((whole, symbol) => cover(whole, symbol.span), first.span);
  const text = symbols.map((symbol) => (symbol.text === "," ? "" : symbol.text)).join("");
  const digit = symbols.find((symbol) => symbol.text !== ".") ?? first;
  return { ...digit, span, text };
}

/** Fonts in which letters that stand together are one name. */
const wordFonts: ReadonlySet<string> = new Set(["mathrm", "mathsf", "mathtt", "mathit", "mathbf"]);

const isLetter = (piece: Piece | undefined, font: string): piece is Symbol =>
  piece?.kind === "symbol" && piece.font === font && /^\p{L}$/u.test(piece.text);

/**
 * Two or more letters in `font` that stand together become a word. Two bold letters are rather a matrix and a vector,
 * `\mathbf{Wx}`, than a name.
 */
export function joinLetters(pieces: readonly Piece[], font: string | undefined): readonly Piece[] {
  if (font === undefined || !wordFonts.has(font)) return pieces;
  const joined: Piece[] = [];
  for (let index = 0; index < pieces.length;) {
    let end = index;
    while (isLetter(pieces[end], font)) end++;
    if (end - index < (font === "mathbf" ? 3 : 2)) {
      joined.push(...pieces.slice(index, Math.max(end, index + 1)));
      index = Math.max(end, index + 1);
      continue;
    }
    const letters = pieces.slice(index, end) as Symbol[];
    joined.push(wordOf(letters));
    index = end;
  }
  return joined;
}

function wordOf(letters: readonly Symbol[]): Word {
  const [first] = letters as [Symbol];
  const span = letters.reduce((whole, letter) => cover(whole, letter.span), first.span);
  return { kind: "word", span, text: letters.map((letter) => letter.text).join(""), command: false };
}
