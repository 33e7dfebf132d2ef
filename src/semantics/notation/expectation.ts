/**
 * Expectations under a distribution that the note names: E_{x∼p(x)}[f], E_{q(z|x)}[f], E_q f, E_{x∼p, z∼q}[f], with any
 * bracket or none, and ⟨f⟩_q. An expectation that names no distribution, and a conditional one, are not read.
 */
import { atDepthZero, closingIndex, Cursor, isSign, opens, skipSpaces } from "../cursor.ts";
import type { Density, Expression, Variable } from "../expression.ts";
import { commasOf, familyOf, peekHead, pieces } from "../heads.ts";
import type { Reader } from "../reader.ts";
import { Unreadable } from "../unreadable.ts";
import type { Span } from "../../span.ts";
import type { Item, Row } from "../../tex/tree.ts";
import {
  type Distribution,
  namesIn,
  readDistribution,
  sameVariables,
  simIndex,
  useWithin,
} from "./distribution.ts";
import type { Notation } from "./notation.ts";

export const expectation: Notation = {
  name: "expectation",
  read(reader, cursor) {
    if (isSign(cursor.peek(), "\\langle")) return angled(reader, cursor);
    const sign = expectationSign(reader, cursor);
    if (!sign) return undefined;
    const here = cursor.here;
    reader.take(cursor);
    if (sign.labelled) reader.absorb(sign.labelled);
    if (sign.scripts) reader.take(cursor);
    if (!sign.below) throw new Unreadable("expectation-of-what", here);
    const rest = cursor.items.slice(cursor.position, cursor.end);
    const distribution = readUnder(reader, sign.below, here, rest);
    return expectationOf(reader, distribution, () => bodyOf(reader, cursor));
  },
};

const nowhere: Span = { start: 0, end: 0 };

interface Sign {
  readonly below: Row | undefined;
  readonly scripts: boolean;
  /** The E of `\underset{x \sim p}{\mathbb{E}}`. */
  readonly labelled?: Row;
}

function expectationSign(reader: Reader, cursor: Cursor): Sign | undefined {
  const item = cursor.peek();
  if (item?.kind === "labelled" && item.below && item.body.length === 1 && isDoubleStruck(item.body[0])) {
    return { below: item.below, scripts: false, labelled: item.body };
  }
  const scripts = cursor.scripts(1);
  const bracket = cursor.peek(scripts ? 2 : 1);
  if (scripts?.superscript && isDoubleStruck(item)) throw new Unreadable("unknown-script", scripts.span);
  if (scripts?.superscript) return undefined;
  if (isDoubleStruck(item)) return { below: scripts?.subscript, scripts: scripts !== undefined };
  if (item?.kind !== "symbol" || item.text !== "E" || reader.lexicon.applied.has("E")) return undefined;
  const told = scripts?.subscript !== undefined && tellsDistribution(reader, scripts.subscript);
  const square = isSign(bracket, "[");
  return (square && (told || !scripts)) || told
    ? { below: scripts?.subscript, scripts: scripts !== undefined }
    : undefined;
}

function isDoubleStruck(item: Item | undefined): boolean {
  if (item?.kind === "word") return item.text === "E" || item.text === "\\E";
  return item?.kind === "symbol" && item.text === "E" && item.font === "mathbb";
}

/** Whether a subscript of a plain E names a distribution, so that the E is an expectation and no energy. */
function tellsDistribution(reader: Reader, row: Row): boolean {
  if (simIndex(row) !== undefined) return true;
  const head = peekHead(reader, new Cursor(row, nowhere));
  return (
    head !== undefined && reader.lexicon.isDensity(familyOf(head, reader.lexicon.points).family, head.base)
  );
}

/** The distributions under an E: several are independent, or each given those before it. */
function readUnder(reader: Reader, row: Row, span: Span, body: Row): Distribution {
  const mentioned = namesIn(reader, body);
  const parts: Distribution[] = [];
  let variables: Row[] = [];
  reader.absorb(commasOf(row));
  for (const piece of pieces(row)) {
    const sim = simIndex(piece);
    if (sim !== undefined) {
      parts.push(readDrawn(reader, [...variables, piece.slice(0, sim)], piece.slice(sim), span, body));
      variables = [];
    } else if (variables.length > 0 || mustWait(reader, piece, row)) variables.push(piece);
    else parts.push(withinBody(reader, piece, body) ?? readDistribution(reader, piece, span, [], mentioned));
  }
  if (variables.length > 0) throw new Unreadable("expectation-of-what", span);
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  return {
    variables: parts.flatMap((part) => part.variables),
    density: reader.build({ kind: "product", factors: parts.map((part) => part.density) }),
  };
}

/** `x` of `x, y ∼ p`: a plain variable with its ∼ still to come. */
function mustWait(reader: Reader, piece: Row, row: Row): boolean {
  const head = peekHead(reader, new Cursor(piece, nowhere));
  return simIndex(row) !== undefined && head !== undefined && head.length === piece.length;
}

/** A family without arguments, by its own use with arguments in the body. */
function withinBody(reader: Reader, family: Row, body: Row): Distribution | undefined {
  const use = useWithin(reader, family, body);
  if (!use) return undefined;
  reader.absorb(family);
  const own: Density = { ...use, variables: use.variables.map((value) => ({ ...value })) };
  return { variables: own.variables as readonly Variable[], density: reader.build(own) };
}

function readDrawn(reader: Reader, names: readonly Row[], drawn: Row, span: Span, body: Row): Distribution {
  const variables = names.map((row) => {
    const variable = reader.row(row, span);
    if (variable.kind !== "variable") throw new Unreadable("expectation-of-what", span);
    return variable;
  });
  reader.absorb(drawn.slice(0, 1));
  const use = useWithin(reader, drawn.slice(1), body);
  const isThis = use && sameVariables(use.variables as readonly Variable[], variables);
  const distribution =
    (isThis && withinBody(reader, drawn.slice(1), body)) ||
    readDistribution(reader, drawn.slice(1), span, variables, new Set());
  const known = new Set(distribution.variables.map((variable) => variable.name));
  if (!variables.every((variable) => known.has(variable.name)) || known.size !== variables.length) {
    throw new Unreadable("drawn-from-other-variable", span);
  }
  return { variables, density: distribution.density };
}

/** What stands in the brackets, or, without brackets, the product that follows. */
function bodyOf(reader: Reader, cursor: Cursor): Expression {
  skipSpaces(cursor);
  if (opens(cursor.peek()) && !isSign(cursor.peek(), "|", "\\lvert")) {
    const close = closingIndex(cursor.items, cursor.position, cursor.end);
    if (close === undefined) throw new Unreadable("unbalanced-bracket", cursor.here);
    const bar = atDepthZero(cursor.items, cursor.position + 1, close, (item) =>
      isSign(item, "\\mid", "\\middle|"),
    )[0];
    if (bar !== undefined)
      throw new Unreadable("conditional-expectation", cursor.items[bar]?.span ?? cursor.here);
    reader.take(cursor);
    const body = reader.part(cursor, close);
    reader.expectClose(cursor);
    return body;
  }
  return reader.scope(cursor);
}

function expectationOf(
  reader: Reader,
  { variables, density }: Distribution,
  body: () => Expression,
): Expression {
  const bound: readonly Variable[] = variables;
  reader.implicit.push(bound);
  const read = body();
  reader.implicit.pop();
  return reader.build({ kind: "expectation", variables: bound, density, body: read });
}

/** ⟨f⟩_q. */
function angled(reader: Reader, cursor: Cursor): Expression | undefined {
  const close = closingIndex(cursor.items, cursor.position, cursor.end);
  const scripts = close === undefined ? undefined : cursor.items[close + 1];
  if (close === undefined || scripts?.kind !== "scripts" || !scripts.subscript || scripts.superscript)
    return undefined;
  const start = cursor.position;
  const body = cursor.items.slice(start, close);
  cursor.position = close + 1;
  reader.take(cursor);
  const distribution = readUnder(reader, scripts.subscript, scripts.span, body);
  const behind = cursor.position;
  cursor.position = start;
  const read = expectationOf(reader, distribution, () => {
    reader.take(cursor);
    const body = reader.part(cursor, close);
    reader.expectClose(cursor);
    return body;
  });
  cursor.position = behind;
  return read;
}
