/**
 * A tuple is all of its components: p(x_{1:D}) = p(x) where x = (x_1, …, x_D).
 *
 * Needs x to be a tuple whose length D is the one letter at which its products and sequences end.
 */
import type { Expression } from "../../../semantics/expression.ts";
import { equals, one } from "../../../semantics/rational.ts";
import { keyOf } from "../../../semantics/sameExpression.ts";
import type { Rule } from "../rule.ts";
import { literalOf } from "../rationalFunction.ts";
import type { Situation } from "../situation.ts";

export const wholeTuple: Rule = {
  name: "whole-tuple",
  statement: "x = (x_1, \\dots, x_D) \\implies p(x_{1:D}) = p(x)",
  kinds: ["density"],
  apply(e, situation) {
    if (e.kind !== "density") return undefined;
    const variables = e.variables.map((argument) => wholeOf(argument, situation));
    const conditions = e.conditions.map((argument) => wholeOf(argument, situation));
    const same =
      variables.every((v, i) => v === e.variables[i]) && conditions.every((c, i) => c === e.conditions[i]);
    return same ? undefined : { ...e, variables, conditions };
  },
  examples: [
    {
      from: "p(x_{1:D}) \\prod_{i=1}^{D} f(x_i)",
      to: "p(x) \\prod_{i=1}^{D} f(x_i)",
      anywhere: true,
    },
  ],
  refusals: [{ from: "p(x_{1:N})", because: "nothing says that x has N components" }],
};

function wholeOf(argument: Expression, situation: Situation): Expression {
  if (argument.kind !== "sequence" || !situation.tuples.has(argument.element.name)) return argument;
  const { element, from, to } = argument;
  const length = situation.lengths.get(element.name);
  const start = literalOf(from);
  if (!length || !start || !equals(start, one) || keyOf(to) !== keyOf(length)) return argument;
  return { ...element, subscripts: [], superscripts: [] };
}
