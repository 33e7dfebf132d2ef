/** The arguments of a density have no order: p(x, z) = p(z, x). */
import type { Rule } from "../rule.ts";
import { sortByKey } from "../rationalFunction.ts";

export const argumentOrder: Rule = {
  name: "argument-order",
  statement: "p(z, x) = p(x, z)",
  kinds: ["density"],
  apply(e) {
    if (e.kind !== "density") return undefined;
    const variables = sortByKey(e.variables);
    const conditions = sortByKey(e.conditions);
    const same =
      variables.every((v, i) => v === e.variables[i]) && conditions.every((c, i) => c === e.conditions[i]);
    return same ? undefined : { ...e, variables, conditions };
  },
  examples: [{ from: "p(z, x)", to: "p(x, z)" }],
  refusals: [{ from: "p(x, z)", because: "the arguments are in order" }],
};
