/**
 * min, max, inf, sup, arg min and arg max over the variables below, of everything that follows on its side:
 * \arg\max_θ, \operatorname{argmin}_{θ,φ}, \underset{θ}{\arg\max}, \max_{θ ∈ Θ}. Constraints are not read; variables
 * that are not written are the parameters of what follows, if it has just one.
 */
import { atDepthZero, type Cursor, isSign, skipSpaces } from "../cursor.ts";
import type { Expression, Optimum, Variable } from "../expression.ts";
import { childrenOf } from "../children.ts";
import { commasOf, pieces } from "../heads.ts";
import { plainTex } from "../names.ts";
import type { Reader } from "../reader.ts";
import { keyOf } from "../sameExpression.ts";
import { isWholeSpace } from "../wholeSpace.ts";
import { Unreadable } from "../unreadable.ts";
import type { Span } from "../../span.ts";
import type { Item, Row } from "../../tex/tree.ts";
import type { Notation } from "./notation.ts";

type Operator = Optimum["operator"];

export const optimum: Notation = {
  name: "optimum",
  read(reader, cursor) {
    const sign = optimumSign(cursor);
    if (!sign) return undefined;
    const here = cursor.here;
    for (let index = 0; index < sign.length; index++) reader.take(cursor);
    if (sign.body) reader.absorb(sign.body);
    skipSpaces(cursor);
    const written = sign.below ? readVariables(reader, sign.below, here) : undefined;
    // Optima reach to the end of their side: arg max of a sum is the arg max of the whole sum.
    const body = reader.sum(cursor);
    const variables = written ?? parametersOf(body);
    if (variables.length === 0) throw new Unreadable("optimum-over-what", here);
    return reader.build({ kind: "optimum", operator: sign.operator, variables, body });
  },
};

interface Sign {
  readonly operator: Operator;
  readonly length: number;
  readonly below?: Row;
  /** The words themselves, where they stand inside a label. */
  readonly body?: Row;
}

const operators: Readonly<Record<string, Operator>> = {
  min: "min",
  max: "max",
  inf: "inf",
  sup: "sup",
  argmin: "argmin",
  argmax: "argmax",
  arginf: "argmin",
  argsup: "argmax",
};

function optimumSign(cursor: Cursor): Sign | undefined {
  const item = cursor.peek();
  if (item?.kind === "labelled" && item.below && !item.above) {
    const operator = wordsOf(item.body);
    return operator ? { operator, length: 1, below: item.below, body: item.body } : undefined;
  }
  const count = isWord(item, "arg") ? 2 : 1;
  const operator = wordsOf(
    cursor.items.slice(cursor.position, Math.min(cursor.position + count, cursor.end)),
  );
  if (!operator) return undefined;
  const scripts = cursor.scripts(count);
  if (!scripts) return { operator, length: count };
  if (scripts.superscript || !scripts.subscript) return undefined;
  return { operator, length: count + 1, below: scripts.subscript };
}

function isWord(item: Item | undefined, text: string): boolean {
  return item?.kind === "word" && item.text.replaceAll(/\W/g, "") === text;
}

function wordsOf(row: Row): Operator | undefined {
  if (row.length === 0 || !row.every((item) => item.kind === "word")) return undefined;
  return operators[plainTex(row).replaceAll(/\\mathrm|\W/g, "")];
}

function readVariables(reader: Reader, below: Row, span: Span): readonly Variable[] {
  reader.absorb(commasOf(below));
  return pieces(below).map((piece) => {
    const [element] = atDepthZero(piece, 0, piece.length, (item) => isSign(item, "\\in"));
    const variable = reader.row(piece.slice(0, element ?? piece.length), span);
    if (variable.kind !== "variable") throw new Unreadable("optimum-with-condition", span);
    if (element !== undefined) {
      if (!isWholeSpace(reader, piece.slice(element + 1), [variable], span))
        throw new Unreadable("optimum-with-condition", span);
      reader.absorb(piece.slice(element));
    }
    return variable;
  });
}

/** The one parameter of the densities in an expression. */
function parametersOf(expression: Expression): readonly Variable[] {
  const found = new Map<string, Variable>();
  const visit = (part: Expression): void => {
    if (part.kind === "density")
      for (const parameter of part.parameters)
        if (parameter.kind === "variable") found.set(keyOf(parameter), parameter);
    childrenOf(part).forEach(visit);
  };
  visit(expression);
  return found.size === 1 ? [...found.values()] : [];
}
