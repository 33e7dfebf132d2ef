/** A variational auto-encoder whose latent space is small enough to integrate over: its bound and its gap add up in view. */
import { planarSetTitles } from "../../data/planarSetTitles.ts";
import type { Experiment } from "../experiment.ts";
import { seedSetting } from "../settings.ts";

const { twoMoons, ...otherSets } = planarSetTitles;

export const variationalAutoencoder = {
  title: "VAE: the gap of the bound",
  summary:
    "Trains encoder and decoder on the evidence lower bound, and holds it against log p(x) and the true posterior by quadrature.",
  settings: {
    data: {
      kind: "choice",
      label: "Data",
      options: { twoMoons, digits: "Digits, 8 × 8", ...otherSets },
    },
    latent: { kind: "choice", label: "Latent space", options: { line: "A line", plane: "A plane" } },
    width: { kind: "amount", label: "Width of the layers", least: 16, most: 128, default: 32, whole: true },
    learningRate: { kind: "amount", label: "Learning rate", least: 0.0001, most: 0.01, default: 0.01 },
    batch: { kind: "amount", label: "Points a step", least: 16, most: 512, default: 128, whole: true },
    deviation: {
      kind: "choice",
      label: "Noise of the decoder",
      options: { "0.25": "σ = 0.25", "0.5": "σ = 0.5", learned: "Learned" },
    },
    seed: seedSetting,
  },
  stepName: "step",
  steps: 2000,
  measureEvery: 25,
  identities: [
    {
      name: "Evidence, bound and gap",
      left: [
        {
          quantity: "logEvidence",
          sign: 1,
          tex: String.raw`\log p_\theta(x)`,
          words: "the log-evidence",
        },
      ],
      right: [
        {
          quantity: "evidenceLowerBound",
          sign: 1,
          tex: String.raw`\mathbb{E}_{q_\phi(z \mid x)}\left[\log \frac{p_\theta(x, z)}{q_\phi(z \mid x)}\right]`,
          words: "the evidence lower bound",
        },
        {
          quantity: "posteriorDivergence",
          sign: 1,
          tex: String.raw`D_{\mathrm{KL}}(q_\phi(z \mid x) \,\|\, p_\theta(z \mid x))`,
          words: "the divergence of q from the posterior",
        },
      ],
      tolerance: 1e-4,
      stacked: true,
    },
    {
      name: "Divergence from the prior",
      left: [
        {
          quantity: "priorDivergence",
          sign: 1,
          tex: String.raw`\frac12 \sum_j \left(\mu_j^2 + s_j^2 - 1 - 2 \log s_j\right)`,
          words: "the divergence of q from the prior, by its formula",
        },
      ],
      right: [
        {
          quantity: "exactPriorDivergence",
          sign: 1,
          tex: String.raw`D_{\mathrm{KL}}(q_\phi(z \mid x) \,\|\, p(z))`,
          words: "the same by quadrature",
        },
      ],
      tolerance: 1e-4,
    },
  ],
  quantities: [
    { quantity: "evidenceLowerBound", words: "the evidence lower bound", chart: "Bound and evidence" },
    { quantity: "logEvidence", words: "the log-evidence", chart: "Bound and evidence", exact: true },
    {
      quantity: "estimatedBound",
      words: "the bound of training points, estimated by one z for each",
      chart: "Bound and evidence",
    },
    { quantity: "posteriorDivergence", words: "of q from the posterior", chart: "Divergences" },
    { quantity: "priorDivergence", words: "of q from the prior", chart: "Divergences" },
    { quantity: "dataDivergence", words: "of the model from the law of the data", chart: "Divergences" },
    { quantity: "deviation", words: "the decoder's σ", chart: "Noise of the decoder" },
    {
      quantity: "quadratureError",
      words: "how far a quadrature may be off",
      chart: "Error of the quadrature",
    },
  ],
  views: [
    { name: "data", title: "Data and model" },
    { name: "decoded", title: "What the latent space decodes to" },
    { name: "latent", title: "Latent space" },
  ],
} as const satisfies Experiment;
