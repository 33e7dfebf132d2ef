/** Schemas of the rules about densities of one family. */
import type { Density, Expression, Sequence } from "../../../semantics/expression.ts";
import { keyOf } from "../../../semantics/sameExpression.ts";
import { substitute } from "../../../semantics/substitute.ts";
import { isFreeOf } from "../sideConditions.ts";
import type { Situation } from "../situation.ts";
import { sameValue } from "./sameValue.ts";
import type { Schemas } from "./schema.ts";
import { factors, isLiteral, literal, minus, plus, same, sameList } from "./shapes.ts";

export const densitySchemas: Schemas = {
  "conditional-density": (from, to) => {
    if (from.kind !== "density" || to.kind !== "quotient" || from.conditions.length === 0) return false;
    const { numerator, denominator } = to;
    const all = [...from.variables, ...from.conditions];
    const distinct = new Set(all.map(keyOf)).size === all.length;
    return (
      distinct &&
      all.every(isAxis) &&
      isMarginal(numerator, from, all) &&
      isMarginal(denominator, from, from.conditions)
    );
  },
  "argument-order": (from, to) =>
    from.kind === "density" &&
    to.kind === "density" &&
    sameFamily(from, to) &&
    sameList(from.variables, to.variables) &&
    sameList(from.conditions, to.conditions),
  "independent-draws": (from, to, situation) => {
    if (from.kind !== "density" || from.conditions.length > 0) return false;
    const parts = factors(to);
    return (
      parts.length === from.variables.length &&
      from.variables.every((v, at) => isDraw(v, from, parts[at], situation))
    );
  },
  "whole-tuple": (from, to, situation) => {
    if (from.kind !== "density" || to.kind !== "density" || !sameFamily(from, to)) return false;
    const whole = (list: readonly Expression[]): readonly Expression[] =>
      list.map((e) => tupleOf(e, situation));
    return sameList(whole(from.variables), to.variables) && sameList(whole(from.conditions), to.conditions);
  },
  "chain-rule": (from, to, situation) => {
    if (from.kind === "productOver") return isChain(from, from.body, to, situation);
    if (
      from.kind !== "summation" ||
      from.body.kind !== "logarithm" ||
      from.body.base ||
      to.kind !== "logarithm" ||
      to.base
    )
      return false;
    return isChain(from, from.body.argument, to.argument, situation);
  },
};

const isAxis = (e: Expression): boolean => e.kind === "variable" || e.kind === "sequence";

function sameFamily(first: Density, second: Density): boolean {
  return (
    first.family === second.family &&
    first.parameters.length === second.parameters.length &&
    first.parameters.every((parameter, at) => keyOf(parameter) === keyOf(second.parameters[at] ?? literal(0)))
  );
}

function isMarginal(e: Expression, of: Density, list: readonly Expression[]): boolean {
  return (
    e.kind === "density" && sameFamily(e, of) && e.conditions.length === 0 && sameList(e.variables, list)
  );
}

function isDraw(
  argument: Expression,
  of: Density,
  factor: Expression | undefined,
  situation: Situation,
): boolean {
  if (!factor) return false;
  if (argument.kind === "variable") {
    const indexed = argument.subscripts.length + argument.superscripts.length > 0;
    return indexed && situation.independentDraws.has(argument.name) && isMarginal(factor, of, [argument]);
  }
  if (argument.kind !== "sequence" || factor.kind !== "productOver" || factor.range.kind !== "interval")
    return false;
  const [index] = factor.variables;
  return (
    situation.independentDraws.has(argument.element.name) &&
    factor.variables.length === 1 &&
    index !== undefined &&
    same(index, argument.index) &&
    same(factor.range.from, argument.from) &&
    same(factor.range.to, argument.to) &&
    isMarginal(factor.body, of, [argument.element])
  );
}

function tupleOf(e: Expression, situation: Situation): Expression {
  if (e.kind !== "sequence" || !situation.tuples.has(e.element.name) || !isLiteral(e.from, 1n)) return e;
  const length = situation.lengths.get(e.element.name);
  return length && same(length, e.to)
    ? { kind: "variable", name: e.element.name, subscripts: [], superscripts: [] }
    : e;
}

/** ∏_{i=1}^{D} p(x_i | x_1 … x_{i−1}, c) and p(x_{1:D} | c). */
function isChain(
  binder: Extract<Expression, { kind: "productOver" | "summation" }>,
  body: Expression,
  to: Expression,
  situation: Situation,
): boolean {
  const [index] = binder.variables;
  const { range } = binder;
  if (!index || binder.variables.length !== 1 || range.kind !== "interval" || !isLiteral(range.from, 1n))
    return false;
  if (body.kind !== "density" || to.kind !== "density" || !sameFamily(body, to)) return false;
  const [element] = body.variables;
  const past = body.conditions.find((c): c is Sequence => c.kind === "sequence");
  const [whole] = to.variables;
  if (body.variables.length !== 1 || element?.kind !== "variable" || !past || to.variables.length !== 1)
    return false;
  if (whole?.kind !== "sequence" || !situation.tuples.has(element.name) || !isLiteral(past.from, 1n))
    return false;
  const others = body.conditions.filter((c) => c !== past);
  const besides = [...others, ...body.parameters];
  return (
    sameValue(past.to, plus(index, minus(literal(1)))) &&
    same(substitute(past.element, new Map([[keyOf(past.index), index]])), element) &&
    same(whole, { ...past, to: range.to }) &&
    sameList(others, to.conditions) &&
    others.every((c) => c.kind === "variable" && c.name !== element.name) &&
    besides.every((e) => isFreeOf(e, index, situation))
  );
}
