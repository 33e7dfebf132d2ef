/** The texts of the notes that the tests open. */
import type { Subject } from "../../src/subjects/subject.ts";

/** A note of two derivations in which every step holds. */
export const rightNote = [
  "# Squares",
  "",
  "$$",
  "\\begin{aligned}",
  "(a + b)^2 - a^2 &= a^2 + 2 a b + b^2 - a^2 \\\\",
  "  &= 2 a b + b^2",
  "\\end{aligned}",
  "$$",
  "",
  "The other square, $c^2$, has a sign of its own:",
  "",
  "$$",
  "(x - y)^2 = x^2 - 2 x y + y^2",
  "$$",
  "",
].join("\n");

/** The side of the note whose sign the tests turn, and what it is then. */
export const turned = { right: "2 a b + b^2\n", wrong: "2 a b - b^2\n" } as const;

/** A derivation that each experiment is about, and no other one. */
const derivationsOfExperiments: Readonly<Record<Subject, string>> = {
  coin: "\\ell(\\theta) = k \\log \\theta + (n - k) \\log (1 - \\theta)",
  divergenceFit: "D_{KL}(p(x) \\| q(x)) \\ne D_{KL}(q(x) \\| p(x))",
  expectationMaximization:
    "\\log p(x) = \\sum_z q(z) \\log \\frac{p(x, z)}{q(z)} + D_{KL}(q(z) \\| p(z \\mid x))",
  variationalAutoencoder: "\\log p(x) \\ge \\mathbb{E}_{q(z \\mid x)}[\\log p(x, z) - \\log q(z \\mid x)]",
  generativeAdversarial: "V = \\mathbb{E}_{p(x)}[\\log D(x)] + \\mathbb{E}_{g(x)}[\\log (1 - D(x))]",
};

/** A note with these derivations, each below a heading of its own. */
export const noteOnExperiments = Object.entries(derivationsOfExperiments)
  .map(([name, derivation]) => `# ${name}\n\n$$\n${derivation}\n$$\n`)
  .join("\n");
