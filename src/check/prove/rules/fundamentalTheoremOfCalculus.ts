/**
 * The integral of a derivative between two bounds (the fundamental theorem of calculus): ∫_a^b F′(x) dx = F(b) − F(a).
 *
 * Needs F to be smooth on the whole line, and finite bounds that do not depend on x.
 */
import { keyOf } from "../../../semantics/sameExpression.ts";
import { substitute } from "../../../semantics/substitute.ts";
import { difference } from "../build.ts";
import type { Rule } from "../rule.ts";
import { isFiniteBound, isSmoothIn } from "../sideConditions.ts";

export const fundamentalTheoremOfCalculus: Rule = {
  name: "fundamental-theorem-of-calculus",
  statement: "\\int_a^b F'(x) \\, dx = F(b) - F(a)",
  kinds: ["integral"],
  apply(e, situation) {
    if (e.kind !== "integral" || !e.lower || !e.upper || e.body.kind !== "derivative") return undefined;
    const [variable] = e.variables;
    const { body: primitive, variable: inner } = e.body;
    if (!variable || e.variables.length > 1 || keyOf(inner) !== keyOf(variable)) return undefined;
    if (!isSmoothIn(primitive, variable, situation)) return undefined;
    if (![e.lower, e.upper].every((bound) => isFiniteBound(bound, variable, situation))) return undefined;
    const [lower, upper] = [e.lower, e.upper].map((bound) =>
      substitute(primitive, new Map([[keyOf(variable), bound]])),
    );
    return upper && lower && difference(upper, lower);
  },
  examples: [
    { from: "\\int_0^1 \\frac{d}{d x} x^2 \\, dx", to: "1^2 - 0^2" },
    { from: "\\int_a^b \\frac{d}{d x} e^x \\, dx", to: "e^b - e^a" },
  ],
  refusals: [
    { from: "\\int_{-1}^1 \\frac{d}{d x} \\frac{1}{x} \\, dx", because: "1/x has a pole between the bounds" },
    { from: "\\int_a^b \\frac{d}{d y} x^2 \\, dx", because: "the derivative is in another variable" },
    { from: "\\int_0^\\infty \\frac{d}{d x} e^x \\, dx", because: "a bound is infinite" },
    { from: "\\int_0^1 \\frac{d}{d x} f(x) \\, dx", because: "f may have jumps" },
    { from: "\\int_0^x \\frac{d}{d x} x^2 \\, dx", because: "the bound depends on the variable" },
  ],
};
