/**
 * Derivatives go under sums and integrals whose variables and range they do not touch (Leibniz):
 * ∂_θ ∫ f(x; θ) dx = ∫ ∂_θ f(x; θ) dx.
 */
import { childrenOf } from "../../../semantics/children.ts";
import type { Rule } from "../rule.ts";
import { isConstantIn, isFreeOfAll } from "../sideConditions.ts";

export const derivativeUnderIntegral: Rule = {
  name: "derivative-under-integral",
  statement: "\\nabla_\\theta \\int f_\\theta(x) \\, dx = \\int \\nabla_\\theta f_\\theta(x) \\, dx",
  kinds: ["derivative"],
  apply(e, situation) {
    if (e.kind !== "derivative") return undefined;
    const { body, variable } = e;
    if (body.kind !== "integral" && body.kind !== "summation") return undefined;
    if (body.kind === "integral" && (body.lower || body.upper)) return undefined;
    const ends = childrenOf(body).filter((child) => child !== body.body);
    if (!isFreeOfAll(variable, body.variables, situation)) return undefined;
    if (!ends.every((end) => isConstantIn(end, variable, situation))) return undefined;
    return { ...body, body: { ...e, body: body.body } };
  },
  examples: [
    {
      from: "\\nabla_\\theta \\int p_\\theta(x) f(x) \\, dx",
      to: "\\int \\nabla_\\theta (p_\\theta(x) f(x)) \\, dx",
    },
  ],
  refusals: [{ from: "\\frac{d}{d a} \\int_0^a f(x) \\, dx", because: "the integral's bound depends on a" }],
};
