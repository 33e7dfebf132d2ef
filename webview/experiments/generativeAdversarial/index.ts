/** A generator against a discriminator: at every moment of the game its value is −log 4, a divergence and a shortfall. */
import type { Experiment } from "../experiment.ts";
import { seedSetting } from "../settings.ts";

export const generativeAdversarial = {
  title: "GAN: the game of two networks",
  summary:
    "Plays the original adversarial game on the line, and holds its value against the Jensen–Shannon divergence by quadrature.",
  settings: {
    data: {
      kind: "choice",
      label: "Data",
      options: { two: "Two modes", one: "One mode", three: "Three modes", skewed: "Skewed" },
    },
    loss: {
      kind: "choice",
      label: "The generator's loss",
      options: { nonSaturating: "−log D(G(z)): does not saturate", minimax: "log(1 − D(G(z))): minimax" },
    },
    turns: {
      kind: "amount",
      label: "Turns of the discriminator a step",
      least: 1,
      most: 10,
      default: 1,
      whole: true,
    },
    discriminatorRate: {
      kind: "amount",
      label: "The discriminator's learning rate",
      least: 0.0001,
      most: 0.02,
      default: 0.01,
    },
    generatorRate: {
      kind: "amount",
      label: "The generator's learning rate",
      least: 0.0001,
      most: 0.02,
      default: 0.01,
    },
    width: {
      kind: "choice",
      label: "The discriminator's hidden layers",
      options: { medium: "Two of 32", small: "Two of 16", large: "Two of 64" },
    },
    units: { kind: "amount", label: "Steps in the generator", least: 1, most: 32, default: 16, whole: true },
    batch: { kind: "amount", label: "Batch", least: 8, most: 1024, default: 256, whole: true },
    seed: seedSetting,
  },
  stepName: "step",
  steps: 1500,
  measureEvery: 25,
  identities: [
    {
      name: "Value, divergence and the discriminator's shortfall",
      left: [{ quantity: "value", sign: 1, tex: "V(D, G)", words: "the value of the game" }],
      right: [
        { quantity: "logFour", sign: -1, tex: String.raw`\log 4`, words: "the logarithm of 4" },
        {
          quantity: "twiceDivergence",
          sign: 1,
          tex: String.raw`2\,\mathrm{JSD}(p \,\|\, g)`,
          words: "twice the Jensen–Shannon divergence of generated from given data",
        },
        {
          quantity: "shortfall",
          sign: -1,
          tex: String.raw`2\,\mathbb{E}_{m(x)}[D_{\mathrm{KL}}(D_\star(x) \,\|\, D(x))]`,
          words: "what the discriminator falls short of the best one",
        },
      ],
      // The left side alone is computed in float32. A sum over some thousand nodes, each of whose terms is rounded by
      // some 10⁻⁷ of a few nats, is off by about 2·10⁻⁶ where it is summed in order, and by less on graphics cards. The
      // quadratures leave less than 10⁻⁹.
      tolerance: 1e-5,
    },
    {
      name: "The best discriminator's value",
      left: [
        {
          quantity: "bestValue",
          sign: 1,
          tex: String.raw`V(D_\star, G)`,
          words: "the value with the best discriminator for this generator",
        },
      ],
      right: [
        { quantity: "logFour", sign: -1, tex: String.raw`\log 4`, words: "the logarithm of 4" },
        {
          quantity: "twiceDivergence",
          sign: 1,
          tex: String.raw`2\,\mathrm{JSD}(p \,\|\, g)`,
          words: "twice the Jensen–Shannon divergence of generated from given data",
        },
      ],
      // Both sides are of float64, by quadratures in different variables.
      tolerance: 1e-9,
    },
  ],
  quantities: [
    { quantity: "value", words: "the value V(D, G)", chart: "Value" },
    { quantity: "bestValue", words: "the best discriminator's value V(D⋆, G)", chart: "Value", exact: true },
    { quantity: "leastBestValue", words: "its least value, −log 4", chart: "Value", exact: true },
    { quantity: "jensenShannon", words: "the Jensen–Shannon divergence", chart: "Divergence", exact: true },
    { quantity: "shortfall", words: "the discriminator's shortfall", chart: "Divergence", exact: true },
  ],
  views: [
    { name: "densities", title: "Densities and discriminator" },
    { name: "logit", title: "The discriminator's logit" },
    { name: "generator", title: "The generator's map" },
  ],
} as const satisfies Experiment;
