/** A power of an exponential: (exp a)^b = exp (a b), where b is no number. */
import { product } from "../build.ts";
import { literalOf } from "../rationalFunction.ts";
import type { Rule } from "../rule.ts";

export const powerOfExponential: Rule = {
  name: "power-of-exponential",
  statement: "\\exp(a)^b = \\exp(a b)",
  kinds: ["power"],
  apply: (e) =>
    e.kind === "power" && e.base.kind === "exponential" && !literalOf(e.exponent)
      ? { kind: "exponential", argument: product([e.base.argument, e.exponent]) }
      : undefined,
  examples: [{ from: "(\\exp(a))^b", to: "\\exp(a b)" }],
  refusals: [{ from: "(\\exp(a))^2", because: "whole powers of exponentials stay as they are" }],
};
