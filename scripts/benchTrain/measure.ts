/**
 * Times the training steps of experiments beside the same steps as they are usually written, on the backend in use: in
 * turns, so that both meet the same weather, after warming up; medians over several rounds.
 */
// This import stands first: it keeps the gradients that those of ours replace.
import {
  usualAutoencoder,
  usualGame,
  withItsOwnGradients,
  type Sizes,
  type UsualStep,
} from "./usualSteps.ts";
import { type BackendName, useBackend } from "../../webview/backend.ts";
import { generativeAdversarial } from "../../webview/experiments/generativeAdversarial/index.ts";
import { createGame } from "../../webview/experiments/generativeAdversarial/model.ts";
import { defaultsOf } from "../../webview/experiments/settings.ts";
import { variationalAutoencoder } from "../../webview/experiments/variationalAutoencoder/index.ts";
import { createVariationalAutoencoder } from "../../webview/experiments/variationalAutoencoder/model.ts";
import { Noise } from "../../webview/training/noise.ts";
import { startTensorRun, type TensorModel } from "../../webview/training/tensorRun.ts";

export interface Timing {
  readonly experiment: string;
  /** Milliseconds a step, the medians. */
  readonly ours: number;
  readonly usual: number;
}

interface Contest {
  readonly experiment: string;
  readonly model: () => TensorModel;
  readonly usual: () => UsualStep;
}

const sizes: Sizes = { batch: 256, width: 64 };

const contests: readonly Contest[] = [
  {
    experiment: "VAE",
    model: () =>
      createVariationalAutoencoder({
        ...defaultsOf(variationalAutoencoder.settings),
        data: "digits",
        latent: "plane",
        ...sizes,
      }),
    usual: () => usualAutoencoder(sizes),
  },
  {
    experiment: "GAN",
    model: () =>
      createGame({
        ...defaultsOf(generativeAdversarial.settings),
        width: "large",
        batch: sizes.batch,
      }),
    usual: () => usualGame(sizes),
  },
];

const warmUps = 3;
const rounds = 9;
/** How long a round of either is, in milliseconds; at least one step. */
const roundTime = 250;

/** Throws where the backend cannot be had. */
export async function measure(backend: BackendName, wasmFolder?: string): Promise<readonly Timing[]> {
  await useBackend(backend, wasmFolder);
  const timings: Timing[] = [];
  for (const contest of contests) timings.push(await measureContest(contest));
  return timings;
}

async function measureContest({ experiment, model, usual }: Contest): Promise<Timing> {
  // Nothing is measured but the steps; all that were begun have ended when their vectors are read back.
  const run = startTensorRun({ ...model(), measured: () => ({}), exact: () => ({}) }, Noise.of(1));
  const takeOurs = async (steps: number): Promise<void> => {
    for (let step = 0; step < steps; step++) run.advance();
    await run.observe();
  };
  const usualStep = usual();
  const takeUsual = async (steps: number): Promise<void> => {
    const restore = withItsOwnGradients();
    try {
      for (let step = 0; step < steps; step++) {
        if (!Number.isFinite(await usualStep())) throw new Error(`the usual ${experiment} has diverged`);
      }
    } finally {
      restore();
    }
  };
  const ours = await contestant(takeOurs);
  const theirs = await contestant(takeUsual);
  for (let round = 0; round < rounds; round++) {
    await ours.takeRound();
    await theirs.takeRound();
  }
  run.dispose();
  return { experiment, ours: ours.median(), usual: theirs.median() };
}

interface Contestant {
  readonly takeRound: () => Promise<void>;
  readonly median: () => number;
}

/** Warms up, and finds how many steps make a round. */
async function contestant(take: (steps: number) => Promise<void>): Promise<Contestant> {
  await take(warmUps);
  const began = performance.now();
  await take(warmUps);
  const steps = Math.max(1, Math.round((roundTime * warmUps) / (performance.now() - began)));
  const times: number[] = [];
  return {
    takeRound: async () => {
      const start = performance.now();
      await take(steps);
      times.push((performance.now() - start) / steps);
    },
    median: () => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN,
  };
}
