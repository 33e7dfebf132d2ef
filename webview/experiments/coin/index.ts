/** A coin's bias by maximum likelihood: the simplest model whose likelihood splits into an entropy and a divergence. */
import type { Experiment } from "../experiment.ts";
import { seedSetting } from "../settings.ts";

export const coin = {
  title: "Coin: maximum likelihood",
  summary: "Learns the bias of a coin by gradient steps, and holds it against k/n and the Beta posterior.",
  settings: {
    flips: { kind: "amount", label: "Flips", least: 1, most: 2000, default: 40, whole: true },
    bias: { kind: "amount", label: "Chance of heads", least: 0.01, most: 0.99, default: 0.7 },
    learningRate: { kind: "amount", label: "Learning rate", least: 0.0001, most: 1, default: 0.05 },
    batch: {
      kind: "choice",
      label: "Flips a step",
      options: {
        all: "All",
        many: "32, drawn anew",
        few: "8, drawn anew",
        single: "1, drawn anew",
      },
    },
    seed: seedSetting,
  },
  stepName: "step",
  steps: 300,
  measureEvery: 1,
  pace: 60,
  identities: [
    {
      name: "Likelihood, entropy and divergence",
      left: [
        {
          quantity: "logLikelihood",
          sign: 1,
          tex: String.raw`\frac1n \sum_{i=1}^n \log p_\theta(x_i)`,
          words: "the average log-likelihood",
        },
      ],
      right: [
        {
          quantity: "entropy",
          sign: -1,
          tex: String.raw`\mathcal{H}(\hat p)`,
          words: "the entropy of the flips",
        },
        {
          quantity: "divergence",
          sign: -1,
          tex: String.raw`D_{\mathrm{KL}}(\hat p \,\|\, p_\theta)`,
          words: "the divergence of the coin from the flips",
        },
      ],
      // The left side alone is rounded to float32: 6·10⁻⁸ of terms of a few nats, and the functions of a
      // graphics card are a few times less exact.
      tolerance: 1e-5,
    },
  ],
  quantities: [
    { quantity: "theta", words: "the coin's bias", chart: "Bias" },
    { quantity: "maximumLikelihood", words: "k/n", chart: "Bias", exact: true },
    { quantity: "logLikelihood", words: "the average log-likelihood", chart: "Log-likelihood" },
    { quantity: "greatestLogLikelihood", words: "its greatest value", chart: "Log-likelihood", exact: true },
  ],
  views: [
    { name: "logLikelihood", title: "Log-likelihood and divergence" },
    { name: "likelihood", title: "Likelihood and posterior" },
    { name: "data", title: "Flips and coin" },
  ],
} as const satisfies Experiment;
