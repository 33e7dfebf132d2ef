/**
 * TeX's tokens with their places, as KaTeX's lexer cuts them: a control word, a control symbol, white space, or one
 * character with its combining marks. Comments leave no token. Places are UTF-16 units of the TeX, not of the document.
 */
import type { Span } from "../span.ts";

/** A passage's TeX and, for each of its units and one past its end, the offset in the document. */
export interface TexSource {
  readonly tex: string;
  readonly offsets: readonly number[];
}

export interface Token {
  /** The characters: `x`, `\alpha`, `\,`; one blank for any white space. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A command that keeps its meaning from before the note redefined it. */
  readonly frozen?: true;
}

const lexeme =
  /%[^\n]*(?:\n|$)|\\[a-zA-Z@]+|\\\s+|\\[^\uD800-\uDFFF]|\s+|(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^])[\u0300-\u036F]*/gu;

/** All tokens, white space included. */
export function scanTex(tex: string): Token[] {
  const tokens: Token[] = [];
  for (const match of tex.matchAll(lexeme)) {
    const found = match[0];
    if (found.startsWith("%")) continue;
    tokens.push({ text: textOf(found), start: match.index, end: match.index + found.length });
  }
  return tokens;
}

function textOf(found: string): string {
  if (found.length > 1 && found.startsWith("\\")) return /\s/u.test(found.charAt(1)) ? "\\ " : found;
  return /^\s/u.test(found) ? " " : found;
}

export const isControlWord = (token: Token): boolean => /^\\[a-zA-Z@]/u.test(token.text);

/** Every token that is not white space, in document offsets: what a reader must account for. */
export function tokensOf(source: TexSource): { readonly text: string; readonly span: Span }[] {
  return scanTex(source.tex)
    .filter((token) => token.text !== " ")
    .map(({ text, start, end }) => ({ text, span: spanInDocument(source, start, end) }));
}

/** The place in the document of the units from `start` to `end`. */
export function spanInDocument(source: TexSource, start: number, end: number): Span {
  const from = source.offsets[start] ?? start;
  return { start: from, end: source.offsets[end] ?? from + end - start };
}
