/**
 * Whether the expressions of a note account for what is written: how often each token of a side that was read lies in
 * the place of an expression, and whether a side that is printed and read again is the same expression.
 *
 * Tokens that only space, style or group are left out, as are those of macros that the note defines.
 */
import { formulasOf } from "../../src/formulas.ts";
import type { Document } from "../../src/notes/note.ts";
import type { Side } from "../../src/semantics/chain/argument.ts";
import { boundBy, childrenOf } from "../../src/semantics/children.ts";
import { firstChoices } from "../../src/semantics/choices.ts";
import type { Expression } from "../../src/semantics/expression.ts";
import type { Lexicon } from "../../src/semantics/lexicon.ts";
import { printExpression } from "../../src/semantics/printExpression.ts";
import { Reader } from "../../src/semantics/reader.ts";
import type { Places } from "../../src/semantics/ledger.ts";
import { type ReadSides, readSides } from "../../src/semantics/readSides.ts";
import { keyOf } from "../../src/semantics/sameExpression.ts";
import { Survey } from "../../src/semantics/survey.ts";
import { Unreadable } from "../../src/semantics/unreadable.ts";
import type { Span } from "../../src/span.ts";
import { collectMacros } from "../../src/tex/macros.ts";
import { tokensOf } from "../../src/tex/tokens.ts";
import { treeOf } from "./treeOf.ts";

/** A token that is not covered just once: its text, how often it is covered, and the side that it stands in. */
export interface OddToken {
  readonly token: string;
  readonly times: number;
  readonly side: string;
}

/** A side that reads otherwise when it has been printed. */
export interface OddPrint {
  readonly side: string;
  readonly printed: string;
  /** The problem of the second reading, or both keys. */
  readonly why: string;
}

export interface Coverage {
  readonly sides: number;
  readonly tokens: number;
  readonly odd: readonly OddToken[];
  readonly changed: readonly OddPrint[];
}

export function coverageOf(document: Document): Coverage {
  const passages = document.blocks.filter((block) => block.kind === "passage");
  const macros = new Set(collectMacros(passages).keys());
  const formulas = formulasOf(document);
  const survey = new Survey(formulas);
  const odd: OddToken[] = [];
  const changed: OddPrint[] = [];
  let [sideCount, tokenCount] = [0, 0];
  formulas.forEach((formula, index) => {
    const lexicon = survey.lexiconOf(index);
    const sides = readSides(formula, lexicon, firstChoices, []);
    const passage = passages.find(({ span }) => span.start === formula.span.start);
    const tokens = passage ? tokensOf(passage) : [];
    const hasMacros = tokens.some(({ text }) => macros.has(text));
    for (const side of formula.arguments.flatMap(({ chains }) => chains.flatMap((chain) => chain.sides))) {
      const read = sides.of(side);
      if (!("expression" in read)) continue;
      sideCount++;
      const written = document.text.slice(side.span.start, side.span.end);
      if (!hasMacros) {
        const counted = tokens.filter(({ text, span }) => counts(text) && isIn(side, span));
        tokenCount += counted.length;
        const places = placesIn(read.expression, sides.places);
        for (const { text, span } of counted) {
          const owners = places.filter(({ start, end }) => start <= span.start && span.end <= end);
          const times = new Set(owners.map(({ key }) => key)).size;
          if (times !== 1) odd.push({ token: text, times, side: written });
        }
      }
      const why = difference(read.expression, sides, lexicon);
      if (why !== undefined) changed.push({ side: written, printed: printExpression(read.expression), why });
    }
  });
  return { sides: sideCount, tokens: tokenCount, odd, changed };
}

/** The side printed and read again under the same lexicon: how it differs, if it does. */
function difference(expression: Expression, sides: ReadSides, lexicon: Lexicon): string | undefined {
  const printed = printExpression(expression);
  const { row, problems } = treeOf(printed);
  if (problems[0]) return `not parsed: ${problems[0].code}`;
  const reader = new Reader(lexicon, firstChoices);
  try {
    const again = reader.row(row, { start: 0, end: printed.length });
    return keyOf(again) === keyOf(expression)
      ? undefined
      : `read ${keyOf(expression)}, then ${keyOf(again)} (${sides.met.size} choices met)`;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return `not read: ${error.problem.code}`;
  }
}

/**
 * All places of an expression and of the expressions in it, variables that are bound there too, each with what stands
 * there. Where E_q takes its density from elsewhere in the side, two copies share a place, and are the same.
 */
function placesIn(expression: Expression, places: Places): readonly (Span & { readonly key: string })[] {
  const seen = new Set<Expression>();
  const visit = (one: Expression): void => {
    if (seen.has(one)) return;
    seen.add(one);
    for (const part of [...boundBy(one), ...childrenOf(one)]) visit(part);
  };
  visit(expression);
  return [...seen].flatMap((one) => (places.get(one) ?? []).map((span) => ({ ...span, key: keyOf(one) })));
}

function isIn(side: Side, span: Span): boolean {
  return side.items.some((item) => item.span.start <= span.start && span.end <= item.span.end);
}

const spacing =
  "\\, \\; \\: \\! \\> \\  ~ \\quad \\qquad \\enspace \\thinspace \\hspace \\hfill \\negthinspace \\phantom";
const style =
  "\\displaystyle \\textstyle \\scriptstyle \\limits \\nolimits \\nonumber \\notag \\color \\textcolor \\boxed " +
  "\\mathrm \\mathbf \\mathbb \\mathcal \\mathsf \\mathit \\mathfrak \\mathscr \\boldsymbol \\bm \\text \\textbf " +
  "\\textit \\textrm \\operatorname \\mathop \\mathrel \\mathbin \\mathord \\rm \\bf \\cal \\mathclose \\mathopen";
const grouping =
  "{ } & \\\\ _ ^ \\left \\right \\middle \\big \\Big \\bigg \\Bigg \\bigl \\Bigl \\biggl \\Biggl \\bigr \\Bigr " +
  "\\biggr \\Biggr \\bigm \\Bigm \\biggm \\Biggm \\begin \\end";
const uncounted = new Set(`${spacing} ${style} ${grouping}`.split(" "));

function counts(token: string): boolean {
  return !uncounted.has(token) && token !== "\\ ";
}
