/**
 * Marginalization: ∫ p(x, z) g(x) dz = p(x) g(x), and ∫ p(z) dz = 1.
 *
 * Needs z to be a variable of exactly one factor, an unconditional density, to the first power; the integral is over
 * the whole space.
 */
import type { Density, Expression, Variable } from "../../../semantics/expression.ts";
import { keyOf } from "../../../semantics/sameExpression.ts";
import { factorsOf, integral, marginal, product } from "../build.ts";
import type { Rule } from "../rule.ts";
import { hasDistinctAxes, isFreeOf } from "../sideConditions.ts";
import type { Situation } from "../situation.ts";

export const marginalize: Rule = {
  name: "marginalize",
  statement: "\\int p(x, z) \\, dz = p(x)",
  kinds: ["integral"],
  apply(e, situation) {
    if (e.kind !== "integral" || e.lower || e.upper) return undefined;
    const factors = factorsOf(e.body);
    for (const variable of e.variables) {
      const dependent = factors.filter((factor) => !isFreeOf(factor, variable, situation));
      const [only] = dependent;
      const reduced = dependent.length === 1 && only && without(only, variable, situation);
      if (!reduced) continue;
      const others = factors.filter((factor) => factor !== only);
      const rest = e.variables.filter((other) => other !== variable);
      return integral(rest, product([...others, ...factorsOf(reduced)]));
    }
    return undefined;
  },
  examples: [
    { from: "\\int p(x, z) \\, dz", to: "p(x)" },
    { from: "\\int p(z) \\, dz", to: "1" },
  ],
  refusals: [
    { from: "\\int p(z)^2 \\, dz", because: "the square of a density does not integrate to one" },
    { from: "\\int p(z) f(z) \\, dz", because: "two factors depend on z" },
  ],
};

function without(factor: Expression, variable: Variable, situation: Situation): Expression | undefined {
  if (factor.kind === "derivative" && factor.body.kind === "density") {
    if (!isFreeOf(factor.variable, variable, situation)) return undefined;
    const body = withoutVariable(factor.body, variable, situation);
    return body && { ...factor, body };
  }
  return factor.kind === "density" ? withoutVariable(factor, variable, situation) : undefined;
}

function withoutVariable(density: Density, variable: Variable, situation: Situation): Expression | undefined {
  if (density.conditions.length > 0 || !hasDistinctAxes(density)) return undefined;
  const rest = density.variables.filter((argument) => keyOf(argument) !== keyOf(variable));
  if (rest.length === density.variables.length) return undefined;
  const free = [...rest, ...density.parameters].every((argument) => isFreeOf(argument, variable, situation));
  return free ? marginal(density, rest) : undefined;
}
