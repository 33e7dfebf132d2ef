/**
 * Where a remark stands in a stream: words that are no part of a side, a justification or condition in brackets, a
 * label, the end mark of a proof. What might change a value stays in its side, where no reader understands it.
 */
import type { Item } from "../../tex/tree.ts";
import { bracketRole } from "./bracketKind.ts";
import type { Brackets } from "./brackets.ts";
import { isPartOfValue, partsStatements, wordsOf } from "./prose.ts";
import { isDeclaration, signAt } from "./sign.ts";
import type { Element } from "./stream.ts";

const endMarks: ReadonlySet<string> = new Set(["\\square", "\\Box", "\\blacksquare", "\\checkmark"]);

/** How many elements the remark at `index` has; 0 where there is none. */
export function remarkLength(elements: readonly Element[], index: number, brackets: Brackets): number {
  const element = elements[index];
  if (!element || element.kind === "break") return 0;
  if (brackets.depth[index] !== 0) return bracketedLength(elements, index, brackets);
  if (element.kind === "symbol") {
    const endMark = endMarks.has(element.text) && endsRow(elements, index + 1);
    return element.text === "\\because" || endMark ? 1 : spelledLength(elements, index);
  }
  return isProse(elements, index) ? 1 : 0;
}

const spelledWords: ReadonlySet<string> = new Set(
  "where with and for if when then thus hence since s.t. s.t so let".split(" "),
);

const longestSpelled = 6;

/** How many letters spell a word of prose that was written without `\text`, at the start of what it opens. */
function spelledLength(elements: readonly Element[], index: number): number {
  const before = elements[index - 1];
  if (before && before.kind !== "break" && before.kind !== "space" && !isSeparator(before)) return 0;
  let [word, at] = ["", index];
  for (let item = elements[at]; item?.kind === "symbol" && /^[a-z.]$/.test(item.text); item = elements[at]) {
    if (
      word.length > longestSpelled ||
      item.font !== undefined ||
      (at > index && elements[at - 1]?.span.end !== item.span.start)
    )
      break;
    word += item.text;
    at += 1;
  }
  const behind = elements[at];
  return spelledWords.has(word) && (behind?.kind === "space" || behind?.kind === "break") ? at - index : 0;
}

export function isSeparator(item: Item): boolean {
  if (item.kind !== "symbol" || bracketRole(item) !== undefined) return false;
  return [",", ";", ".", "，", "；", "。", "、"].includes(item.text);
}

/** Whether a point is one of several: `...`. */
export function isEllipsis(elements: readonly Element[], index: number): boolean {
  const isPoint = (at: number) => {
    const element = elements[at];
    return element?.kind === "symbol" && element.text === "." && bracketRole(element) === undefined;
  };
  return isPoint(index) && (isPoint(index - 1) || isPoint(index + 1));
}

export const isRowBreak = (element: Element | undefined): boolean =>
  element?.kind === "break" && element.unit === "row";
export const isCellBreak = (element: Element | undefined): boolean =>
  element?.kind === "break" && element.unit === "cell";

/**
 * A group in brackets that is no factor: words (`(\text{by Bayes})`), or, set apart by a wide space at the end of its
 * row, a label or a condition.
 */
function bracketedLength(elements: readonly Element[], index: number, brackets: Brackets): number {
  const end = brackets.partner.get(index);
  if (end === undefined || end < index || brackets.depth[index] !== 1) return 0;
  const length = end - index + 1;
  const first = elements[index + 1];
  const before = elements[index - 1];
  const apart = before === undefined || before.kind === "space" || before.kind === "break";
  if (first && (apart ? opensRemark(first) : givesReason(first))) return length;
  if (isRowBreak(before) && endsRow(elements, end + 1) && isWords(elements.slice(index + 1, end)))
    return length;
  if ((before?.kind !== "space" && !isCellBreak(before)) || !endsRow(elements, end + 1)) return 0;
  const inside = elements.slice(index + 1, end);
  const holdsRelation = inside.some((item, at) => signAt(inside, at) !== undefined || isDeclaration(item));
  return holdsRelation || inside.every((item) => item.kind === "text") || isTag(inside) ? length : 0;
}

/** A row that is nothing but a name in brackets: what the row above is called. */
function isWords(inside: readonly Element[]): boolean {
  return inside.length > 0 && inside.every((item) => item.kind === "text" || item.kind === "word");
}

function opensRemark(element: Element): boolean {
  if (element.kind === "symbol") return element.text === "\\because";
  if (element.kind === "text") return !isPartOfValue(element.text);
  return element.kind === "word" && !element.command && partsStatements(element.text);
}

/** Directly behind an operand brackets are an argument, unless they say by what the step is justified. */
function givesReason(element: Element): boolean {
  if (element.kind === "symbol") return element.text === "\\because";
  return element.kind === "text" && partsStatements(element.text);
}

/** `(1)`, `(*)`, `(a)`. */
function isTag(inside: readonly Element[]): boolean {
  const [only, more] = inside;
  if (more !== undefined || only?.kind !== "symbol") return false;
  return /^([0-9.]+|[*a-zA-Z]|\\ast|\\star|\\dagger)$/.test(only.text);
}

/** Whether nothing follows in the row but punctuation, spaces and empty cells. */
function endsRow(elements: readonly Element[], from: number): boolean {
  for (let at = from; at < elements.length; at += 1) {
    const element = elements[at];
    if (!element || isRowBreak(element)) return true;
    if (element.kind !== "space" && element.kind !== "break" && !isSeparator(element)) return false;
  }
  return true;
}

/**
 * Words between operands part them only if they are known to; behind a wide space, and at the end of a row, any words
 * are a remark. Beside an operator or sign words are an operand, unless they stand in brackets.
 */
function isProse(elements: readonly Element[], index: number): boolean {
  const element = elements[index];
  const words = element && element.kind !== "break" ? wordsOf(element) : undefined;
  if (element === undefined || words === undefined) return false;
  const parts = partsStatements(words);
  if (element.kind === "word")
    return (parts && !isName(elements, index)) || isComment(elements, index, words);
  if (isPartOfValue(words) && !isHeading(words)) return false;
  const before = neighbour(elements, index, -1);
  const after = neighbour(elements, index, 1);
  const bracketed = /^[(（[]/.test(words);
  const apart = elements[index - 1]?.kind === "space" || isCellBreak(elements[index - 1]);
  if (before === "sign" || before === "operator") return bracketed && after === "operand";
  if (before === "operand") return parts || bracketed || after !== "operand" || apart;
  if (after === "sign" || after === "operator") return parts;
  return parts || apart || after === "edge";
}

/** One word at the end of a row, set apart from a complete side: `A = B \quad \text{Algebra}`. */
function isComment(elements: readonly Element[], index: number, words: string): boolean {
  const apart = elements[index - 1]?.kind === "space" || isCellBreak(elements[index - 1]);
  const complete = apart && neighbour(elements, index, -1) === "operand";
  return complete && !isPartOfValue(words) && endsRow(elements, index + 1);
}

/** `\text{Expected free energy:}`. */
const isHeading = (words: string): boolean => /[:：]\s*$/.test(words);

/** A name of several letters, such as `\text{for}`, is a name where it is applied, has scripts or is compared. */
function isName(elements: readonly Element[], index: number): boolean {
  const next = elements[index + 1];
  if (next?.kind === "scripts" || neighbour(elements, index, 1) === "sign") return true;
  return next !== undefined && next.kind !== "break" && bracketRole(next) === "open";
}

/** What stands next to the words within their row; spaces and cell breaks do not count. */
function neighbour(
  elements: readonly Element[],
  index: number,
  step: 1 | -1,
): "operand" | "operator" | "sign" | "edge" {
  let at = index + step;
  while (elements[at]?.kind === "space" || isCellBreak(elements[at])) at += step;
  const element = elements[at];
  if (!element || element.kind === "break" || element.kind === "text" || isSeparator(element)) return "edge";
  if (signAt(elements, at) || (element.kind === "scripts" && step < 0 && signAt(elements, at - 1)))
    return "sign";
  const operator =
    element.kind === "symbol" &&
    (element.family === "binary" || element.family === "operator" || isDeclaration(element));
  return operator ? "operator" : "operand";
}
