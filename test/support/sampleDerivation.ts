/** A derivation as the panel is handed it, with steps of every verdict, for tests and pictures of the page. */
import type { Derivation, Step } from "../../webview/messages.ts";

const plain = { proof: [], reading: [], assumptions: [] } as const;

const elbo = String.raw`\E_{q_\phi(z \mid x)} \left[ \log \frac{p_\theta(x, z)}{q_\phi(z \mid x)} \right]`;
const divergence = String.raw`D_{\mathrm{KL}} \left( q_\phi(z \mid x) \,\|\, p_\theta(z \mid x) \right)`;

export const sampleSteps: readonly Step[] = [
  {
    ...plain,
    verdict: "proved",
    relation: "=",
    left: String.raw`\log p_\theta(x)`,
    right: String.raw`\E_{q_\phi(z \mid x)} \left[ \log \frac{p_\theta(x, z)}{p_\theta(z \mid x)} \right]`,
    reason: "By conditional density, constant factor.",
    proof: [
      {
        side: "left",
        forms: [
          { tex: String.raw`\log p_\theta(x)`, rule: "" },
          { tex: String.raw`\log \int p_\theta(x, z) \, dz`, rule: "marginalize" },
        ],
      },
      {
        side: "right",
        forms: [
          {
            tex: String.raw`\E_{q_\phi(z \mid x)} \left[ \log \frac{p_\theta(x, z)}{p_\theta(z \mid x)} \right]`,
            rule: "",
          },
          {
            tex: String.raw`\int q_\phi(z \mid x) \log \frac{p_\theta(x, z)}{p_\theta(z \mid x)} \, dz`,
            rule: "expectation as integral",
          },
          { tex: String.raw`\int q_\phi(z \mid x) \log p_\theta(x) \, dz`, rule: "conditional density" },
          { tex: String.raw`\log p_\theta(x)`, rule: "constant factor" },
        ],
      },
    ],
    reading: ["p without a parameter is the model p_θ (they never stand before the same arguments)"],
  },
  {
    ...plain,
    verdict: "proved",
    relation: "=",
    left: String.raw`\E_{q_\phi(z \mid x)} \left[ \log \frac{p_\theta(x, z)}{p_\theta(z \mid x)} \right]`,
    right: `${elbo} + ${divergence}`,
    reason: "By log of product, integral is linear, divergence definition.",
    assumptions: [
      String.raw`\mathcal{L}(\theta, \phi; x) = \mathbb{E}_{z \sim q_{\phi}(z \mid x)}\left[\log p_{\theta}(x, z) - \log q_{\phi}(z \mid x)\right]`,
      "the draws of x are independent and identically distributed",
    ],
  },
  {
    ...plain,
    verdict: "tested",
    relation: "≥",
    left: `${elbo} + ${divergence}`,
    right: elbo,
    reason:
      "Holds in 24 random worlds, in at least three of them by exact arithmetic, but there is no proof.",
  },
  {
    ...plain,
    verdict: "refuted",
    relation: "=",
    left: elbo,
    right: String.raw`\E_{q_\phi(z \mid x)} \left[ \log p_\theta(x, z) \right] - \mathbb{H} \left[ q_\phi(z \mid x) \right]`,
    reason:
      "The sides differ: where the left side is 3/5 log (5/16) ≈ −0.796635, the right side is −2.14266.",
    witness: {
      left: "3/5 log (5/16) + 2/5 log (25/32) ≈ −0.796635",
      right: "−2.14266",
      rows: [
        ["x", "1"],
        ["q_{1/2}(x=0, z=0)", "2/9"],
        ["q_{1/2}(x=0, z=1)", "2/9"],
        ["q_{1/2}(x=1, z=0)", "1/3"],
        ["q_{1/2}(x=1, z=1)", "2/9"],
        ["p_{1/2}(x=0, z=0)", "1/4"],
        [String.raw`\theta`, "1/2"],
      ],
    },
  },
  {
    ...plain,
    verdict: "definition",
    relation: ":=",
    left: String.raw`\mathcal{L}(\theta, \phi; x)`,
    right: elbo,
    reason: "Gives a new name its meaning.",
  },
  {
    ...plain,
    verdict: "assumption",
    relation: "=",
    left: "f(1)",
    right: "0",
    reason: "Taken as a condition of what follows.",
  },
  {
    ...plain,
    verdict: "undecided",
    relation: "=",
    left: String.raw`T_{\#} \mu`,
    right: String.raw`\nu`,
    reason: "A side is a name that nothing says the meaning of.",
  },
  {
    ...plain,
    verdict: "unread",
    relation: "=",
    left: String.raw`\int_{A} p(x) \, dx`,
    right: "1",
    reason: "The domain of this integral is not understood.",
  },
];

export const sampleDerivation: Derivation = {
  title: "The evidence lower bound of $p_\\theta$",
  file: "notes/evidenceLowerBound.md",
  macros: { "\\E": "\\mathbb{E}" },
  steps: sampleSteps,
  current: 1,
  stale: false,
};

/** A chain of so many steps, each a formula of its own. */
export function longDerivation(length: number): Derivation {
  const side = (index: number): string =>
    String.raw`\frac{${index}}{2} \int p(x_{${index}}) \, dx_{${index}}`;
  return {
    title: "A long chain",
    file: "long.md",
    macros: {},
    steps: Array.from({ length }, (_, index) => ({
      ...plain,
      verdict: "proved",
      relation: "=",
      left: side(index),
      right: side(index + 1),
      reason: "By arithmetic.",
    })),
    stale: false,
  };
}
