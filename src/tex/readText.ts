/**
 * The inside of `\text{…}`: a word where it is the letters of one name, a symbol where it is one letter or a number,
 * prose otherwise. Maths inside it, `\text{if $x > 0$}`, becomes items of the row, with the prose around it.
 */
import type { Span } from "../span.ts";
import { styleSwitches, textCommands } from "./commands.ts";
import { rawGroup } from "./readGrid.ts";
import { TexFailure, type Piece, type Reader, type Rows } from "./reader.ts";

const literal: ReadonlyMap<string, string> = new Map([
  ["\\ ", " "],
  ["~", " "],
  ["\\,", " "],
  ["\\quad", " "],
  ["\\qquad", "  "],
  ["\\textquotesingle", "'"],
  ["\\textbackslash", "\\"],
  ["\\textendash", "–"],
  ["\\textemdash", "—"],
  ["\\ldots", "…"],
  ["\\dots", "…"],
  ["\\textasciitilde", "~"],
]);

/** Reads the argument of a text command, whose tokens start at `first`. */
export function readText(reader: Reader, rows: Rows, first: number, font: string): Piece[] {
  const open = reader.peek();
  if (open?.text !== "{") {
    const token = reader.take();
    return [textPiece(token.text, reader.spanFrom(first), font)];
  }
  reader.take();
  const pieces: Piece[] = [];
  let text = "";
  let start = first;
  const flush = () => {
    if (text.trim() !== "") pieces.push(textPiece(text, reader.spanFrom(start), font));
    text = "";
  };
  let depth = 0;
  for (;;) {
    const token = reader.tokens[reader.index];
    if (token === undefined) throw new TexFailure("unexpected-end", open);
    reader.index++;
    if (token.text === "{") depth++;
    else if (token.text === "}") {
      if (depth-- === 0) break;
    } else if (token.text === "$" || token.text === "\\(") {
      flush();
      const close = token.text === "$" ? "$" : "\\)";
      pieces.push(...reader.deeper(() => reader.withFont(undefined, () => rows.pieces(reader, close))));
      start = reader.index;
      reader.expect(close);
    } else if (token.text === "\\textcolor" || token.text === "\\color") rawGroup(reader);
    else {
      // KaTeX wants these escaped in text, other renderers do not.
      if (/^[#_]$/u.test(token.text)) reader.rewritten.set(reader.index - 1, `\\${token.text}`);
      text += textOf(token.text);
    }
  }
  flush();
  return pieces.length === 0 ? [{ kind: "gap" }] : pieces;
}

function textOf(token: string): string {
  if (textCommands.has(token) || styleSwitches.has(token)) return "";
  const known = literal.get(token);
  if (known !== undefined) return known;
  return /^\\[^a-zA-Z]$/u.test(token) ? token.slice(1) : token;
}

function textPiece(text: string, span: Span, font: string): Piece {
  if (/^\p{L}$/u.test(text) && !/\p{Script=Han}/u.test(text)) {
    return { kind: "symbol", span, text, family: "ordinary", font };
  }
  if (/^\d+(?:\.\d+)?$/u.test(text)) return { kind: "symbol", span, text, family: "ordinary" };
  if (/^[\p{Script=Latin}\p{Script=Greek}]+$/u.test(text))
    return { kind: "word", span, text, command: false };
  return { kind: "text", span, text };
}
