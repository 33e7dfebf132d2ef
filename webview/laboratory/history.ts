/**
 * What a run was at its observed steps. Measurements are numbers and are kept by the thousands; checkpoints, from which
 * pictures are drawn, are kept as far as memory allows. Both are thinned evenly, so the start stays in sight.
 */
import type { Measurement } from "../experiments/experiment.ts";
import type { Observation, Vectors } from "../training/run.ts";
import { Thinned } from "./thinned.ts";

const mostMeasurements = 20_000;
const mostCheckpoints = 400;
const mostBytes = 48 * 2 ** 20;

export class History {
  #measurements = new Thinned<Measurement>(mostMeasurements);
  #checkpoints = new Thinned<Observation>(mostCheckpoints);

  /** Adds what was observed. A run that begins anew at an earlier step replaces what was known of the later ones. */
  add(observation: Observation): void {
    const { checkpoint, values } = observation;
    this.#measurements.dropNewest(({ step }) => step >= checkpoint.step);
    this.#checkpoints.dropNewest((kept) => kept.checkpoint.step >= checkpoint.step);
    if (this.#checkpoints.newest === undefined) {
      const fitting = Math.floor(mostBytes / Math.max(1, bytesOf(checkpoint.vectors)));
      this.#checkpoints = new Thinned(Math.min(mostCheckpoints, Math.max(4, fitting)));
    }
    this.#measurements.add({ step: checkpoint.step, values });
    this.#checkpoints.add(observation);
  }

  /** Takes up what was kept of a run, in ascending order of steps; nothing may have been added before. */
  restore(measurements: readonly Measurement[], observations: readonly Observation[]): void {
    for (const observation of observations) this.add(observation);
    this.#measurements = new Thinned(mostMeasurements);
    for (const measurement of measurements) this.#measurements.add(measurement);
  }

  /** In ascending order of steps, the newest last. */
  get measurements(): readonly Measurement[] {
    return this.#measurements.items;
  }

  /** Those whose pictures can be drawn, in ascending order of steps, the newest last. */
  get observations(): readonly Observation[] {
    return this.#checkpoints.items;
  }

  get newest(): Observation | undefined {
    return this.#checkpoints.newest;
  }

  /** The kept observation whose step is nearest to that one, and its number among those that are kept. */
  nearest(step: number): { readonly observation: Observation; readonly index: number } | undefined {
    const distance = ({ checkpoint }: Observation): number => Math.abs(checkpoint.step - step);
    let best: { readonly observation: Observation; readonly index: number } | undefined;
    for (const [index, observation] of this.#checkpoints.items.entries()) {
      if (best === undefined || distance(observation) < distance(best.observation))
        best = { observation, index };
    }
    return best;
  }
}

/** The memory that vectors take up, in bytes. */
export function bytesOf(vectors: Vectors): number {
  return Object.values(vectors).reduce((sum, { byteLength }) => sum + byteLength, 0);
}
