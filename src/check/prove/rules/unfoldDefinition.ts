/**
 * A name stands for what the note defines it as: f(a) = b with the arguments put in.
 *
 * Needs the definition's formal parameters to match; a definition that refers to itself is never unfolded.
 */
import { matchDefinition } from "../matchDefinition.ts";
import type { Rule } from "../rule.ts";

export const unfoldDefinition: Rule = {
  name: "unfold-definition",
  statement: "f(u) := e \\implies f(a) = e[u := a]",
  kinds: ["variable", "application", "density"],
  apply: (expression, situation) => matchDefinition(expression, situation),
  examples: [],
  refusals: [{ from: "f(x)", because: "nothing defines f" }],
};
