/**
 * The state of reading one formula: its tokens, the place among them, the font in force, and what must be written
 * differently for KaTeX. A formula that cannot be read ends in a `TexFailure`, which `parseTex` turns into a problem.
 */
import type { Span } from "../span.ts";
import type { Leaf } from "./agreement.ts";
import type { Meaning } from "./meaning.ts";
import { spanInDocument, type TexSource, type Token } from "./tokens.ts";
import type { Item } from "./tree.ts";

/** Items of a row in the making; a gap keeps letters or digits apart and is gone when the row is done. */
export type Piece = Item | { readonly kind: "gap"; readonly thin?: true };

/** Ends the reading of a formula; never leaves `tex/`. */
export class TexFailure extends Error {
  readonly code: string;
  readonly token: Token | undefined;

  constructor(code: string, token: Token | undefined) {
    super(code);
    this.code = code;
    this.token = token;
  }
}

const deepest = 200;

export class Reader {
  readonly source: TexSource;
  readonly tokens: readonly Token[];
  readonly meaningOf: (command: string) => Meaning;
  /** By token: what stands for it in the TeX that KaTeX is given. */
  readonly rewritten = new Map<number, string>();
  /** By token: where in the structure each symbol stands. */
  readonly leaves: (Leaf | undefined)[] = [];
  index = 0;
  font: string | undefined = undefined;
  private place = "";
  private depth = 0;

  constructor(source: TexSource, tokens: readonly Token[], meaningOf: (command: string) => Meaning) {
    this.source = source;
    this.tokens = tokens;
    this.meaningOf = meaningOf;
  }

  /** The next token that is not white space, which becomes the current one. */
  peek(): Token | undefined {
    let token = this.tokens[this.index];
    while (token?.text === " ") token = this.tokens[++this.index];
    return token;
  }

  take(): Token {
    const token = this.peek();
    if (token === undefined) throw new TexFailure("unexpected-end", this.tokens.at(-1));
    this.index++;
    return token;
  }

  expect(text: string): Token {
    const token = this.take();
    if (token.text !== text) throw new TexFailure("unexpected-token", token);
    return token;
  }

  /** The place of the tokens from `first` to the last one taken. */
  spanFrom(first: number): Span {
    let start = Infinity;
    let end = 0;
    for (let index = first; index < this.index; index++) {
      const token = this.tokens[index];
      if (token === undefined || token.text === " ") continue;
      start = Math.min(start, token.start);
      end = Math.max(end, token.end);
    }
    return start === Infinity ? spanInDocument(this.source, 0, 0) : spanInDocument(this.source, start, end);
  }

  spanOf(token: Token): Span {
    return spanInDocument(this.source, token.start, token.end);
  }

  /** Writes the tokens from `first` to the last one taken differently for KaTeX. */
  rewriteFrom(first: number, text: string): void {
    for (let index = first; index < this.index; index++)
      this.rewritten.set(index, index === first ? text : "");
  }

  /** Puts braces around the tokens from `first` to the last one taken, for KaTeX. */
  braceFrom(first: number): void {
    const last = this.index - 1;
    this.rewritten.set(first, `{${this.rewritten.get(first) ?? this.tokens[first]?.text ?? ""}`);
    this.rewritten.set(last, `${this.rewritten.get(last) ?? this.tokens[last]?.text ?? ""} }`);
  }

  /** Runs `read` one level deeper; formulas nested beyond all use are refused. */
  deeper<T>(read: () => T): T {
    if (++this.depth > deepest) throw new TexFailure("too-deep", this.tokens[this.index]);
    const result = read();
    this.depth--;
    return result;
  }

  /** Runs `read` inside a part of the structure. */
  within<T>(part: string, read: () => T): T {
    const outer = this.place;
    this.place = outer + part;
    const result = read();
    this.place = outer;
    return result;
  }

  /** Records that the token at `index` is a symbol here; `shown` where KaTeX reports its place, too. */
  leaf(index: number, shown: boolean): void {
    this.leaves[index] = { place: this.place, shown };
  }

  /** Puts the symbols from `first` to the last token taken into a part of the structure after all. */
  moveInto(part: string, first: number): void {
    for (let index = first; index < this.index; index++) {
      const leaf = this.leaves[index];
      if (leaf === undefined) continue;
      const place = this.place + part + leaf.place.slice(this.place.length);
      this.leaves[index] = { ...leaf, place };
    }
  }

  withFont<T>(font: string | undefined, read: () => T): T {
    const outer = this.font;
    this.font = font;
    const result = read();
    this.font = outer;
    return result;
  }
}

/** How the readers of single constructions get at rows and arguments. */
export interface Rows {
  /** What follows up to a token that ends a row, or up to `stop`. */
  readonly pieces: (reader: Reader, stop?: string) => readonly Piece[];
  /** A group in braces, or one symbol or command with its own arguments. */
  readonly argument: (reader: Reader) => readonly Piece[];
}
