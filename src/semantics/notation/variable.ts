/**
 * Variables, parameters and scalars with their indices: x, x_i, x^{(n)}, \mathbf{x}_{1:T}, x_{<i}, \hat\theta, θ^*.
 * A superscript that is neither an index in brackets nor a mark is a power.
 */
import { atDepthZero, isSign } from "../cursor.ts";
import type { Expression, Name, Variable } from "../expression.ts";
import { commasOf, type Head, peekHead, pieces, takeHead } from "../heads.ts";
import { describingWord } from "../names.ts";
import { one } from "../rational.ts";
import type { Reader } from "../reader.ts";
import { Unreadable } from "../unreadable.ts";
import type { Item, Row } from "../../tex/tree.ts";
import type { Notation } from "./notation.ts";

export const variable: Notation = {
  name: "variable",
  read(reader, cursor) {
    const item = cursor.peek();
    if (isSign(item, "\\infty")) {
      reader.take(cursor);
      return reader.build({ kind: "constant", name: "\\infty" });
    }
    const head = peekHead(reader, cursor);
    if (!head) return undefined;
    if (reader.isLinear(head.base))
      throw new Unreadable("linear-algebra", head.item.span, { name: head.base });
    takeHead(reader, cursor, head);
    const { subscript, superscript } = head.scripts ?? {};
    if (head.base === "\\pi" && !subscript && head.suffix === "" && !reader.lexicon.points.has("\\pi")) {
      const pi = reader.build({ kind: "constant", name: "\\pi" } as const);
      if (!superscript) return pi;
      return reader.build({
        kind: "power",
        base: pi,
        exponent: reader.exponent(superscript, head.item.span),
      });
    }
    return readVariable(reader, head);
  },
};

/** The variable, indexed variable, sequence or power of a head already taken. */
function readVariable(reader: Reader, head: Head): Expression {
  const span = head.scripts?.span ?? head.item.span;
  const below = head.scripts?.subscript ?? [];
  const word = below.length > 0 ? describingWord(below) : undefined;
  if (word !== undefined) reader.absorb(below);
  const above = bracketed(head.superscript) ? head.superscript.slice(1, -1) : undefined;
  const wordAbove =
    above === undefined && head.superscript.length > 0 ? describingWord(head.superscript) : undefined;
  if (above)
    reader.absorb(
      head.superscript.filter((_, index) => index === 0 || index === head.superscript.length - 1),
    );
  if (wordAbove !== undefined) reader.absorb(head.superscript);
  const name = `${head.base}${word === undefined ? "" : `_{${word}}`}${wordAbove === undefined ? "" : `^{${wordAbove}}`}${head.suffix}`;

  const range = rangeOf(below) ?? (above && rangeOf(above));
  if (range)
    return readSequence(reader, name, range, above !== undefined && rangeOf(below) === undefined, span);
  const subscripts = word === undefined && below.length > 0 ? readIndices(reader, below, head) : [];
  const superscripts = above ? readIndices(reader, above, head) : [];
  const base = reader.build<Variable>({ kind: "variable", name, subscripts, superscripts });
  if (above || wordAbove !== undefined || head.superscript.length === 0) return base;
  const inverse = head.superscript.length === 2 && isSign(head.superscript[0], "-");
  if (inverse && /^(\\mathbf\{.*\}|[A-Z]|\\(Sigma|Lambda|Omega|Psi|Phi))$/.test(name)) {
    throw new Unreadable("linear-algebra", span, { name });
  }
  return reader.build({ kind: "power", base, exponent: reader.exponent(head.superscript, span) });
}

function readIndices(reader: Reader, row: Row, head: Head): readonly Expression[] {
  reader.absorb(commasOf(row));
  const span = head.scripts?.span ?? head.item.span;
  // Letters side by side are several indices: a_{ij}.
  const letters = row.length > 1 && row.every((item) => item.kind === "symbol" && /^[a-z]$/.test(item.text));
  const parts = letters ? row.map((item) => [item]) : pieces(row);
  return parts.map((piece) => reader.row(piece, span));
}

function bracketed(row: Row): boolean {
  return row.length >= 3 && isSign(row[0], "(") && isSign(row.at(-1), ")");
}

interface RangeSigns {
  readonly from: Row;
  readonly to: Row;
  readonly signs: readonly Item[];
  /** For `<i`: up to i − 1. */
  readonly below: boolean;
}

/** `1:N` and `<i`. */
function rangeOf(row: Row): RangeSigns | undefined {
  const [first] = row;
  if (first && isSign(first, "<", "\\lt")) return { from: [], to: row.slice(1), signs: [first], below: true };
  const [colon] = atDepthZero(row, 0, row.length, (item) => isSign(item, ":"));
  const sign = colon === undefined ? undefined : row[colon];
  if (colon === undefined || sign === undefined) return undefined;
  return { from: row.slice(0, colon), to: row.slice(colon + 1), signs: [sign], below: false };
}

function readSequence(
  reader: Reader,
  name: Name,
  range: RangeSigns,
  above: boolean,
  span: Parameters<Reader["row"]>[1],
): Expression {
  reader.absorb(range.signs);
  const index: Variable = { kind: "variable", name: "j", subscripts: [], superscripts: [] };
  const element: Variable = {
    kind: "variable",
    name,
    subscripts: above ? [] : [index],
    superscripts: above ? [index] : [],
  };
  const first: Expression = { kind: "number", value: one };
  const from = range.from.length > 0 ? reader.end(range.from, span) : first;
  const end = reader.end(range.to, span);
  const to: Expression = range.below
    ? { kind: "addition", terms: [end, { kind: "negation", operand: first }] }
    : end;
  return reader.build({ kind: "sequence", element, index, from, to });
}
