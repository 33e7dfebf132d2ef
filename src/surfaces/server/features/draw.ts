/**
 * Formulas in the Markdown of one hover: as pictures while there is room, then as code. A hover is cut off at 100,000
 * characters, so that all pictures of one share what there is.
 */
import type { Appearance, CheckedDocument } from "../checkedNote.ts";
import { drawFormula, type Picture } from "../picture.ts";
import { codeBlock, codeSpan } from "./markdown.ts";
import { countGlyphs, oneRow, termsOf } from "./rows.ts";

/** For all pictures of a hover; the rest is for its words. */
const roomForPictures = 92_000;

/** Formulas wider than this, in font sizes, are broken. */
const widest = 46;

/** So many characters of TeX never fit into one row. */
const certainlyWide = 700;

/** The width of a glyph where nothing is measured, in font sizes; fractions and scripts make it small. */
const usualGlyph = 0.4;

export class Drawing {
  readonly #macros: CheckedDocument["macros"];
  readonly #appearance: Appearance;
  #room = roomForPictures;
  /** The height of all pictures so far, in pixels. */
  height = 0;

  constructor({ macros }: CheckedDocument, appearance: Appearance) {
    this.#macros = macros;
    this.#appearance = appearance;
  }

  /** In pixels. */
  get fontSize(): number {
    return this.#appearance.fontSize;
  }

  /** A formula of its own line. */
  display(tex: string): string {
    return this.#image(this.#picture(tex, true)) ?? codeBlock(tex);
  }

  /** A formula among words. */
  inline(tex: string): string {
    return this.picture(tex, false) ?? codeSpan(tex);
  }

  /** The picture alone; undefined where the formula cannot be drawn or there is no room. */
  picture(tex: string, display = true): string | undefined {
    return this.#image(this.#picture(tex, display));
  }

  /** A relation between two sides, in one row where it fits, else broken before the relation and at the signs of sums. */
  relation(left: string, sign: string, right: string): string {
    const [first, middle, last] = [oneRow(left), oneRow(sign), oneRow(right)];
    const whole = `${first} ${middle} ${last}`;
    const rows = this.#broken(first, middle, last);
    return this.#image(this.#picture(rows, true) ?? this.#picture(whole, true)) ?? codeBlock(whole);
  }

  /** A side in as many rows as it needs. */
  side(tex: string): string | undefined {
    const row = oneRow(tex);
    if (this.#fits(row)) return this.picture(row);
    const rows = this.#rowsOf(row).map((part, index) => (index === 0 ? `&${part}` : `&\\quad {}${part}`));
    return this.picture(aligned(rows));
  }

  #broken(left: string, sign: string, right: string): string {
    const whole = `${left} ${sign} ${right}`;
    if (this.#fits(whole)) return whole;
    const [first = "", ...others] = this.#rowsOf(right);
    return aligned([
      ...this.#rowsOf(left).map((row, index) => (index === 0 ? `&${row}` : `&\\quad {}${row}`)),
      `&\\quad {} ${sign} ${first}`,
      ...others.map((row) => `&\\qquad {}${row}`),
    ]);
  }

  /** The terms of a sum gathered into rows that fit, by their share of the whole width. */
  #rowsOf(tex: string): readonly string[] {
    if (this.#fits(tex)) return [tex];
    const terms = termsOf(tex);
    const [most, whole] = [widest * this.fontSize, countGlyphs(tex)];
    const drawn = tex.length > certainlyWide ? undefined : this.#picture(tex, true)?.width;
    const perGlyph = (drawn ?? whole * usualGlyph * this.fontSize) / Math.max(1, whole);
    const rows: string[] = [];
    let width = most;
    for (const term of terms) {
      const added = countGlyphs(term) * perGlyph;
      if (rows.length > 0 && width + added <= most) {
        rows.push(`${rows.pop() ?? ""}${term}`);
        width += added;
      } else {
        rows.push(term);
        width = added;
      }
    }
    return rows;
  }

  /** Whether a formula needs no break; what is very long is not even measured. */
  #fits(tex: string): boolean {
    if (tex.length > certainlyWide) return false;
    const picture = this.#picture(tex, true);
    return picture === undefined || picture.width <= widest * this.fontSize;
  }

  #picture(tex: string, display: boolean): Picture | undefined {
    const { theme, fontSize } = this.#appearance;
    return drawFormula({ tex, macros: this.#macros, theme, fontSize, display });
  }

  #image(picture: Picture | undefined): string | undefined {
    if (picture === undefined || picture.uri.length > this.#room) return undefined;
    this.#room -= picture.uri.length;
    this.height += picture.height;
    return `![formula](${picture.uri})`;
  }
}

function aligned(rows: readonly string[]): string {
  return `\\begin{aligned}${rows.join(" \\\\ ")}\\end{aligned}`;
}
