/** The logarithm undoes the exponential: log exp a = a. */
import type { Rule } from "../rule.ts";

export const logOfExponential: Rule = {
  name: "log-of-exponential",
  statement: "\\log \\exp(a) = a",
  kinds: ["logarithm"],
  apply: (e) =>
    e.kind === "logarithm" && !e.base && e.argument.kind === "exponential" ? e.argument.argument : undefined,
  examples: [{ from: "\\log \\exp(a)", to: "a" }],
  refusals: [{ from: "\\log a", because: "there is no exponential" }],
};
