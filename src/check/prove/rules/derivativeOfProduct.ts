/** The product rule, and the power rule for exponents free of the variable: ∂(f g) = g ∂f + f ∂g, ∂f^n = n f^{n−1} ∂f. */
import type { Expression } from "../../../semantics/expression.ts";
import { difference, number, power, product, sum } from "../build.ts";
import type { Rule } from "../rule.ts";
import { isConstantIn } from "../sideConditions.ts";

export const derivativeOfProduct: Rule = {
  name: "derivative-of-product",
  statement: "(f g)' = f' g + f g'",
  kinds: ["derivative"],
  apply(e, situation) {
    if (e.kind !== "derivative") return undefined;
    const derive = (body: Expression): Expression => ({ ...e, body });
    if (e.body.kind === "product") {
      const { factors } = e.body;
      return sum(
        factors.map((factor, at) =>
          product(factors.map((other, index) => (index === at ? derive(factor) : other))),
        ),
      );
    }
    if (e.body.kind === "power" && isConstantIn(e.body.exponent, e.variable, situation)) {
      const { base, exponent } = e.body;
      return product([exponent, power(base, difference(exponent, number(1))), derive(base)]);
    }
    return undefined;
  },
  examples: [{ from: "\\frac{d}{d x} x^2", to: "2 x^{2 - 1} \\frac{d}{d x} x" }],
  refusals: [{ from: "\\frac{d}{d x} a^x", because: "the exponent depends on x" }],
};
