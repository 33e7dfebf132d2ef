/** Short constructors of expressions for tests that need no reader. */
import type { Claim, ComparisonRelation, Context, Definition } from "../../src/semantics/claim.ts";
import type { Density, Expression, Name, Range, Sequence, Variable } from "../../src/semantics/expression.ts";
import { rational } from "../../src/semantics/rational.ts";

type Operand = Expression | number | string;

function expr(operand: Operand): Expression {
  if (typeof operand === "number") return { kind: "number", value: rational(operand) };
  return typeof operand === "string" ? v(operand) : operand;
}

export const num = (numerator: number, denominator = 1): Expression => ({
  kind: "number",
  value: rational(numerator, denominator),
});
export const v = (name: Name, ...subscripts: Operand[]): Variable => ({
  kind: "variable",
  name,
  subscripts: subscripts.map(expr),
  superscripts: [],
});
export const up = (name: Name, ...superscripts: Operand[]): Variable => ({
  kind: "variable",
  name,
  subscripts: [],
  superscripts: superscripts.map(expr),
});
export const seq = (element: Variable, index: string, from: Operand, to: Operand): Sequence => ({
  kind: "sequence",
  element,
  index: v(index),
  from: expr(from),
  to: expr(to),
});
export const add = (...terms: Operand[]): Expression => ({ kind: "addition", terms: terms.map(expr) });
export const mul = (...factors: Operand[]): Expression => ({ kind: "product", factors: factors.map(expr) });
export const neg = (operand: Operand): Expression => ({ kind: "negation", operand: expr(operand) });
export const sub = (first: Operand, second: Operand): Expression => add(first, neg(second));
export const div = (numerator: Operand, denominator: Operand): Expression => ({
  kind: "quotient",
  numerator: expr(numerator),
  denominator: expr(denominator),
});
export const pow = (base: Operand, exponent: Operand): Expression => ({
  kind: "power",
  base: expr(base),
  exponent: expr(exponent),
});
export const log = (argument: Operand): Expression => ({ kind: "logarithm", argument: expr(argument) });
export const exp = (argument: Operand): Expression => ({ kind: "exponential", argument: expr(argument) });
export const abs = (argument: Operand): Expression => ({ kind: "absolute", argument: expr(argument) });

/** d("p;θ", ["x"], ["z"]) is p_θ(x | z). */
export function d(family: string, variables: Operand[], conditions: Operand[] = []): Density {
  const [name = family, ...parameters] = family.split(";");
  return {
    kind: "density",
    family: name,
    parameters: parameters.map(expr),
    variables: variables.map(expr),
    conditions: conditions.map(expr),
  };
}

export function f(head: string, ...args: Operand[]): Expression {
  const [name = head, ...parameters] = head.split(";");
  return { kind: "application", function: name, parameters: parameters.map(expr), arguments: args.map(expr) };
}

const names = (list: string | Variable[]): Variable[] =>
  typeof list === "string" ? list.split(" ").map((name) => v(name)) : list;
type Names = string | Variable[];

export const E = (variables: Names, density: Expression, body: Operand): Expression => ({
  kind: "expectation",
  variables: names(variables),
  density,
  body: expr(body),
});
export const int = (variables: Names, body: Operand): Expression => ({
  kind: "integral",
  variables: names(variables),
  body: expr(body),
});

export type RangeLike = Range | "alphabet" | "index" | [Operand, Operand];
const rangeOf = (range: RangeLike): Range =>
  range === "alphabet" || range === "index"
    ? { kind: range }
    : Array.isArray(range)
      ? { kind: "interval", from: expr(range[0]), to: expr(range[1]) }
      : range;
export const sum = (variables: Names, range: RangeLike, body: Operand): Expression => ({
  kind: "summation",
  variables: names(variables),
  range: rangeOf(range),
  body: expr(body),
});
export const prod = (variables: Names, range: RangeLike, body: Operand): Expression => ({
  kind: "productOver",
  variables: names(variables),
  range: rangeOf(range),
  body: expr(body),
});

const divergence =
  (name: "KL" | "JS" | "TV") =>
  (variables: Names, left: Expression, right: Expression): Expression => ({
    kind: "divergence",
    divergence: name,
    variables: names(variables),
    left,
    right,
  });
export const KL = divergence("KL");
export const JS = divergence("JS");
export const TV = divergence("TV");
export const Df = (generator: string, variables: Names, left: Expression, right: Expression): Expression => ({
  kind: "divergence",
  divergence: "f",
  generator,
  variables: names(variables),
  left,
  right,
});
export const H = (variables: Names, density: Expression): Expression => ({
  kind: "entropy",
  variables: names(variables),
  density,
});
export const CE = (variables: Names, left: Expression, right: Expression): Expression => ({
  kind: "crossEntropy",
  variables: names(variables),
  left,
  right,
});
export const CH = (variables: Names, given: Names, joint: Density): Expression => ({
  kind: "conditionalEntropy",
  variables: names(variables),
  given: names(given),
  joint,
});
export const MI = (left: Names, right: Names, joint: Density): Expression => ({
  kind: "mutualInformation",
  left: names(left),
  right: names(right),
  joint,
});
export const ELBO = (latent: Names, encoder: Expression, joint: Expression): Expression => ({
  kind: "evidenceLowerBound",
  latent: names(latent),
  encoder,
  joint,
});
export const opt = (
  operator: "min" | "max" | "argmin" | "argmax",
  variables: Names,
  body: Operand,
): Expression => ({ kind: "optimum", operator, variables: names(variables), body: expr(body) });
export const D = (variable: Operand, body: Operand): Expression => ({
  kind: "derivative",
  variable: expr(variable),
  body: expr(body),
});
export const delta = (variable: Variable, at: Operand): Expression => ({
  kind: "dirac",
  variable,
  at: expr(at),
});

export const claim = (
  left: Operand,
  relation: ComparisonRelation,
  right: Operand,
  premises: readonly [Operand, ComparisonRelation, Operand][] = [],
): Claim => ({
  comparison: { left: expr(left), relation, right: expr(right) },
  premises: premises.map(([a, sign, b]) => ({ left: expr(a), relation: sign, right: expr(b) })),
});
export const define = (left: Expression, right: Operand): Definition => ({ left, right: expr(right) });
export const contextWith = (context: Partial<Context> = {}): Context => ({
  definitions: [],
  independentDraws: [],
  discrete: [],
  laws: [],
  ...context,
});
