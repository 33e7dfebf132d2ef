/**
 * The grammar of rows: symbols, groups, scripts and commands, in TeX's own order. Groups in braces are flattened into
 * their row, as TeX shows them, save an empty one that carries scripts.
 */
import { places } from "./agreement.ts";
import { fontSwitches } from "./commands.ts";
import { finishRow, joinLetters } from "./finishRow.ts";
import { readCells, rowBreaks } from "./readGrid.ts";
import { TexFailure, type Piece, type Reader, type Rows } from "./reader.ts";
import { structures } from "./structures.ts";
import {
  accentedCharacter,
  canonicalSymbol,
  familyOfCharacter,
  scriptCharacter,
  type Accented,
} from "./symbols.ts";
import type { Token } from "./tokens.ts";
import type { Item, Row, Scripts } from "./tree.ts";

const endsRow: ReadonlySet<string> = new Set(["}", "&", "\\end", "\\right", ...rowBreaks]);
const infixes: ReadonlySet<string> = new Set(["\\over", "\\atop", "\\choose"]);
const cjk =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFFEF]/u;

const rows: Rows = { pieces: readPieces, argument: readArgument };

/** A whole formula; rows without an environment are the rows of a grid. */
export function readFormula(reader: Reader): Row {
  const first = reader.index;
  const cells = readCells(reader, rows, true);
  const rest = reader.peek();
  if (rest !== undefined) throw new TexFailure("unexpected-token", rest);
  if (cells.some((row) => row.length > 1)) {
    const separator = reader.tokens.find((token) => token.text === "&");
    throw new TexFailure("unexpected-token", separator);
  }
  if (cells.length === 1) return cells[0]?.[0] ?? [];
  return [{ kind: "grid", span: reader.spanFrom(first), environment: "aligned", rows: cells }];
}

/** `switched` behind a font switch, which does not reach over an `\over`. */
function readPieces(reader: Reader, stop?: string, switched = false): readonly Piece[] {
  const first = reader.index;
  const pieces: Piece[] = [];
  for (let token = reader.peek(); token !== undefined; token = reader.peek()) {
    if (endsRow.has(token.text) || token.text === stop) break;
    if (infixes.has(token.text)) {
      if (switched) break;
      const above = pieces.splice(0);
      pieces.push(...readInfix(reader, above, first, stop));
      break;
    }
    const alphabet = fontSwitches.get(token.text);
    if (alphabet !== undefined) {
      reader.take();
      const rest = reader.deeper(() => reader.withFont(alphabet, () => readPieces(reader, stop, true)));
      pieces.push(...joinLetters(rest, alphabet));
      continue;
    }
    for (const piece of readAtom(reader)) pieces.push(piece);
  }
  return pieces;
}

/** `a \over b`: what stands before it in the group over what stands behind it. */
function readInfix(
  reader: Reader,
  above: Piece[],
  first: number,
  stop: string | undefined,
): readonly Piece[] {
  reader.moveInto(places.numerator, first);
  const command = reader.take().text;
  const below = reader.deeper(() => reader.within(places.denominator, () => readPieces(reader, stop)));
  const numerator = finishRow(above, reader.font);
  const denominator = finishRow(below, reader.font);
  const span = reader.spanFrom(first);
  if (command === "\\atop") {
    return [{ kind: "grid", span, environment: "array", rows: [[numerator], [denominator]] }];
  }
  return [{ kind: "fraction", span, numerator, denominator, bar: command === "\\over" }];
}

function readArgument(reader: Reader): readonly Piece[] {
  const token = reader.peek();
  const first = reader.index;
  if (token?.text === "{") return readGroup(reader);
  if (
    token === undefined ||
    endsRow.has(token.text) ||
    /^[_^]$/u.test(token.text) ||
    fontSwitches.has(token.text)
  ) {
    throw new TexFailure("missing-argument", token ?? reader.tokens.at(-1));
  }
  const pieces = reader.deeper(() => (isPrime(token) ? [prime(reader)] : readAtom(reader)));
  if (reader.index > first + 1) reader.braceFrom(first);
  return pieces;
}

function readGroup(reader: Reader): readonly Piece[] {
  const first = reader.index;
  reader.expect("{");
  const cells = reader.deeper(() => readGroupRows(reader));
  reader.expect("}");
  if (cells.length > 1) {
    const grid = cells.map((pieces) => [finishRow(pieces, reader.font)]);
    return [{ kind: "grid", span: reader.spanFrom(first), environment: "array", rows: grid }];
  }
  const pieces = cells[0] ?? [];
  const [only] = pieces;
  if (pieces.length === 1 && only?.kind === "symbol" && only.family === "punctuation") {
    return [{ ...only, family: "ordinary", span: reader.spanFrom(first) }];
  }
  return pieces;
}

/** The rows of a group, which are hardly ever more than one. */
function readGroupRows(reader: Reader): (readonly Piece[])[] {
  const cells = [readPieces(reader)];
  for (let token = reader.peek(); token !== undefined && rowBreaks.has(token.text); token = reader.peek()) {
    reader.take();
    cells.push(readPieces(reader));
  }
  return cells;
}

/** One symbol, group, script or command with its arguments; spaces and styles give no piece. */
function readAtom(reader: Reader): readonly Piece[] {
  const token = reader.peek();
  if (token === undefined) return [];
  const first = reader.index;
  if (token.text === "{") {
    const pieces = readGroup(reader);
    if (pieces.length > 0 || !startsScript(reader.peek())) return pieces;
    return [{ kind: "symbol", span: reader.spanFrom(first), text: "{}", family: "ordinary" }];
  }
  if (startsScript(token)) return [readScripts(reader)];
  reader.take();
  const structure = structures.get(token.text);
  if (structure !== undefined) return structure(reader, rows, first);
  if (token.text.startsWith("\\")) return readCommand(reader, token, first);
  return [readCharacter(reader, token, first)];
}

function startsScript(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.text === "_" || token.text === "^" || isPrime(token) || scriptCharacter(token.text) !== undefined)
  );
}

/** An apostrophe, straight or curly, or the prime of Unicode. */
const isPrime = (token: Token): boolean => token.text === "'" || token.text === "’" || token.text === "′";

function readScripts(reader: Reader): Scripts {
  const first = reader.index;
  let subscript: Row | undefined;
  let superscript: Row | undefined;
  let primes: Item[] = [];
  for (let token = reader.peek(); token !== undefined; token = reader.peek()) {
    const small = scriptCharacter(token.text);
    if (isPrime(token) && superscript === undefined) primes.push(prime(reader));
    else if (token.text === "^" && superscript === undefined) {
      reader.take();
      superscript = finishRow(
        [...primes, ...reader.within(places.above, () => readArgument(reader))],
        reader.font,
      );
      primes = [];
    } else if (token.text === "_" && subscript === undefined) {
      reader.take();
      subscript = finishRow(
        reader.within(places.below, () => readArgument(reader)),
        reader.font,
      );
    } else if (small?.raised === true && superscript === undefined) {
      superscript = [...primes, ...readSmall(reader, true)];
      primes = [];
    } else if (small?.raised === false && subscript === undefined) subscript = readSmall(reader, false);
    else if (token.text === "\\limits" || token.text === "\\nolimits") reader.take();
    else break;
  }
  if (primes.length > 0) superscript = primes;
  return {
    kind: "scripts",
    span: reader.spanFrom(first),
    ...(subscript ? { subscript } : {}),
    ...(superscript ? { superscript } : {}),
  };
}

function prime(reader: Reader): Item {
  const token = reader.take();
  return { kind: "symbol", span: reader.spanOf(token), text: "\\prime", family: "ordinary" };
}

/** A run of raised or lowered characters of Unicode. */
function readSmall(reader: Reader, above: boolean): Row {
  const pieces: Piece[] = [];
  for (let token = reader.peek(); token !== undefined; token = reader.peek()) {
    const small = scriptCharacter(token.text);
    if (small?.raised !== above) break;
    reader.take();
    const family = familyOfCharacter(small.text);
    pieces.push({ kind: "symbol", span: reader.spanOf(token), text: small.text, family });
  }
  return finishRow(pieces, undefined);
}

function readCommand(reader: Reader, token: Token, first: number): readonly Piece[] {
  const span = reader.spanOf(token);
  const meaning = reader.meaningOf(token.text);
  reader.leaf(first, false);
  switch (meaning.kind) {
    case "symbol": {
      const text = canonicalSymbol(token.text);
      return [
        {
          kind: "symbol",
          span,
          text,
          family: meaning.family,
          ...fontOfCommand(text, meaning.family, reader.font),
        },
      ];
    }
    case "letters":
      return [{ kind: "symbol", span, text: meaning.text, family: "ordinary", font: meaning.font }];
    case "word":
      return [{ kind: "word", span, text: meaning.text, command: true }];
    case "blank":
      return [{ kind: "gap" }];
    case "undefined":
      return readUnknown(reader, token, first);
    case "structure":
      break;
  }
  throw new TexFailure("unsupported-command", token);
}

/** Of the alphabets only bold changes what a command stands for. */
function fontOfCommand(text: string, family: string, font: string | undefined): { font?: string } {
  const changes =
    font === "mathbf" && family === "ordinary" && /^\\[a-zA-Z]+$/u.test(text) && text !== "\\prime";
  return changes ? { font } : {};
}

/**
 * A command that nobody defines is an opaque word. Groups behind it are its arguments: they stand in brackets, so
 * that nothing inside is taken for a part of the row.
 */
function readUnknown(reader: Reader, token: Token, first: number): readonly Piece[] {
  reader.rewriteFrom(first, "{\\square}");
  const pieces: Piece[] = [{ kind: "word", span: reader.spanOf(token), text: token.text, command: true }];
  let separator: Token | undefined;
  for (let open = reader.peek(); open?.text === "{"; open = reader.peek()) {
    const span =
      separator === undefined
        ? reader.spanOf(open)
        : { ...reader.spanOf(separator), end: reader.spanOf(open).end };
    const opening: Piece =
      separator === undefined
        ? { kind: "symbol", span, text: "(", family: "open" }
        : { kind: "symbol", span, text: ",", family: "punctuation" };
    if (separator !== undefined) pieces.pop();
    pieces.push(opening, ...readGroup(reader));
    separator = reader.tokens[reader.index - 1] as Token;
    pieces.push({ kind: "symbol", span: reader.spanOf(separator), text: ")", family: "close" });
  }
  return pieces;
}

function readCharacter(reader: Reader, token: Token, first: number): Piece {
  if (token.text === "#") reader.rewriteFrom(first, "\\#");
  if (token.text === "$") throw new TexFailure("unexpected-token", token);
  const span = reader.spanOf(token);
  const text = token.text === "#" ? "\\#" : canonicalSymbol(token.text);
  if (cjk.test(text)) return readCjk(reader, first);
  const marked = isAscii(text) ? undefined : accentedCharacter(token.text);
  if (marked !== undefined) return readAccented(reader, token, first, marked);
  reader.leaf(first, isAscii(reader.tokens[first]?.text ?? ""));
  if (/^[A-Za-z0-9]$/u.test(text)) {
    // Digits are upright in any case.
    const font = /\d/u.test(text) && reader.font === "mathrm" ? undefined : reader.font;
    return { kind: "symbol", span, text, family: "ordinary", ...(font ? { font } : {}) };
  }
  if (text.startsWith("\\") && text !== "\\#") {
    const meaning = reader.meaningOf(text);
    if (meaning.kind !== "symbol") throw new TexFailure("unsupported-character", token);
    return {
      kind: "symbol",
      span,
      text,
      family: meaning.family,
      ...fontOfCommand(text, meaning.family, reader.font),
    };
  }
  return { kind: "symbol", span, text, family: familyOfCharacter(text) };
}

/** A letter with marks of Unicode, the outermost mark first. */
function readAccented(reader: Reader, token: Token, first: number, marked: Accented): Piece {
  const inner = reader.within(places.accent, () =>
    readCharacter(reader, { ...token, text: marked.base }, first),
  );
  if (inner.kind === "gap") throw new TexFailure("unsupported-character", token);
  return { kind: "accent", span: reader.spanOf(token), mark: marked.mark, body: [inner] };
}

/** KaTeX reports no place for some of the other characters. */
const isAscii = (text: string): boolean => text.charCodeAt(0) < 128;

function readCjk(reader: Reader, first: number): Piece {
  reader.leaf(first, false);
  for (; cjk.test(canonicalSymbol(reader.tokens[reader.index]?.text ?? "")); reader.index++)
    reader.leaf(reader.index, false);
  const tokens = reader.tokens.slice(first, reader.index);
  return { kind: "text", span: reader.spanFrom(first), text: tokens.map((token) => token.text).join("") };
}
