/**
 * An integral inside an integral is one over both variables (Fubini): ∫ f(x) ∫ g(x, z) dz dx = ∫ f(x) g(x, z) dx dz.
 *
 * Both are over whole spaces; bound variables are renamed where they clash.
 */
import type { Integral } from "../../../semantics/expression.ts";
import { factorsOf, integral, product } from "../build.ts";
import type { Rule } from "../rule.ts";
import { withoutCapture } from "./sumOutOfIntegral.ts";

export const nestedIntegral: Rule = {
  name: "nested-integral",
  statement: "\\int f(x) \\int g(x, z) \\, dz \\, dx = \\int f(x) g(x, z) \\, dx \\, dz",
  kinds: ["integral"],
  apply(e, situation) {
    if (e.kind !== "integral" || e.lower || e.upper) return undefined;
    const factors = factorsOf(e.body);
    const at = factors.findIndex((factor) => factor.kind === "integral" && !factor.lower && !factor.upper);
    const inner = factors[at];
    if (inner?.kind !== "integral") return undefined;
    const others = factors.filter((_, index) => index !== at);
    const moved = withoutCapture(inner, [...others, ...e.variables], situation) as Integral | undefined;
    return moved && integral([...e.variables, ...moved.variables], product([...others, moved.body]));
  },
  examples: [{ from: "\\int p(x) \\int q(x, z) \\, dz \\, dx", to: "\\int p(x) q(x, z) \\, dx \\, dz" }],
  refusals: [
    { from: "\\int p(x) \\int_0^1 f(x, z) \\, dz \\, dx", because: "the inner integral has bounds" },
  ],
};
