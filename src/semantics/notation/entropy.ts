/**
 * H(p), 𝓗[p(x)], H(p, q) as cross-entropy, and, of random variables, H(X), H(X, Y), H(Y | X) under the family that the
 * derivation uses for them, or under one that stands below the sign.
 */
import { atDepthZero, closingIndex, type Cursor, isSign } from "../cursor.ts";
import type { Density, Expression, Variable } from "../expression.ts";
import { commasOf, peekHead, pieces } from "../heads.ts";
import { familyOf } from "../heads.ts";
import type { Reader } from "../reader.ts";
import { Unreadable } from "../unreadable.ts";
import type { Item, Row } from "../../tex/tree.ts";
import { bars } from "./arguments.ts";
import { namesIn, readDistribution } from "./distribution.ts";
import { readPair } from "./divergence.ts";
import type { Notation } from "./notation.ts";
import { jointOf, randomVariables } from "./randomVariables.ts";
import { readUnderDensity } from "./underDensity.ts";

export const entropy: Notation = {
  name: "entropy",
  read(reader, cursor) {
    if (!isEntropySign(cursor.peek())) return undefined;
    if (cursor.scripts(1) && isSign(cursor.peek(2), "(", "[")) return underDensity(reader, cursor);
    if (!isSign(cursor.peek(1), "(", "[", "\\{")) return undefined;
    const open = cursor.position + 1;
    const close = closingIndex(cursor.items, open, cursor.end);
    if (close === undefined)
      throw new Unreadable("unbalanced-bracket", cursor.items[open]?.span ?? cursor.here);
    const inside = cursor.items.slice(open + 1, close);
    const read = ofDistributions(reader, inside) ?? ofRandomVariables(reader, inside);
    if (!read) return undefined;
    const span = cursor.here;
    reader.take(cursor);
    reader.take(cursor);
    cursor.position = close;
    const expression = read(span);
    reader.expectClose(cursor);
    return reader.build(expression);
  },
};

type Read = (span: { start: number; end: number }) => Expression;

function isEntropySign(item: Item | undefined): boolean {
  return (item?.kind === "symbol" || item?.kind === "word") && item.text === "H";
}

function ofDistributions(reader: Reader, inside: Row): Read | undefined {
  const parts = pieces(inside);
  if (!parts.every((part) => beginsWithDensity(reader, part))) return undefined;
  const [first = [], second] = parts;
  if (parts.length === 1) {
    return (span) => {
      const { variables, density } = readDistribution(reader, first, span, [], namesIn(reader, inside));
      return { kind: "entropy", variables, density };
    };
  }
  if (parts.length !== 2 || !second) return undefined;
  return (span) => {
    reader.absorb(commasOf(inside));
    const { left, right } = readPair(reader, first, second, span);
    return { kind: "crossEntropy", variables: left.variables, left: left.density, right: right.density };
  };
}

/** A family with or without arguments, perhaps after a bracket or a number. */
function beginsWithDensity(reader: Reader, row: Row): boolean {
  for (let index = 0; index < row.length; index++) {
    const cursor: Cursor = reader.cursor(row, index);
    const head = peekHead(reader, cursor);
    if (head) return reader.lexicon.isDensity(familyOf(head, reader.lexicon.points).family, head.base);
    const item = row[index];
    if (item?.kind === "fraction" && beginsWithDensity(reader, item.numerator)) return true;
    if (item?.kind === "symbol" && !/^([([]|\d.*|\\\{)$/.test(item.text)) return false;
  }
  return false;
}

/** H_q(x, z) and H_{p(x, z)}(x | z). */
function underDensity(reader: Reader, cursor: Cursor): Expression {
  const { here } = cursor;
  const { first, second, sign, joint } = readUnderDensity(reader, cursor);
  if (sign === ";") throw new Unreadable("not-a-distribution", here);
  return reader.build<Expression>(
    sign === "|"
      ? { kind: "conditionalEntropy", variables: first, given: second, joint }
      : { kind: "entropy", variables: first, density: joint },
  );
}

function ofRandomVariables(reader: Reader, inside: Row): Read | undefined {
  const [bar, more] = atDepthZero(inside, 0, inside.length, (item) => isSign(item, ...bars));
  if (more !== undefined) return undefined;
  const left = randomVariables(reader, inside.slice(0, bar ?? inside.length));
  const given = bar === undefined ? [] : randomVariables(reader, inside.slice(bar + 1));
  if (!left || !given) return undefined;
  return () => {
    reader.absorb(inside);
    const all: readonly Variable[] = [...left, ...given];
    const joint: Density = jointOf(reader, all);
    if (given.length > 0) return { kind: "conditionalEntropy", variables: left, given, joint };
    return { kind: "entropy", variables: left, density: joint };
  };
}
