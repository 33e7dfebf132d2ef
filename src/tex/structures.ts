/**
 * The commands that build something: fractions, roots, accents, braces, labels, delimiters, fonts, text, environments
 * and what leaves no item. Each reader is called behind its command, whose token is at `first`.
 */
import type { Span } from "../span.ts";
import { places } from "./agreement.ts";
import {
  accents,
  binomials,
  braces,
  bracedSpaces,
  bareSpaces,
  emboldening,
  fontCommands,
  fontsUnknownToKatex,
  fractions,
  ignored,
  ignoredUnknownToKatex,
  narrowSpaces,
  phantoms,
  sizedDelimiters,
  stretchyArrows,
  styleSwitches,
  textCommands,
  textsUnknownToKatex,
  wideSpaces,
  wrapperFamilies,
  wrappers,
} from "./commands.ts";
import { delimiter, left } from "./delimiters.ts";
import { finishRow, joinLetters } from "./finishRow.ts";
import { rawGroup, readCells, readEnvironment } from "./readGrid.ts";
import { TexFailure, type Piece, type Reader, type Rows } from "./reader.ts";
import { readText } from "./readText.ts";
import { bareSpace, bracedSpace } from "./spaces.ts";
import { gap, type Structure } from "./structure.ts";
import type { Row, Symbol } from "./tree.ts";

/** The next argument, as a part of the structure; "" where it stands in the row itself. */
const row = (reader: Reader, rows: Rows, part: string): Row =>
  finishRow(
    reader.within(part, () => rows.argument(reader)),
    reader.font,
  );

const fraction =
  (bar: boolean): Structure =>
  (reader, rows, first) => {
    const numerator = row(reader, rows, places.numerator);
    const denominator = row(reader, rows, places.denominator);
    return [{ kind: "fraction", span: reader.spanFrom(first), numerator, denominator, bar }];
  };

const radical: Structure = (reader, rows, first) => {
  const degree = bracketRow(reader, rows, places.degree);
  const body = row(reader, rows, places.root);
  return [{ kind: "radical", span: reader.spanFrom(first), body, ...(degree ? { degree } : {}) }];
};

function bracketRow(reader: Reader, rows: Rows, part: string): Row | undefined {
  if (reader.peek()?.text !== "[") return undefined;
  reader.take();
  const content = finishRow(
    reader.deeper(() => reader.within(part, () => rows.pieces(reader, "]"))),
    reader.font,
  );
  reader.expect("]");
  return content;
}

const accent =
  (mark: string): Structure =>
  (reader, rows, first) => {
    const body = row(reader, rows, /^d{3,4}ot$/u.test(mark) ? "" : places.accent);
    return [{ kind: "accent", span: reader.spanFrom(first), mark, body }];
  };

const brace =
  (side: "_" | "^"): Structure =>
  (reader, rows, first) => {
    const body = row(reader, rows, "");
    while (reader.peek()?.text === "\\limits") reader.take();
    if (reader.peek()?.text !== side) return [{ kind: "brace", span: reader.spanFrom(first), body }];
    reader.take();
    const label = row(reader, rows, side);
    return [{ kind: "brace", span: reader.spanFrom(first), body, label }];
  };

const labelled =
  (side: "above" | "below"): Structure =>
  (reader, rows, first) => {
    const label = row(reader, rows, places[side]);
    const body = row(reader, rows, "");
    return [{ kind: "labelled", span: reader.spanFrom(first), body, [side]: label }];
  };

const stretchyArrow =
  (text: string): Structure =>
  (reader, rows, first) => {
    const body: Row = [{ kind: "symbol", span: reader.spanFrom(first), text, family: "relation" }];
    const below = bracketRow(reader, rows, places.below);
    const above = row(reader, rows, places.above);
    return [{ kind: "labelled", span: reader.spanFrom(first), body, above, ...(below ? { below } : {}) }];
  };

const font =
  (command: string, alphabet: string | undefined): Structure =>
  (reader, rows, first) => {
    const standIn = fontsUnknownToKatex.get(command);
    if (standIn !== undefined) reader.rewritten.set(first, `${standIn} `);
    const chosen = emboldening.has(command) ? "mathbf" : alphabet;
    const inner = reader.withFont(chosen, () => rows.argument(reader));
    const pieces = emboldening.has(command) ? inner.map(embolden) : inner;
    const joined = emboldening.has(command) ? pieces : joinLetters(pieces, alphabet);
    return joined.length === 1 ? joined.map((piece) => widen(piece, reader.spanFrom(first))) : joined;
  };

/** A lone symbol or word stands where its font command stands. */
function widen(piece: Piece, span: Span): Piece {
  return piece.kind === "symbol" || piece.kind === "word" ? { ...piece, span } : piece;
}

/** `\boldsymbol{\mathcal{L}}` is another letter than `\mathcal{L}`. */
function embolden(piece: Piece): Piece {
  const alphabet =
    piece.kind === "symbol" ? /^math(cal|bb|frak|scr|sf)$/u.exec(piece.font ?? "")?.[1] : undefined;
  return alphabet === undefined || piece.kind !== "symbol" ? piece : { ...piece, font: `mathbf${alphabet}` };
}

const operatorName: Structure = (reader, rows, first) => {
  if (reader.peek()?.text === "*") reader.take();
  const pieces = reader.withFont("mathrm", () => rows.argument(reader));
  const letters = pieces.filter((piece) => piece.kind !== "gap");
  const text = letters
    .map((piece) => (piece.kind === "symbol" || piece.kind === "word" ? piece.text : "\n"))
    .join("");
  const span = reader.spanFrom(first);
  const upright = letters.every(
    (piece) => piece.kind === "word" || (piece.kind === "symbol" && isUpright(piece)),
  );
  const named = upright && /^\p{L}[\p{L}\d-]*$/u.test(text);
  return named ? [{ kind: "word", span, text, command: true }] : joinLetters(pieces, "mathrm");
};

const isUpright = (symbol: Symbol): boolean => symbol.font === undefined || symbol.font === "mathrm";

/** Nothing, or a symbol of nothing where scripts follow, which would else hang on what stands before. */
function emptyBase(reader: Reader, first: number): Piece[] {
  const span = reader.spanFrom(first);
  const carries = /^[_^]$/u.test(reader.peek()?.text ?? "");
  return carries ? [{ kind: "symbol", span, text: "{}", family: "ordinary" }] : [gap];
}

const wrapper =
  (command: string): Structure =>
  (reader, rows, first) => {
    const pieces = rows.argument(reader);
    if (pieces.length === 0) return emptyBase(reader, first);
    const family = wrapperFamilies.get(command);
    const [only] = pieces;
    if (family === undefined || pieces.length !== 1 || only?.kind !== "symbol") return pieces;
    return [{ ...only, family, span: reader.spanFrom(first) }];
  };

const negations: ReadonlyMap<string, string> = new Map([
  ["=", "\\ne"],
  ["\\in", "\\notin"],
]);

const not: Structure = (reader, rows, first) => {
  let pieces = rows.argument(reader);
  while (pieces.length === 1 && pieces[0]?.kind === "gap") pieces = rows.argument(reader);
  const [only] = pieces;
  if (pieces.length !== 1 || only?.kind !== "symbol") {
    throw new TexFailure("unsupported-command", reader.tokens[first]);
  }
  return [
    {
      ...only,
      text: negations.get(only.text) ?? `\\not${only.text}`,
      span: reader.spanFrom(first),
      family: "relation",
    },
  ];
};

const reference: Structure = (reader, _rows, first) => {
  const text = rawGroup(reader);
  reader.rewriteFrom(first, "");
  return [{ kind: "text", span: reader.spanFrom(first), text }];
};

const dropped =
  (count: number): Structure =>
  (reader, _rows, first) => {
    if (reader.peek()?.text === "*") reader.take();
    for (let index = 0; index < count; index++) rawGroup(reader);
    reader.rewriteFrom(first, "");
    return [];
  };

const coloured: Structure = (reader, rows) => {
  rawGroup(reader);
  return rows.argument(reader);
};

const stack: Structure = (reader, rows, first) => {
  reader.expect("{");
  const cells = reader.deeper(() => readCells(reader, rows, false));
  reader.expect("}");
  return [{ kind: "grid", span: reader.spanFrom(first), environment: "array", rows: cells }];
};

const star: Structure = (reader, _rows, first) => {
  reader.rewriteFrom(first, "*");
  reader.leaf(first, true);
  return [{ kind: "symbol", span: reader.spanFrom(first), text: "*", family: "binary" }];
};

const each = <T>(names: Iterable<T>, make: (name: T) => [string, Structure]): [string, Structure][] =>
  [...names].map(make);

export const structures: ReadonlyMap<string, Structure> = new Map<string, Structure>([
  ...each(fractions, (name) => [name, fraction(true)]),
  ...each(binomials, (name) => [name, fraction(false)]),
  ["\\sqrt", radical],
  ...each(accents, (name) => [name, accent(name.slice(1))]),
  ...each(braces, ([name, side]) => [name, brace(side)]),
  ["\\overset", labelled("above")],
  ["\\stackrel", labelled("above")],
  ["\\underset", labelled("below")],
  ...each(stretchyArrows, ([name, text]) => [name, stretchyArrow(text)]),
  ["\\left", left],
  ["\\middle", (reader, _rows, first) => [delimiter(reader, first, "middle")]],
  ...each(sizedDelimiters, ([name, family]) => [
    name,
    (reader, _rows, first) => [delimiter(reader, first, family)],
  ]),
  ...each(fontCommands, ([name, alphabet]) => [name, font(name, alphabet)]),
  ...each(textCommands, ([name, alphabet]) => [
    name,
    (reader, rows, first) => {
      if (textsUnknownToKatex.has(name)) reader.rewritten.set(first, "\\text ");
      return readText(reader, rows, first, alphabet);
    },
  ]),
  ["\\fbox", (reader, rows, first) => readText(reader, rows, first, "mathrm")],
  ["\\operatorname", operatorName],
  ["\\operatornamewithlimits", operatorName],
  ...each(wrappers, (name) => [name, wrapper(name)]),
  ["\\not", not],
  ["\\textcolor", coloured],
  [
    "\\color",
    (reader) => {
      rawGroup(reader);
      return [];
    },
  ],
  [
    "\\colorbox",
    (reader, rows, first) => {
      rawGroup(reader);
      return readText(reader, rows, first, "mathrm");
    },
  ],
  ...each([...styleSwitches, ...ignored], (name) => [name, () => []]),
  ...each(ignoredUnknownToKatex, ([name, count]) => [name, dropped(count)]),
  ["\\tag", dropped(1)],
  ["\\ref", reference],
  ["\\eqref", reference],
  ["\\cref", reference],
  ["\\intertext", reference],
  ["\\shortintertext", reference],
  ...each(narrowSpaces, (name) => [name, () => [gap]]),
  ...each(["\\,", "\\thinspace"], (name) => [name, () => [{ kind: "gap", thin: true }]]),
  ...each(wideSpaces, (name) => [
    name,
    (reader, _rows, first) => [{ kind: "space", span: reader.spanFrom(first) }],
  ]),
  ...each(bracedSpaces, (name) => [name, bracedSpace]),
  ...each(bareSpaces, (name) => [name, bareSpace]),
  ...each(phantoms, (name) => [
    name,
    (reader, rows, first) => {
      rows.argument(reader);
      return emptyBase(reader, first);
    },
  ]),
  // Markdown's escape of an asterisk.
  ["\\*", star],
  ["\\substack", stack],
  ["\\begin", readEnvironment],
  [
    "\\bmod",
    (reader, _rows, first) => [
      { kind: "symbol", span: reader.spanFrom(first), text: "\\bmod", family: "binary" },
    ],
  ],
]);
