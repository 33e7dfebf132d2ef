/** A power of Euler's number is the exponential: e^a = exp a. */
import type { Rule } from "../rule.ts";

export const powerOfE: Rule = {
  name: "power-of-e",
  statement: "e^a = \\exp(a)",
  kinds: ["power"],
  apply: (e) =>
    e.kind === "power" && e.base.kind === "constant" && e.base.name === "e"
      ? { kind: "exponential", argument: e.exponent }
      : undefined,
  examples: [{ from: "(e)^a", to: "\\exp(a)" }],
  refusals: [{ from: "2^a", because: "the base is not e" }],
};
