/** The evidence lower bound (Jordan et al. 1999): ELBO = E_{z∼q}[log (p(x, z) / q(z | x))]. */
import { integral, logarithm, product, quotient } from "../build.ts";
import type { Rule } from "../rule.ts";

export const evidenceLowerBound: Rule = {
  name: "evidence-lower-bound",
  statement:
    "\\mathrm{ELBO} = \\mathbb{E}_{z \\sim q(z \\mid x)}\\left[\\log \\frac{p(x, z)}{q(z \\mid x)}\\right]",
  kinds: ["evidenceLowerBound"],
  apply: (e) =>
    e.kind === "evidenceLowerBound"
      ? integral(e.latent, product([e.encoder, logarithm(quotient(e.joint, e.encoder))]))
      : undefined,
  examples: [
    {
      from: "\\mathrm{ELBO}(q, x)",
      to: "\\int q(z \\mid x) \\log \\frac{p(x, z)}{q(z \\mid x)} \\, dz",
    },
  ],
  refusals: [{ from: "\\log p(x)", because: "the evidence is more than its bound" }],
};
