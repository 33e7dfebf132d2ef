/** What a piece opens with, ends with and holds: the facts on which `statements.ts` decides. */
import type { Item } from "../../tex/tree.ts";
import { type Cut, isQuantifier, type Part, type Piece } from "./pieces.ts";
import { isDeclaration } from "./sign.ts";

export const isRelation = (part: Part): boolean => "sign" in part || isDeclaration(part.item);

/** With a sign, or with a relation that declares: `&\sim p(x)`. */
export function opensWithRelation(piece: Piece): boolean {
  const first = piece.parts[0];
  return first !== undefined && isRelation(first);
}

export function endsWithSign(parts: readonly Part[]): boolean {
  const last = parts.at(-1);
  return last !== undefined && isRelation(last);
}

const operators: ReadonlySet<string> = new Set([
  "+",
  "-",
  "−",
  "/",
  "*",
  "\\pm",
  "\\mp",
  "\\cdot",
  "\\times",
  "\\div",
]);

export function opensWithOperator(piece: Piece): boolean {
  const first = firstItem(piece);
  return first?.kind === "symbol" && (first.family === "binary" || operators.has(first.text));
}

export function opensWithMinus(piece: Piece): boolean {
  const first = firstItem(piece);
  return first?.kind === "symbol" && (first.text === "-" || first.text === "−");
}

export function opensWithQuantifier(piece: { readonly parts: readonly Part[] }): boolean {
  const first = firstItem(piece);
  return first !== undefined && isQuantifier(first);
}

function firstItem(piece: { readonly parts: readonly Part[] }): Item | undefined {
  const first = piece.parts[0];
  return first && "item" in first ? first.item : undefined;
}

/** Whether the last item is an operator that has no operand yet: `+`, `\sum_i`, `\min_\theta`. */
export function awaitsOperand(parts: readonly Part[]): boolean {
  for (let at = parts.length - 1; at >= 0; at -= 1) {
    const part = parts[at];
    if (!part || "sign" in part) return false;
    if (part.item.kind !== "scripts") return isOperator(part.item);
  }
  return false;
}

const operatorWords =
  /^(log|ln|exp|max|min|arg|argmax|argmin|sup|inf|lim|limsup|liminf|det|tr|Tr|Var|Cov|softmax)$/;

function isOperator(item: Item): boolean {
  switch (item.kind) {
    case "symbol":
      return (
        item.family === "binary" ||
        item.family === "operator" ||
        operators.has(item.text) ||
        item.text === "\\nabla"
      );
    case "word":
      return operatorWords.test(item.text);
    case "labelled": {
      const last = item.body.at(-1);
      return last !== undefined && isOperator(last);
    }
    default:
      return false;
  }
}

/** Whether the piece holds a relation, or the next one in its row opens with a sign. */
export function statesRelation(pieces: readonly Piece[], index: number): boolean {
  const piece = pieces[index];
  if (!piece) return false;
  if (piece.parts.some(isRelation)) return true;
  const next = pieces[index + 1];
  return next !== undefined && onlySpacing(next.cutBefore) && opensWithRelation(next);
}

/** Whether a relation follows here or after commas that list names: `x, y \sim p`. */
export function listStatesRelation(pieces: readonly Piece[], index: number): boolean {
  for (let at = index; at < pieces.length; at += 1) {
    if (statesRelation(pieces, at)) return true;
    const cut = pieces[at + 1]?.cutBefore;
    if (!cut || cut.commas.length === 0 || cut.space || cut.rowBreak || cut.ahead.length > 0) return false;
  }
  return false;
}

/** Whether the piece ends its row and the next row opens with a relation. */
export function rowFollows(pieces: readonly Piece[], index: number): boolean {
  const next = pieces[index + 1];
  return next !== undefined && next.cutBefore.rowBreak && !next.cutBefore.divider && opensWithRelation(next);
}

export function nextIsCell(pieces: readonly Piece[], index: number): boolean {
  const cut = pieces[index + 1]?.cutBefore;
  return cut !== undefined && cut.cellBreak && !cut.rowBreak;
}

const onlySpacing = (cut: Cut): boolean =>
  !cut.rowBreak && cut.commas.length === 0 && cut.ahead.length === 0 && cut.behind.length === 0;
