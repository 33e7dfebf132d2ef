/**
 * Which statements stand in the present row of a passage and in the one before it, so that each goes on where it stood:
 * a row that opens with a sign goes on from what it is aligned with, and not from a remark at the end of the row above.
 */
import type { Mood, Remark } from "./argument.ts";
import { restrictsName } from "./conditions.ts";
import { opensWithRelation } from "./pieceShape.ts";
import type { Part, Piece } from "./pieces.ts";

export interface OpenStatement {
  parts: Part[];
  words: Remark[];
  mood: Mood | undefined;
  limited: boolean;
  listed: boolean;
  /** Whether it holds a relation so far. */
  stated: boolean;
  /** Whether it opened behind an empty cell, with an operand. */
  indented: boolean;
}

/** Whether the statement is, by its form, a condition on the one before it. */
export const restrictsOthers = (statement: OpenStatement): boolean =>
  statement.listed && !statement.mood && restrictsName(statement);

interface GoesOn {
  readonly statement: OpenStatement | undefined;
  /** Whether no other statement comes into question. */
  readonly certain: boolean;
}

interface InRow {
  /** The cells that the statement opens with a sign. */
  readonly columns: Set<number>;
  readonly byWords: boolean;
  /** A remark on another statement of its row, which the next row does not go on from: `\text{since } p = q`. */
  readonly aside: boolean;
}

type Row = Map<OpenStatement, InRow>;

export class Rows {
  #before: Row = new Map();
  #present: Row = new Map();
  #latest: OpenStatement | undefined;
  /** By column, the last statement that has a sign at the start of that cell: in the row before, and anywhere. */
  #above = new Map<number, OpenStatement>();
  readonly #aligned = new Map<number, OpenStatement>();

  /** The statement that the piece goes on with, if it does. */
  goesOn(piece: Piece): GoesOn {
    const { rowBreak, cellBreak } = piece.cutBefore;
    if (rowBreak) return this.#inNewRow(piece);
    const latest = this.#latest && this.#present.get(this.#latest);
    const above = this.#above.get(piece.column);
    const isOther = cellBreak && opensWithRelation(piece) && latest !== undefined && latest.columns.size > 0;
    return { statement: isOther && above ? above : this.#latest, certain: true };
  }

  touch(statement: OpenStatement, piece: Piece, byWords: boolean): void {
    this.#latest = statement;
    const known = this.#present.get(statement);
    const entry = known ?? { columns: new Set(), byWords, aside: byWords && this.#present.size > 0 };
    if (!known) this.#present.set(statement, entry);
    const opensCell = piece.cutBefore.cellBreak || piece.cutBefore.rowBreak;
    if (!opensCell || !opensWithRelation(piece)) return;
    entry.columns.add(piece.column);
    this.#aligned.set(piece.column, statement);
  }

  #inNewRow(piece: Piece): GoesOn {
    if (this.#present.size > 0) {
      [this.#before, this.#present] = [this.#present, new Map()];
      this.#above = new Map();
      for (const [statement, { columns }] of this.#before) {
        for (const column of columns) if (!this.#above.has(column)) this.#above.set(column, statement);
      }
    }
    return this.#before.size > 1 ? this.#fromAbove(piece) : this.#pastRemark(piece);
  }

  /** Behind a row that words open, a sign goes on from what is aligned with it above that row, if anything is. */
  #pastRemark(piece: Piece): GoesOn {
    const [only] = this.#before;
    const aligned = this.#aligned.get(piece.column);
    if (!only || !aligned || !opensWithRelation(piece)) return { statement: this.#latest, certain: true };
    const [statement, { byWords, columns }] = only;
    const isRemark = byWords && columns.size === 0;
    return isRemark
      ? { statement: aligned, certain: !statement.stated }
      : { statement: this.#latest, certain: true };
  }

  #fromAbove(piece: Piece): GoesOn {
    const main = [...this.#before].filter(([statement, { aside }]) => !aside && !restrictsOthers(statement));
    const below = main.filter(([, { columns }]) => columns.has(piece.column));
    const allAligned = main.every(([, { columns }]) => columns.size > 0);
    const certain = main.length === 1 || (below.length === 1 && allAligned);
    return { statement: (below[0] ?? main[0])?.[0], certain };
  }
}
