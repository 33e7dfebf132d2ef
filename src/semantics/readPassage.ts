/**
 * A passage as a tree and its arguments, and a cache of them, so that a note that is checked again after an edit has only
 * the passages parsed that the edit reaches.
 *
 * What is remembered equals what would be read. A tree is a function of the TeX, of the macros' texts (a token of a
 * body stands where the call stands), and of places, and of these only distances count: the key holds them all, the
 * places as distances from the passage's beginning. The arguments are a function of the tree and, where it opens with
 * a sign, of the argument before, which is kept with them. What is remembered keeps the places at which it was read first,
 * and `moved` says how far from them it stands now.
 */
import { Recent } from "../recent.ts";
import type { Span } from "../span.ts";
import type { Macros } from "../tex/macros.ts";
import { parseTex } from "../tex/parseTex.ts";
import type { TexSource, Token } from "../tex/tokens.ts";
import type { TexTree } from "../tex/tree.ts";
import type { Argument } from "./chain/argument.ts";
import { readArguments } from "./chain/readArguments.ts";
import { mayGoOn, type ReadArguments } from "./chain/readRow.ts";
import type { Formula } from "./formula.ts";
import { movedArgument } from "./moved.ts";
import { withSpelledWords } from "./spelledWords.ts";

export interface PassageSource extends TexSource {
  readonly span: Span;
}

export type ReadPassage = Pick<Formula, "span" | "moved" | "tree" | "arguments" | "problems">;

/** The last argument of the display before, and how far it stands from where it was read. */
export interface Continued {
  readonly argument: Argument;
  readonly moved: number;
}

/** So many passages are kept. */
const mostKept = 2000;

export class PassageCache {
  readonly #passages: Recent<KnownPassage>;
  readonly #macroKeys = new WeakMap<Macros, string>();

  constructor(most: number = mostKept) {
    this.#passages = new Recent(most);
  }

  read(source: PassageSource, macros: Macros, continued: Continued | undefined): ReadPassage {
    const key = `${this.#keyOfMacros(macros)}\n${shapeOf(source)}\n${source.tex}`;
    const known = this.#passages.get(key, () => new KnownPassage(source, macros));
    return known.at(source.span.start, continued);
  }

  #keyOfMacros(macros: Macros): string {
    let key = this.#macroKeys.get(macros);
    if (key === undefined) {
      const texts = (tokens: readonly Token[] | undefined) =>
        tokens?.map(({ text, frozen }) => [text, frozen === true]) ?? false;
      key = JSON.stringify(
        [...macros].map(([name, { parameters, standard, body }]) => [
          name,
          parameters,
          texts(standard),
          texts(body),
        ]),
      );
      this.#macroKeys.set(macros, key);
    }
    return key;
  }
}

/** A passage that is read on its own, by no cache. */
export function readPassage(
  source: PassageSource,
  macros: Macros,
  continued: Continued | undefined,
): ReadPassage {
  return new KnownPassage(source, macros).at(source.span.start, continued);
}

/** How its places lie to one another: its length, and where the TeX begins and does not go on by one. */
function shapeOf({ span, offsets }: PassageSource): string {
  let shape = `${span.end - span.start}`;
  let expected = span.start;
  offsets.forEach((offset, index) => {
    if (offset !== expected) shape += ` ${index}+${offset - expected}`;
    expected = offset + 1;
  });
  return shape;
}

class KnownPassage {
  readonly #span: Span;
  readonly #tree: TexTree;
  #alone: ReadArguments | undefined;
  /** Whether it goes on from a display before it; not known until there was one. */
  #goesOn: boolean | undefined;
  #joined: { readonly argument: Argument; readonly by: number; readonly read: ReadArguments } | undefined;

  constructor(source: PassageSource, macros: Macros) {
    const parsed = parseTex(source, macros);
    this.#span = source.span;
    this.#tree = { ...parsed, row: withSpelledWords(parsed.row) };
  }

  at(start: number, continued: Continued | undefined): ReadPassage {
    const moved = start - this.#span.start;
    const read =
      continued && mayGoOn(continued.argument)
        ? this.#joinedTo(continued.argument, continued.moved - moved)
        : this.#readAlone();
    const { arguments: found, problems } = read;
    return { span: this.#span, moved, tree: this.#tree, arguments: found, problems };
  }

  #readAlone(): ReadArguments {
    this.#alone ??= readArguments(this.#tree);
    return this.#alone;
  }

  #joinedTo(argument: Argument, by: number): ReadArguments {
    if (this.#goesOn === false) return this.#readAlone();
    if (this.#joined?.argument === argument && this.#joined.by === by) return this.#joined.read;
    const read = readArguments(this.#tree, movedArgument(argument, by));
    // An empty side cannot be told from none: only a full one shows whether the passage goes on from what is before it.
    if ((argument.chains.at(-1)?.sides.at(-1)?.items.length ?? 0) > 0) this.#goesOn = read.goesOn;
    if (this.#goesOn === false) this.#alone ??= read;
    else this.#joined = { argument, by, read };
    return this.#goesOn === false ? this.#readAlone() : read;
  }
}
