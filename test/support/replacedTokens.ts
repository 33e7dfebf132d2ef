/**
 * Does every token matter? A side is read again with one letter, digit or sign replaced by another: where that is still
 * the same expression, the token was taken and then forgotten.
 */
import { formulasOf } from "../../src/formulas.ts";
import type { Document } from "../../src/notes/note.ts";
import type { Chain, Side } from "../../src/semantics/chain/argument.ts";
import { firstChoices } from "../../src/semantics/choices.ts";
import type { Formula } from "../../src/semantics/formula.ts";
import { leavesOf } from "../../src/semantics/leaves.ts";
import type { Lexicon } from "../../src/semantics/lexicon.ts";
import { readSides } from "../../src/semantics/readSides.ts";
import { keyOf } from "../../src/semantics/sameExpression.ts";
import { Survey } from "../../src/semantics/survey.ts";
import { rowsOf, type Item, type Row } from "../../src/tex/tree.ts";

export interface Forgotten {
  readonly token: string;
  readonly side: string;
}

export function forgottenTokens(document: Document): {
  readonly tried: number;
  readonly forgotten: readonly Forgotten[];
} {
  const formulas = formulasOf(document);
  const survey = new Survey(formulas);
  const forgotten: Forgotten[] = [];
  let tried = 0;
  formulas.forEach((formula, index) => {
    const lexicon = survey.lexiconOf(index);
    for (const chain of formula.arguments.flatMap(({ chains }) => chains)) {
      for (const side of chain.sides) {
        const key = keyOfSide(formula, lexicon, chain, side);
        if (key === undefined) continue;
        // What stands under a brace is a claim or a remark of its own.
        const labels = new Set(leavesOf(labelsIn(side.items)));
        for (const leaf of leavesOf(side.items).filter((one) => !labels.has(one))) {
          const other = replacementOf(leaf);
          if (other === undefined) continue;
          tried++;
          const changed: Side = {
            ...side,
            items: withLeaf(side.items, leaf, { ...leaf, text: other } as Item),
          };
          const sides = chain.sides.map((one) => (one === side ? changed : one));
          if (keyOfSide(formula, lexicon, { ...chain, sides }, changed) !== key) continue;
          const token = leaf.kind === "symbol" ? leaf.text : leaf.kind;
          forgotten.push({ token, side: document.text.slice(side.span.start, side.span.end) });
        }
      }
    }
  });
  return { tried, forgotten };
}

/** The key of a side's expression as its chain alone would be read; none if it is not read. */
function keyOfSide(formula: Formula, lexicon: Lexicon, chain: Chain, side: Side): string | undefined {
  const alone: Formula = { ...formula, arguments: [{ chains: [chain], arrows: [], words: [] }] };
  const read = readSides(alone, lexicon, firstChoices, []).of(side);
  return "expression" in read ? keyOf(read.expression) : undefined;
}

/** Another letter for a letter, another digit for a digit, the other sign for a sign; none for all else. */
function replacementOf(leaf: Item): string | undefined {
  if (leaf.kind !== "symbol") return undefined;
  const { text } = leaf;
  if (text === "+" || text === "-") return text === "+" ? "-" : "+";
  if (/^\d$/.test(text)) return text === "7" ? "8" : "7";
  if (/^[a-z]$/.test(text)) return text === "u" ? "v" : "u";
  if (/^[A-Z]$/.test(text)) return text === "U" ? "W" : "U";
  return /^\\(alpha|beta|gamma|theta|phi|psi|lambda|mu|epsilon|varphi|omega)$/.test(text)
    ? text === "\\omega"
      ? "\\lambda"
      : "\\omega"
    : undefined;
}

/** The labels of all braces in a row. */
function labelsIn(row: Row): Row {
  return row.flatMap((item) => [
    ...(item.kind === "brace" ? (item.label ?? []) : []),
    ...rowsOf(item).flatMap(labelsIn),
  ]);
}

/** The row with one leaf replaced, at whatever depth it stands. */
function withLeaf(row: Row, leaf: Item, other: Item): Row {
  return row.map((item) => {
    if (item === leaf) return other;
    const inner = (one: Row): Row => withLeaf(one, leaf, other);
    switch (item.kind) {
      case "symbol":
      case "word":
      case "text":
      case "space":
        return item;
      case "scripts":
        return {
          ...item,
          ...(item.subscript && { subscript: inner(item.subscript) }),
          ...(item.superscript && { superscript: inner(item.superscript) }),
        };
      case "fraction":
        return { ...item, numerator: inner(item.numerator), denominator: inner(item.denominator) };
      case "radical":
        return { ...item, body: inner(item.body), ...(item.degree && { degree: inner(item.degree) }) };
      case "accent":
        return { ...item, body: inner(item.body) };
      case "brace":
        return { ...item, body: inner(item.body), ...(item.label && { label: inner(item.label) }) };
      case "labelled":
        return {
          ...item,
          body: inner(item.body),
          ...(item.above && { above: inner(item.above) }),
          ...(item.below && { below: inner(item.below) }),
        };
      case "grid":
        return { ...item, rows: item.rows.map((cells) => cells.map(inner)) };
    }
  });
}
