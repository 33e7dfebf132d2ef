/**
 * An integral over variables that no factor shares is a product: ∫ f(x) g(z) dx dz = ∫ f(x) dx ∫ g(z) dz (Fubini).
 */
import type { Expression, Variable } from "../../../semantics/expression.ts";
import { factorsOf, integral, product } from "../build.ts";
import type { Rule } from "../rule.ts";
import { isFreeOf } from "../sideConditions.ts";
import type { Situation } from "../situation.ts";

export const independentIntegrals: Rule = {
  name: "independent-integrals",
  statement: "\\int f(x) g(z) \\, dx \\, dz = \\int f(x) \\, dx \\int g(z) \\, dz",
  kinds: ["integral"],
  apply(e, situation) {
    if (e.kind !== "integral" || e.lower || e.upper || e.variables.length < 2) return undefined;
    const groups = connect(e.variables, factorsOf(e.body), situation);
    if (groups.length < 2) return undefined;
    return product(groups.map(({ variables, factors }) => integral(variables, product(factors))));
  },
  examples: [{ from: "\\int f(x) g(z) \\, dx \\, dz", to: "\\int f(x) \\, dx \\int g(z) \\, dz" }],
  refusals: [{ from: "\\int f(x, z) \\, dx \\, dz", because: "x and z stand in one factor" }],
};

interface Group {
  readonly variables: Variable[];
  readonly factors: Expression[];
}

/** The connected components of variables that share a factor; free factors have come out before. */
function connect(
  variables: readonly Variable[],
  factors: readonly Expression[],
  situation: Situation,
): readonly Group[] {
  let groups: Group[] = variables.map((variable) => ({ variables: [variable], factors: [] }));
  for (const factor of factors) {
    const touches = (group: Group): boolean =>
      group.variables.some((variable) => !isFreeOf(factor, variable, situation));
    const touched = groups.filter(touches);
    const merged: Group = {
      variables: touched.flatMap((group) => group.variables),
      factors: [...touched.flatMap((group) => group.factors), factor],
    };
    groups = touched.length === 0 ? groups : [...groups.filter((group) => !touched.includes(group)), merged];
  }
  return groups;
}
