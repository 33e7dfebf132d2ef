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
  examples: [
    { from: "f(a)", to: "a^2 + 1", given: { definitions: ["f(u) = u^2 + 1"] } },
    { from: "m(x)", to: "\\frac{p(x) + q(x)}{2}", given: { definitions: ["m(x) = \\frac{p(x) + q(x)}{2}"] } },
  ],
  refusals: [
    { from: "f(x)", because: "nothing defines f" },
    { from: "f(x)", because: "f is defined by itself", given: { definitions: ["f(u) = f(u) + 1"] } },
  ],
};
