/**
 * Which pieces of a passage are one statement.
 *
 * - What opens with a sign continues the statement before it; so does what opens with + or another binary operator,
 *   unless a left side of its own stands in a cell of its own; so does what stands behind an empty first cell.
 * - A row that opens with an operand in its first cell is a new statement.
 * - A comma parts statements where a relation stands before it and one follows before the next comma. Pieces of a list
 *   without a relation of their own stay with the statement before them; a list before the first relation (`a, b = c`)
 *   is one side.
 * - A wide space parts statements where a relation follows, unless an operator waits for its operand.
 * - Where a row, or what follows a wide space, may be read either way it is joined and reported, so that its step stays
 *   unread.
 */
import type { Problem } from "../../problem.ts";
import type { Mood, Remark } from "./argument.ts";
import { subjectOf } from "./conditions.ts";
import * as shape from "./pieceShape.ts";
import type { Cut, Part, Piece, Pieces } from "./pieces.ts";
import { plainText } from "./plainText.ts";
import { isConjunction, moodOf } from "./prose.ts";
import { type OpenStatement, restrictsOthers, Rows } from "./rows.ts";
import { isDeclaration, signAt } from "./sign.ts";

export interface Statement {
  readonly parts: readonly Part[];
  readonly words: readonly Remark[];
  readonly mood: Mood | undefined;
  readonly limited: boolean;
  readonly listed: boolean;
}

type Decision = "join" | "split" | "unclear";

export function statementsOf({ pieces, last }: Pieces): {
  readonly statements: readonly Statement[];
  readonly problems: readonly Problem[];
} {
  const statements: OpenStatement[] = [];
  const problems: Problem[] = [];
  const rows = new Rows();
  pieces.forEach((piece, index) => {
    const { statement, certain } = rows.goesOn(piece);
    const decision = statement ? decide(statement, piece, index, pieces) : "split";
    if (decision === "unclear" || (decision === "join" && !certain)) problems.push(unclear(piece));
    if (!statement || decision === "split") {
      const begun = begin(piece, statements.at(-1));
      statements.push(begun);
      rows.touch(begun, piece, piece.cutBefore.ahead.length > 0 || begun.mood === "condition");
    } else {
      join(statement, piece);
      rows.touch(statement, piece, false);
    }
  });
  const final = statements.at(-1);
  if (final) addRemarks(final, last.behind);
  markConditions(statements);
  return { statements, problems };
}

/** A condition by its form is one unless the passage has made its name the subject of a statement before. */
function markConditions(statements: readonly OpenStatement[]): void {
  const subjects = new Set<string>();
  statements.forEach((statement, index) => {
    const before = statements[index - 1];
    const subject = subjectOf(statement);
    if (before && restrictsOthers(statement) && !subjects.has(subject)) {
      statement.mood = "condition";
      before.limited = true;
    }
    subjects.add(subject);
  });
}

function unclear(piece: Piece): Problem {
  const first = piece.parts[0];
  const span =
    first === undefined ? { start: 0, end: 0 } : "sign" in first ? first.sign.span : first.item.span;
  return { code: piece.cutBefore.rowBreak ? "unclear-row" : "unclear-space", span, data: {} };
}

function join(current: OpenStatement, piece: Piece): void {
  for (const item of piece.cutBefore.commas) current.parts.push({ item });
  for (const part of piece.parts) current.parts.push(part);
  current.stated ||= piece.parts.some(shape.isRelation);
  addRemarks(current, piece.cutBefore.behind);
  for (const remark of piece.cutBefore.ahead) current.words.push(remark);
}

function begin(piece: Piece, before: OpenStatement | undefined): OpenStatement {
  const { cutBefore } = piece;
  if (before) addRemarks(before, cutBefore.divider ? [] : cutBefore.behind);
  if (before && cutBefore.divider) before.words.push(...cutBefore.behind);
  const mood = moodAhead(piece);
  const quantifies = isUniversal(piece) && !piece.parts.some((part) => "sign" in part);
  const restrictsBefore = (mood === "condition" && !quantifies) || mood === "alternative";
  if (before && restrictsBefore && !(cutBefore.rowBreak && cutBefore.ahead.length > 0)) before.limited = true;
  return {
    parts: [...piece.parts],
    words: before ? [...cutBefore.ahead] : [...cutBefore.behind, ...cutBefore.ahead],
    mood,
    limited: false,
    listed: before !== undefined && isListed(cutBefore),
    stated: piece.parts.some(shape.isRelation),
    indented: cutBefore.cellBreak,
  };
}

/** `\forall x` and `for all x`, which limit nothing: every claim is meant for all values. */
function isUniversal(piece: Piece): boolean {
  const words = piece.cutBefore.ahead.map((remark) => plainText(remark.items)).join(" ");
  return shape.opensWithQuantifier(piece) || /^\s*(for\s+)?(all|any|every|each)\b|任意|所有/iu.test(words);
}

function moodAhead(piece: Piece): Mood | undefined {
  for (const remark of piece.cutBefore.ahead) {
    const mood = moodOf(plainText(remark.items));
    if (mood) return mood;
  }
  return shape.opensWithQuantifier(piece) ? "condition" : undefined;
}

function isListed(cut: Cut): boolean {
  if (cut.rowBreak) return false;
  if (cut.ahead.length > 0) return cut.ahead.every((remark) => isConjunction(plainText(remark.items)));
  return cut.commas.length > 0 || cut.space;
}

function addRemarks(statement: OpenStatement, remarks: readonly Remark[]): void {
  for (const remark of remarks) statement.words.push(remark);
  statement.limited ||= remarks.some(restricts);
}

/** A remark that limits the claim before it: `\text{if } …`, `(x > 0)`; a reason does not. */
function restricts({ items }: Remark): boolean {
  const mood = moodOf(plainText(items));
  if (mood === "condition" || mood === "alternative") return true;
  const inside = items.slice(1, -1);
  const first = inside[0];
  if (!first || first.kind === "text" || (first.kind === "symbol" && first.text === "\\because"))
    return false;
  return inside.some((item, index) => isDeclaration(item) || signAt(inside, index) !== undefined);
}

function decide(current: OpenStatement, piece: Piece, index: number, pieces: readonly Piece[]): Decision {
  const { cutBefore } = piece;
  if (cutBefore.divider) return "split";
  if (shape.opensWithRelation(piece) || shape.endsWithSign(current.parts)) return "join";
  if (cutBefore.ahead.length > 0 || shape.opensWithQuantifier(piece)) return "split";
  if (cutBefore.commas.length > 0) return afterComma(current, piece, index, pieces);
  if (shape.awaitsOperand(current.parts)) return "join";
  if (cutBefore.rowBreak) return afterRow(current, piece, index, pieces);
  if (shape.opensWithOperator(piece)) return "join";
  if (cutBefore.space) return shape.listStatesRelation(pieces, index) ? "split" : "unclear";
  return current.stated && shape.statesRelation(pieces, index) ? "split" : "join";
}

function afterComma(current: OpenStatement, piece: Piece, index: number, pieces: readonly Piece[]): Decision {
  const { space, rowBreak, cellBreak } = piece.cutBefore;
  const apart = space || rowBreak || cellBreak;
  if (shape.statesRelation(pieces, index)) {
    return current.stated || apart || shape.opensWithQuantifier(current) ? "split" : "join";
  }
  if (apart && shape.listStatesRelation(pieces, index)) return "split";
  return rowBreak && !shape.opensWithOperator(piece) && shape.rowFollows(pieces, index) ? "split" : "join";
}

function afterRow(current: OpenStatement, piece: Piece, index: number, pieces: readonly Piece[]): Decision {
  const indented = piece.cutBefore.cellBreak;
  const follows = shape.listStatesRelation(pieces, index);
  if (shape.opensWithOperator(piece)) {
    if (indented || !follows) return "join";
    if (!shape.nextIsCell(pieces, index)) return "unclear";
    return shape.opensWithMinus(piece) ? "split" : "join";
  }
  if (indented && follows) return current.indented ? "split" : "unclear";
  const goesOn = shape.rowFollows(pieces, index);
  if (indented) return goesOn && current.indented ? "unclear" : "join";
  if (follows || goesOn) return "split";
  return current.stated ? "unclear" : "split";
}
