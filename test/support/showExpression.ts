/**
 * Expressions as s-expressions, so that a test says in one line what was read: densities in square brackets, `p[x | z;
 * theta]`, functions in round ones, `f(x)`, bound variables first, `(E [x] p[x] (log q[x]))`. Backslashes are left out.
 */
import type { Expression, ExpressionOf, Kind, Range, Variable } from "../../src/semantics/expression.ts";
import { format } from "../../src/semantics/rational.ts";

type Show = { readonly [K in Kind]: (expression: ExpressionOf<K>) => string };

export function showExpression(expression: Expression): string {
  const show = shows[expression.kind] as (expression: Expression) => string;
  return show(expression);
}

const list = (expressions: readonly Expression[]): string => expressions.map(showExpression).join(" ");
const plain = (name: string): string => name.replaceAll("\\", "");
const behind = (sign: string, expressions: readonly Expression[]): string =>
  expressions.length === 0 ? "" : `${sign}${list(expressions)}`;
const call = (head: string, ...operands: readonly Expression[]): string => `(${head} ${list(operands)})`;
const over = (head: string, bound: string, ...operands: readonly Expression[]): string =>
  `(${head} [${bound}] ${list(operands)})`;
const ends = (from: Expression, to: Expression): string => `${showExpression(from)}..${showExpression(to)}`;

function indices(sign: string, expressions: readonly Expression[]): string {
  return expressions.length === 0 ? "" : `${sign}{${list(expressions)}}`;
}

function ranged(head: string, variables: readonly Variable[], range: Range, body: Expression): string {
  return over(head, `${list(variables)} ${rangeOf(range)}`, body);
}

function rangeOf(range: Range): string {
  if (range.kind === "interval") return ends(range.from, range.to);
  return range.kind === "set" ? `in ${plain(range.set)}` : range.kind;
}

const shows: Show = {
  number: ({ value }) => format(value),
  constant: ({ name }) => plain(name),
  variable: ({ name, subscripts, superscripts }) =>
    `${plain(name)}${indices("_", subscripts)}${indices("^", superscripts)}`,
  sequence: ({ element, index, from, to }) => over("seq", `${list([index])} ${ends(from, to)}`, element),
  addition: ({ terms }) => call("+", ...terms),
  product: ({ factors }) => call("*", ...factors),
  negation: ({ operand }) => call("-", operand),
  quotient: ({ numerator, denominator }) => call("/", numerator, denominator),
  power: ({ base, exponent }) => call("^", base, exponent),
  logarithm: ({ argument, base }) => (base ? call(`log:${list([base])}`, argument) : call("log", argument)),
  exponential: ({ argument }) => call("exp", argument),
  absolute: ({ argument }) => call("abs", argument),
  density: ({ family, parameters, variables, conditions }) =>
    `${plain(family)}[${list(variables)}${behind(" | ", conditions)}${behind("; ", parameters)}]`,
  application: ({ function: name, parameters, arguments: values }) =>
    `${plain(name)}(${list(values)}${behind("; ", parameters)})`,
  dirac: ({ variable, at }) => call("delta", variable, at),
  expectation: ({ variables, density, body }) => over("E", list(variables), density, body),
  integral: ({ variables, body, lower, upper }) =>
    over("int", `${list(variables)}${lower && upper ? ` ${ends(lower, upper)}` : ""}`, body),
  summation: ({ variables, range, body }) => ranged("sum", variables, range, body),
  productOver: ({ variables, range, body }) => ranged("prod", variables, range, body),
  divergence: ({ divergence, generator, variables, left, right }) =>
    over(generator === undefined ? divergence : `D:${plain(generator)}`, list(variables), left, right),
  entropy: ({ variables, density }) => over("H", list(variables), density),
  crossEntropy: ({ variables, left, right }) => over("H", list(variables), left, right),
  conditionalEntropy: ({ variables, given, joint }) =>
    over("H", `${list(variables)} | ${list(given)}`, joint),
  mutualInformation: ({ left, right, joint }) => over("I", `${list(left)} ; ${list(right)}`, joint),
  evidenceLowerBound: ({ latent, encoder, joint }) => over("ELBO", list(latent), encoder, joint),
  optimum: ({ operator, variables, body }) => over(operator, list(variables), body),
  derivative: ({ variable, body }) => call("d", variable, body),
};
