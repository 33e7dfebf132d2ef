/**
 * The chain rule of probability: ∏_{i=1}^{D} p(x_i | x_{<i}) = p(x_{1:D}), and the same under the logarithm,
 * Σ_i log p(x_i | x_{<i}) = log p(x_{1:D}).
 *
 * Needs the body to be exactly the density of x_i given all of x_1 … x_{i−1}, and the range to begin with 1.
 */
import type { Density, Expression, Range, Sequence, Variable } from "../../../semantics/expression.ts";
import { equals, one } from "../../../semantics/rational.ts";
import { keyOf } from "../../../semantics/sameExpression.ts";
import { substitute } from "../../../semantics/substitute.ts";
import { logarithm } from "../build.ts";
import { sameArithmetic } from "../sameArithmetic.ts";
import type { Rule } from "../rule.ts";
import { literalOf } from "../rationalFunction.ts";
import { number, difference } from "../build.ts";

export const chainRule: Rule = {
  name: "chain-rule",
  statement: "\\prod_{i=1}^{D} p(x_i \\mid x_{<i}) = p(x_{1:D})",
  kinds: ["productOver", "summation"],
  apply(e, situation) {
    if (e.kind === "productOver" && e.body.kind === "density")
      return joint(e.variables, e.range, e.body, situation.tuples);
    if (
      e.kind === "summation" &&
      e.body.kind === "logarithm" &&
      !e.body.base &&
      e.body.argument.kind === "density"
    ) {
      const whole = joint(e.variables, e.range, e.body.argument, situation.tuples);
      return whole && logarithm(whole);
    }
    return undefined;
  },
  examples: [{ from: "\\prod_{i=1}^{D} p(x_i \\mid x_{<i})", to: "p(x_{1:D})" }],
  refusals: [{ from: "\\prod_{i=1}^{D} p(x_i)", because: "the factors are not given what came before" }],
};

function joint(
  variables: readonly Variable[],
  range: Range,
  density: Density,
  tuples: ReadonlySet<string>,
): Expression | undefined {
  const [index] = variables;
  if (!index || variables.length > 1 || range.kind !== "interval" || !startsAtOne(range.from))
    return undefined;
  const [element] = density.variables;
  const past = density.conditions.find((c): c is Sequence => c.kind === "sequence");
  if (density.variables.length !== 1 || element?.kind !== "variable" || !past) return undefined;
  if (!tuples.has(element.name) || !startsAtOne(past.from)) return undefined;
  const rest = density.conditions.filter((c) => c !== past);
  if (rest.some((c) => c.kind !== "variable" || c.name === element.name || mentionsIndex(c, index)))
    return undefined;
  if (density.parameters.some((p) => mentionsIndex(p, index))) return undefined;
  if (!sameArithmetic(past.to, difference(index, number(1)))) return undefined;
  const atIndex = substitute(past.element, new Map([[keyOf(past.index), index]]));
  if (keyOf(atIndex) !== keyOf(element)) return undefined;
  const whole: Sequence = { ...past, to: range.to };
  return { ...density, variables: [whole], conditions: rest };
}

function startsAtOne(from: Expression): boolean {
  const value = literalOf(from);
  return value !== undefined && equals(value, one);
}

function mentionsIndex(expression: Expression, index: Variable): boolean {
  return keyOf(substitute(expression, new Map([[keyOf(index), number(0)]]))) !== keyOf(expression);
}
