/**
 * Our own TeX tree: what KaTeX understood, flattened to what mathematics needs and with a span for every item.
 *
 * A row is a sequence of items. Delimiters, sized or paired, are plain symbols of the row, and scripts are items of
 * their own behind what they are attached to, so that in `p(x \mid z)^2` the reader sees a bracket, and then a script
 * that belongs to the whole application. Colour, size, style and spacing narrower than a `\quad` leave no item; nothing
 * else disappears.
 */
import type { Problem } from "../problem.ts";
import type { Span } from "../span.ts";

export type Row = readonly Item[];

export type Item =
  Symbol | Word | Text | Scripts | Fraction | Radical | Accent | Brace | Labelled | Grid | Space;

/** How TeX classes a symbol; `open` and `close` also for `\left` and `\right`, whatever the character. */
export type Family =
  "ordinary" | "operator" | "binary" | "relation" | "open" | "close" | "middle" | "punctuation";

/** One symbol: a letter, digit, sign, bracket or control word such as `\theta`, `\sum`, `\mid`, `\le`. */
export interface Symbol {
  readonly kind: "symbol";
  readonly span: Span;
  /** The canonical TeX of the symbol, without its font: `x`, `\theta`, `(`, `|`, `\|`, `.` for an empty delimiter. */
  readonly text: string;
  readonly family: Family;
  /** The alphabet, as its canonical command without backslash: `mathbb`, `mathcal`, `mathbf` (also `\boldsymbol`, `\bm`), `mathrm`, …; none if italic. */
  readonly font?: string;
}

/** Several letters that are one name: `\log`, `\operatorname{KL}`, `\mathrm{ELBO}`, `\text{data}`'s kin in maths mode. */
export interface Word {
  readonly kind: "word";
  readonly span: Span;
  /** The letters alone: `log`, `KL`, `argmax`. */
  readonly text: string;
  /** Whether it was written as one word by a command (`\log`, `\operatorname`) rather than by letters in a font. */
  readonly command: boolean;
}

/** `\text{…}` that holds prose: more than letters of one name. */
export interface Text {
  readonly kind: "text";
  readonly span: Span;
  readonly text: string;
}

/** Sub- and superscript of the item before it (of nothing, at the start of a row); primes are `\prime` symbols in `superscript`. */
export interface Scripts {
  readonly kind: "scripts";
  readonly span: Span;
  readonly subscript?: Row;
  readonly superscript?: Row;
}

export interface Fraction {
  readonly kind: "fraction";
  readonly span: Span;
  readonly numerator: Row;
  readonly denominator: Row;
  /** False for `\binom` and other stacks without a bar. */
  readonly bar: boolean;
}

export interface Radical {
  readonly kind: "radical";
  readonly span: Span;
  readonly degree?: Row;
  readonly body: Row;
}

/** `\hat`, `\bar`, `\tilde`, `\overline`, … over `body`; `mark` is the command without backslash. */
export interface Accent {
  readonly kind: "accent";
  readonly span: Span;
  readonly mark: string;
  readonly body: Row;
}

/** `\underbrace{body}_{label}` or `\overbrace{body}^{label}`. */
export interface Brace {
  readonly kind: "brace";
  readonly span: Span;
  readonly body: Row;
  readonly label?: Row;
}

/** `\overset`, `\underset`, `\stackrel`, `\xrightarrow`: `body` with something small above or below it. */
export interface Labelled {
  readonly kind: "labelled";
  readonly span: Span;
  readonly body: Row;
  readonly above?: Row;
  readonly below?: Row;
}

/** An environment of rows and cells: `aligned`, `cases`, `bmatrix`, and the rows of a display without environment. */
export interface Grid {
  readonly kind: "grid";
  readonly span: Span;
  /** `aligned` (every environment whose cells continue one another), `cases`, `matrix` or `array`. */
  readonly environment: "aligned" | "cases" | "matrix" | "array";
  readonly rows: readonly (readonly Row[])[];
}

/** `\quad`, `\qquad`, `\hspace` of at least one em: what parts statements on one line. */
export interface Space {
  readonly kind: "space";
  readonly span: Span;
}

export interface TexTree {
  readonly row: Row;
  readonly problems: readonly Problem[];
}

/** The rows that an item holds, in order. */
export function rowsOf(item: Item): readonly Row[] {
  switch (item.kind) {
    case "symbol":
    case "word":
    case "text":
    case "space":
      return [];
    case "scripts":
      return present(item.subscript, item.superscript);
    case "fraction":
      return [item.numerator, item.denominator];
    case "radical":
      return present(item.degree, item.body);
    case "accent":
      return [item.body];
    case "brace":
      return present(item.body, item.label);
    case "labelled":
      return present(item.body, item.above, item.below);
    case "grid":
      return item.rows.flat();
  }
}

function present(...rows: readonly (Row | undefined)[]): readonly Row[] {
  return rows.filter((row) => row !== undefined);
}
