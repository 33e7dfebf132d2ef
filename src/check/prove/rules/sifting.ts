/**
 * A unit mass picks out a value: ∫ δ(x − a) f(x) dx = f(a).
 *
 * Needs x to be bound by the integral over its whole space, and a not to depend on x.
 */
import { keyOf } from "../../../semantics/sameExpression.ts";
import { factorsOf, integral, product } from "../build.ts";
import { substituteSafely } from "../matchDefinition.ts";
import type { Rule } from "../rule.ts";
import { isFreeOf } from "../sideConditions.ts";

export const sifting: Rule = {
  name: "sifting",
  statement: "\\int \\delta(x - a) f(x) \\, dx = f(a)",
  kinds: ["integral"],
  apply(e, situation) {
    if (e.kind !== "integral" || e.lower || e.upper) return undefined;
    const factors = factorsOf(e.body);
    for (const factor of factors) {
      if (factor.kind !== "dirac") continue;
      const variable = e.variables.find((bound) => keyOf(bound) === keyOf(factor.variable));
      if (!variable || !isFreeOf(factor.at, variable, situation)) continue;
      const others = product(factors.filter((other) => other !== factor));
      const sifted = substituteSafely(others, new Map([[keyOf(variable), factor.at]]), situation);
      if (sifted)
        return integral(
          e.variables.filter((bound) => bound !== variable),
          sifted,
        );
    }
    return undefined;
  },
  examples: [{ from: "\\int \\delta(x - x_1) f(x) \\, dx", to: "f(x_1)" }],
  refusals: [{ from: "\\int p(x) f(x) \\, dx", because: "p is no unit mass" }],
};
