/** One Gaussian fitted to a mixture twice at once: by the forward and by the reverse Kullback–Leibler divergence. */
import type { Experiment } from "../experiment.ts";
import { seedSetting } from "../settings.ts";

/**
 * How far the sides may be apart. One term of each identity is computed with tensors, as a weighted mean of terms of a
 * few nats: float32 rounds it by less than 10⁻⁶, and the functions of a graphics card are a few times less exact. The
 * quadratures leave less than 10⁻⁹.
 */
const tolerance = 1e-5;

export const divergenceFit = {
  title: "Forward and reverse KL: covering or seeking modes",
  summary:
    "Fits a Gaussian to a mixture by either divergence, and holds both against their exact least values by quadrature.",
  settings: {
    data: {
      kind: "choice",
      label: "Mixture",
      options: {
        apart: "Two modes, apart",
        close: "Two modes, close",
        three: "Three modes",
        skewed: "Skewed",
      },
    },
    startMean: { kind: "amount", label: "Starting mean", least: -5, most: 5, default: 2 },
    draws: {
      kind: "choice",
      label: "Draws a step",
      options: { many: "256", some: "64", few: "16", none: "None: gradients by quadrature" },
    },
    learningRate: { kind: "amount", label: "Learning rate", least: 0.001, most: 0.3, default: 0.05 },
    seed: seedSetting,
  },
  stepName: "step",
  steps: 600,
  measureEvery: 3,
  pace: 120,
  identities: [
    {
      name: "Forward: cross-entropy and entropy",
      left: [
        {
          quantity: "forwardDivergence",
          sign: 1,
          tex: String.raw`D_{\mathrm{KL}}(p \,\|\, q)`,
          words: "the forward divergence",
        },
      ],
      right: [
        {
          quantity: "crossEntropy",
          sign: 1,
          tex: String.raw`\mathcal{H}(p, q)`,
          words: "the cross-entropy, which is trained",
        },
        {
          quantity: "dataEntropy",
          sign: -1,
          tex: String.raw`\mathcal{H}(p)`,
          words: "the entropy of the mixture",
        },
      ],
      tolerance,
    },
    {
      name: "Reverse: entropy and expected log-density",
      left: [
        {
          quantity: "reverseDivergence",
          sign: 1,
          tex: String.raw`D_{\mathrm{KL}}(q \,\|\, p)`,
          words: "the reverse divergence, which is trained",
        },
      ],
      right: [
        {
          quantity: "modelEntropy",
          sign: -1,
          tex: String.raw`\mathcal{H}(q)`,
          words: "the entropy of the Gaussian",
        },
        {
          quantity: "expectedLogDensity",
          sign: -1,
          tex: String.raw`\mathbb{E}_{q(x)}[\log p(x)]`,
          words: "the Gaussian's expectation of the mixture's log-density",
        },
      ],
      tolerance,
    },
  ],
  quantities: [
    { quantity: "forwardDivergence", words: "forward", chart: "Divergence" },
    { quantity: "leastForwardDivergence", words: "least forward", chart: "Divergence", exact: true },
    { quantity: "reverseDivergence", words: "reverse", chart: "Divergence" },
    {
      quantity: "leastReverseDivergence",
      words: "least reverse, downhill from here",
      chart: "Divergence",
      exact: true,
    },
    { quantity: "forwardMean", words: "forward", chart: "Mean" },
    { quantity: "dataMean", words: "of the mixture", chart: "Mean", exact: true },
    { quantity: "reverseMean", words: "reverse", chart: "Mean" },
    { quantity: "bestReverseMean", words: "best reverse", chart: "Mean", exact: true },
    { quantity: "forwardDeviation", words: "forward", chart: "Deviation" },
    { quantity: "dataDeviation", words: "of the mixture", chart: "Deviation", exact: true },
    { quantity: "reverseDeviation", words: "reverse", chart: "Deviation" },
    { quantity: "bestReverseDeviation", words: "best reverse", chart: "Deviation", exact: true },
  ],
  views: [
    { name: "densities", title: "Densities" },
    { name: "logDensities", title: "Log-densities" },
    { name: "forwardLandscape", title: "Forward divergence over mean and deviation" },
    { name: "reverseLandscape", title: "Reverse divergence over mean and deviation" },
  ],
} as const satisfies Experiment;
