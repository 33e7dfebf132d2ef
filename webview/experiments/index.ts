/** The experiments, in the order in which they are offered. Adding one is a folder, its line here and in `trainers.ts`. */
import { coin } from "./coin/index.ts";
import { divergenceFit } from "./divergenceFit/index.ts";
import type { Experiment } from "./experiment.ts";
import { expectationMaximization } from "./expectationMaximization/index.ts";
import { generativeAdversarial } from "./generativeAdversarial/index.ts";
import { variationalAutoencoder } from "./variationalAutoencoder/index.ts";

export const experiments = {
  coin,
  divergenceFit,
  expectationMaximization,
  variationalAutoencoder,
  generativeAdversarial,
} as const satisfies Readonly<Record<string, Experiment>>;

export type ExperimentId = keyof typeof experiments;

export function isExperimentId(text: string): text is ExperimentId {
  return Object.hasOwn(experiments, text);
}
