/**
 * Σ and ∏: over values of a random variable (Σ_x, Σ_{x ∈ 𝒳}), over numbers (Σ_{i=1}^n, Σ_i^n), over an index whose
 * range is not stated (Σ_i), over a named set (Σ_{i ∈ ℬ}). Without an index, or with a condition on it, not read.
 */
import { atDepthZero, Cursor, isSign, skipSpaces } from "../cursor.ts";
import type { Expression, ExpressionOf, Range, Variable } from "../expression.ts";
import { commasOf, pieces } from "../heads.ts";
import { plainTex } from "../names.ts";
import { one } from "../rational.ts";
import { keyOf } from "../sameExpression.ts";
import { freeVariables, substitute } from "../substitute.ts";
import type { Reader } from "../reader.ts";
import { isWholeSpace } from "../wholeSpace.ts";
import { Unreadable } from "../unreadable.ts";
import type { Row, Scripts } from "../../tex/tree.ts";
import type { Notation } from "./notation.ts";

export const summation: Notation = {
  name: "summation",
  read(reader, cursor) {
    const sum = isSign(cursor.peek(), "\\sum");
    if (!sum && !isSign(cursor.peek(), "\\prod")) return undefined;
    const here = cursor.here;
    reader.take(cursor);
    const scripts = cursor.scripts();
    if (!scripts?.subscript) throw new Unreadable("sum-without-index", here);
    reader.take(cursor);
    const { variables, range } = readRange(reader, scripts.subscript, scripts);
    const body = withOpenTerms(reader, cursor, reader.scope(cursor), variables);
    return reader.build(
      overElements(reader, { kind: sum ? "summation" : "productOver", variables, range, body }),
    );
  },
};

/** Terms behind the sum that speak of its index, which nothing else binds, belong to it: Σ_i a_i − b_i. */
function withOpenTerms(
  reader: Reader,
  cursor: Cursor,
  body: Expression,
  variables: readonly Variable[],
): Expression {
  const terms = [body];
  const names = new Set(variables.map((variable) => variable.name));
  for (;;) {
    skipSpaces(cursor);
    if (!isSign(cursor.peek(), "+", "-") || !opensTerm(reader, cursor, names)) break;
    const negative = isSign(reader.take(cursor), "-");
    const term = reader.product(cursor);
    terms.push(negative ? reader.build({ kind: "negation", operand: term }) : term);
  }
  return terms.length === 1 ? body : reader.build({ kind: "addition", terms });
}

/** Whether the term at the cursor's sign has one of the names free. */
function opensTerm(reader: Reader, cursor: Cursor, names: ReadonlySet<string>): boolean {
  const ahead = new Cursor(cursor.items, cursor.whole, cursor.position + 1, cursor.end);
  const term = reader.glance(ahead, () => reader.product(ahead));
  return (
    term !== undefined && [...freeVariables(term.value).values()].some((variable) => names.has(variable.name))
  );
}

/** Σ_{x ∈ D} f(x) for a data set whose elements are known by index: Σ_n f(x^{(n)}). */
function overElements(reader: Reader, sum: ExpressionOf<"summation" | "productOver">): Expression {
  const [variable] = sum.variables;
  const data = sum.range.kind === "set" ? reader.lexicon.note.dataSets.get(sum.range.set) : undefined;
  if (!data || !variable || sum.variables.length > 1 || variable.name !== data.element.name) return sum;
  const element = { ...data.element };
  const body = substitute(sum.body, new Map([[keyOf(variable), element]]));
  const index = { ...data.index };
  const range: Range = { kind: "interval", from: data.from, to: data.to };
  const over: Expression = { ...sum, variables: [index], range, body };
  reader.ledger.passOn(variable, index);
  reader.ledger.passOn(sum.body, body);
  return over;
}

function readRange(
  reader: Reader,
  below: Row,
  scripts: Scripts,
): { variables: readonly Variable[]; range: Range } {
  const above = scripts.superscript;
  const [equals] = atDepthZero(below, 0, below.length, (item) => isSign(item, "="));
  const [element] = atDepthZero(below, 0, below.length, (item) => isSign(item, "\\in"));
  if (equals !== undefined) {
    const variables = [readIndex(reader, below.slice(0, equals), scripts)];
    reader.absorb(below.slice(equals, equals + 1));
    const from = reader.end(below.slice(equals + 1), scripts.span);
    if (!above) throw new Unreadable("sum-without-end", scripts.span);
    return { variables, range: { kind: "interval", from, to: reader.end(above, scripts.span) } };
  }
  if (element !== undefined) {
    const set = below.slice(element + 1);
    const variables = pieces(below.slice(0, element)).map((row) => readIndex(reader, row, scripts));
    if (above || !set.every((item) => item.kind === "symbol" || item.kind === "scripts"))
      throw new Unreadable("unknown-range", scripts.span);
    if (set.some((item) => isSign(item, "\\setminus", "\\cap", "\\cup", ",", "\\{")))
      throw new Unreadable("unknown-range", scripts.span);
    reader.absorb(below.slice(element));
    reader.absorb(commasOf(below.slice(0, element)));
    const spread =
      variables.every((variable) => isPoint(reader, variable)) &&
      isWholeSpace(reader, set, variables, scripts.span);
    return { variables, range: spread ? { kind: "alphabet" } : { kind: "set", set: plainTex(set).trim() } };
  }
  reader.absorb(commasOf(below));
  const variables = pieces(below).map((row) => readIndex(reader, row, scripts));
  if (above) {
    const first: Expression = { kind: "number", value: one };
    return { variables, range: { kind: "interval", from: first, to: reader.end(above, scripts.span) } };
  }
  return {
    variables,
    range: variables.every((variable) => isPoint(reader, variable))
      ? { kind: "alphabet" }
      : { kind: "index" },
  };
}

function readIndex(reader: Reader, row: Row, scripts: Scripts): Variable {
  const index = reader.row(row, scripts.span);
  if (index.kind !== "variable") throw new Unreadable("unknown-range", scripts.span);
  return index;
}

/** Whether the derivation has a density at this variable, so that the sum runs over its values. */
function isPoint(reader: Reader, variable: Variable): boolean {
  return (
    variable.subscripts.length === 0 &&
    variable.superscripts.length === 0 &&
    reader.lexicon.points.has(variable.name)
  );
}
