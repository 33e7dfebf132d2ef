/** Runs of experiments without a page: what is observed of them along the way. */
import assert from "node:assert/strict";
import { residualOf, type Experiment, type Values } from "../../webview/experiments/experiment.ts";
import { tensorsAlive } from "../../webview/tensors.ts";
import type { Checkpoint, Observation, Trainer } from "../../webview/training/run.ts";

export interface Watched {
  /** Steps to take. */
  readonly steps: number;
  /** At every so many steps the run is observed, besides at its start and at its end; 1 if not said. */
  readonly every?: number;
  readonly from?: Checkpoint;
}

/** What is observed of a run; it is disposed of, and leaves no tensor behind. */
export async function watch(
  trainer: Trainer,
  { steps, every = 1, from }: Watched,
): Promise<readonly Observation[]> {
  const before = tensorsAlive();
  const run = trainer.start(from);
  const observations = [await run.observe()];
  for (let taken = 1; taken <= steps; taken++) {
    run.advance();
    if (taken % every === 0 || taken === steps) observations.push(await run.observe());
  }
  run.dispose();
  assert.equal(tensorsAlive() - before, 0, "tensors are left over");
  return observations;
}

export function lastOf(observations: readonly Observation[]): Observation {
  const last = observations.at(-1);
  assert.ok(last !== undefined, "nothing was observed");
  return last;
}

/** A measured quantity; one that is missing is an error. */
export function valueOf({ values }: Observation, quantity: string): number {
  const value = values[quantity];
  assert.ok(value !== undefined, `${quantity} was not measured`);
  return value;
}

/** Each identity closes within its tolerance at each of the moments. */
export function assertClosed(
  { identities }: Pick<Experiment, "identities">,
  observations: readonly Observation[],
): void {
  assert.ok(observations.length > 0 && identities.length > 0);
  for (const { checkpoint, values } of observations) {
    for (const identity of identities) {
      const { left, right, residual, isClosed } = residualOf(identity, values);
      const report = `${identity.name}, step ${checkpoint.step}: ${left} and ${right} are ${residual} apart`;
      assert.ok(isClosed, report);
    }
  }
}

/** How far the sides of the identity of that name are apart, in tolerances. */
export function openness(
  { identities }: Pick<Experiment, "identities">,
  name: string,
  values: Values,
): number {
  const identity = identities.find((candidate) => candidate.name === name);
  assert.ok(identity !== undefined, `there is no identity ${name}`);
  return Math.abs(residualOf(identity, values).residual) / identity.tolerance;
}
