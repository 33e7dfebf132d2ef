/**
 * A finite sum comes out of an integral or a sum around it: ∫ f(x) Σ_i g_i(x) dx = Σ_i ∫ f(x) g_i(x) dx.
 *
 * Needs the range not to depend on the integral's variables.
 */
import type { Expression, Summation } from "../../../semantics/expression.ts";
import { childrenOf, boundBy } from "../../../semantics/children.ts";
import { keyOf } from "../../../semantics/sameExpression.ts";
import { freeVariables, fresh, renameBound } from "../../../semantics/substitute.ts";
import { factorsOf, product } from "../build.ts";
import type { Rule } from "../rule.ts";
import { isFreeOfAll, isRenamable } from "../sideConditions.ts";
import type { Situation } from "../situation.ts";

export const sumOutOfIntegral: Rule = {
  name: "sum-out-of-integral",
  statement: "\\int f(x) \\sum_i g_i(x) \\, dx = \\sum_i \\int f(x) g_i(x) \\, dx",
  kinds: ["integral"],
  apply(e, situation) {
    if (e.kind !== "integral" || e.lower || e.upper) return undefined;
    const factors = factorsOf(e.body);
    const at = factors.findIndex((factor) => factor.kind === "summation");
    const inner = factors[at];
    if (inner?.kind !== "summation") return undefined;
    const others = factors.filter((_, index) => index !== at);
    const moved = withoutCapture(inner, [...others, ...e.variables], situation);
    if (moved?.kind !== "summation") return undefined;
    const ends = childrenOf(moved).slice(0, -1);
    if (!ends.every((end) => isFreeOfAll(end, e.variables, situation))) return undefined;
    return { ...moved, body: { ...e, body: product([...others, moved.body]) } } satisfies Summation;
  },
  examples: [
    {
      from: "\\int p(x) \\sum_{i=1}^{N} f_i(x) \\, dx",
      to: "\\sum_{i=1}^{N} \\int p(x) f_i(x) \\, dx",
    },
  ],
  refusals: [
    { from: "\\int p(x) \\sum_{i=1}^{x} f_i(x) \\, dx", because: "how many terms there are depends on x" },
  ],
};

/** The expression with its bound variables renamed so that none is free in `others`; undefined where one may not be renamed. */
export function withoutCapture(
  expression: Expression,
  others: readonly Expression[],
  situation: Situation,
): Expression | undefined {
  const taken = new Set(others.flatMap((other) => [...freeVariables(other).keys()]));
  const clashing = boundBy(expression).filter((variable) => taken.has(keyOf(variable)));
  if (clashing.length === 0) return expression;
  if (!clashing.every((variable) => isRenamable(variable, situation))) return undefined;
  for (const key of freeVariables(expression).keys()) taken.add(key);
  for (const variable of boundBy(expression)) taken.add(keyOf(variable));
  const renaming = new Map(clashing.map((variable) => [keyOf(variable), fresh(variable, taken)]));
  return renameBound(expression, renaming);
}
