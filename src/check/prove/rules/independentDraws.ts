/**
 * The density of independent, identically distributed draws is the product of theirs:
 * p(x_{1:N}) = ∏_i p(x_i).
 *
 * Needs the note to say that the draws are independent; all arguments must be such draws.
 */
import type { Expression } from "../../../semantics/expression.ts";
import { product } from "../build.ts";
import type { Rule } from "../rule.ts";

export const independentDraws: Rule = {
  name: "independent-draws",
  statement: "x_i \\text{ i.i.d.} \\implies p(x_{1:N}) = \\prod_{i=1}^{N} p(x_i)",
  kinds: ["density"],
  apply(e, situation) {
    if (e.kind !== "density" || e.conditions.length > 0) return undefined;
    const isDraw = (name: string): boolean => situation.independentDraws.has(name);
    const factors: Expression[] = [];
    for (const argument of e.variables) {
      if (argument.kind === "sequence" && isDraw(argument.element.name)) {
        const { element, index, from, to } = argument;
        factors.push({
          kind: "productOver",
          variables: [index],
          range: { kind: "interval", from, to },
          body: { ...e, variables: [element] },
        });
      } else if (argument.kind === "variable" && isDraw(argument.name) && isIndexed(argument)) {
        factors.push({ ...e, variables: [argument] });
      } else return undefined;
    }
    return e.variables.length === 1 && e.variables[0]?.kind === "variable" ? undefined : product(factors);
  },
  examples: [{ from: "p(x_{1:N})", to: "\\prod_{i=1}^{N} p(x_i)", given: { independentDraws: ["x"] } }],
  refusals: [{ from: "p(x_{1:N})", because: "nothing says that the draws are independent" }],
};

function isIndexed(argument: {
  subscripts: readonly Expression[];
  superscripts: readonly Expression[];
}): boolean {
  return argument.subscripts.length + argument.superscripts.length > 0;
}
