/** EM for a mixture of Gaussians in the plane: each half step closes the gap between likelihood and bound, or raises both. */
import { planarSetTitles } from "../../data/planarSetTitles.ts";
import type { Experiment } from "../experiment.ts";
import { seedSetting } from "../settings.ts";

export const expectationMaximization = {
  title: "EM: a mixture of Gaussians",
  summary:
    "Fits a mixture by E and M half steps; at each of them log p = ELBO + KL, and log p is held against the law that drew the data.",
  settings: {
    data: {
      kind: "choice",
      label: "Data",
      options: { drawnMixture: "A drawn mixture of 3", ...planarSetTitles },
    },
    components: { kind: "amount", label: "Components", least: 1, most: 6, default: 3, whole: true },
    points: { kind: "amount", label: "Points", least: 20, most: 1000, default: 300, whole: true },
    start: {
      kind: "choice",
      label: "Start",
      options: { scattered: "At points of the data", together: "Close together" },
    },
    leastDeviation: {
      kind: "amount",
      label: "Least deviation of a component",
      least: 0.02,
      most: 1,
      default: 0.1,
    },
    seed: seedSetting,
  },
  stepName: "half step",
  steps: 80,
  measureEvery: 1,
  pace: 8,
  identities: [
    {
      name: "Likelihood, bound and divergence",
      left: [
        {
          quantity: "logLikelihood",
          sign: 1,
          tex: String.raw`\frac1n \log p(X \mid \theta)`,
          words: "the log-likelihood of a point",
        },
      ],
      right: [
        {
          quantity: "evidenceLowerBound",
          sign: 1,
          tex: String.raw`\frac1n \mathbb{E}_{q(Z)}\left[\log \frac{p(X, Z \mid \theta)}{q(Z)}\right]`,
          words: "the evidence lower bound of a point",
        },
        {
          quantity: "divergence",
          sign: 1,
          tex: String.raw`\frac1n D_{\mathrm{KL}}(q(Z) \,\|\, p(Z \mid X, \theta))`,
          words: "the divergence of q from the posterior",
        },
      ],
      tolerance: 1e-12,
      stacked: true,
    },
  ],
  quantities: [
    { quantity: "logLikelihood", words: "the log-likelihood", chart: "Likelihood and bound" },
    { quantity: "evidenceLowerBound", words: "the evidence lower bound", chart: "Likelihood and bound" },
    {
      quantity: "lawLogLikelihood",
      words: "the log-likelihood under the law that drew the data",
      chart: "Likelihood and bound",
      exact: true,
    },
    { quantity: "divergence", words: "the divergence of q from the posterior", chart: "Divergence" },
  ],
  views: [
    { name: "responsibilities", title: "Points and components" },
    { name: "density", title: "Density" },
  ],
} as const satisfies Experiment;
