/**
 * What is said of a step mixes words with formulas: a definition that a step leans on is TeX, a reading is a sentence,
 * and a sentence may hold formulas between dollars.
 */

export interface TextPart {
  readonly kind: "words" | "formula";
  readonly text: string;
}

/** The parts in order. A text without dollars is one formula where, commands and subscripts aside, it has no word. */
export function partsOf(text: string): readonly TextPart[] {
  const parts = splitAtDollars(text);
  return parts.length <= 1 && isFormula(text) ? [{ kind: "formula", text }] : parts;
}

/** The parts in order, where only dollars make a formula; a dollar without its partner is a word. */
export function splitAtDollars(text: string): readonly TextPart[] {
  const pieces = text.split("$");
  if (pieces.length % 2 === 0) return [{ kind: "words", text }];
  return pieces
    .map((piece, index): TextPart => ({ kind: index % 2 === 0 ? "words" : "formula", text: piece }))
    .filter((part) => part.text !== "");
}

function isFormula(text: string): boolean {
  const bare = text
    .replace(/\\[A-Za-z]+(?:\{[^{}]*\})?/g, " ")
    .replace(/[_^]\{[^{}]*\}/g, " ")
    .replace(/[_^][A-Za-z0-9]+/g, " ");
  return !text.includes("$") && !/\p{L}{2,}/u.test(bare);
}
