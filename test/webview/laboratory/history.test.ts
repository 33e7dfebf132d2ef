/** The history of a run: bounded, in order, and without what was undone. */
import assert from "node:assert/strict";
import { bytesOf, History } from "../../../webview/laboratory/history.ts";
import type { Observation } from "../../../webview/training/run.ts";

function observed(step: number, length = 3): Observation {
  return {
    checkpoint: { step, vectors: { weights: new Float32Array(length).fill(step) } },
    values: { loss: 1 / (step + 1) },
  };
}

function stepsOf(history: History): readonly number[] {
  return history.observations.map(({ checkpoint }) => checkpoint.step);
}

describe("the history of a run", () => {
  it("holds measurements and checkpoints in order", () => {
    const history = new History();
    for (const step of [0, 10, 20]) history.add(observed(step));
    assert.deepEqual(stepsOf(history), [0, 10, 20]);
    assert.deepEqual(
      history.measurements.map(({ step, values }) => [step, values["loss"]]),
      [0, 10, 20].map((step) => [step, 1 / (step + 1)]),
    );
    assert.equal(history.newest?.checkpoint.step, 20);
  });

  it("takes the same step twice as one, the later one", () => {
    const history = new History();
    const again = observed(10);
    for (const observation of [observed(0), observed(10), again]) history.add(observation);
    assert.deepEqual(stepsOf(history), [0, 10]);
    assert.equal(history.newest, again);
    assert.equal(history.measurements.length, 2);
  });

  it("forgets the later steps of a run that goes on from an earlier one", () => {
    const history = new History();
    for (const step of [0, 10, 20, 30, 15]) history.add(observed(step));
    assert.deepEqual(stepsOf(history), [0, 10, 15]);
    assert.deepEqual(
      history.measurements.map(({ step }) => step),
      [0, 10, 15],
    );
  });

  it("keeps at most 400 checkpoints of a small model, and all of some thousand measurements", () => {
    const history = new History();
    for (let step = 0; step < 5000; step++) history.add(observed(step));
    assert.ok(history.observations.length <= 400 && history.observations.length > 190);
    assert.equal(history.measurements.length, 5000);
    assert.deepEqual([stepsOf(history)[0], stepsOf(history).at(-1)], [0, 4999]);
  });

  it("keeps fewer checkpoints of a large model", () => {
    const history = new History();
    const length = 2 ** 20;
    for (let step = 0; step < 40; step++) history.add(observed(step, length));
    const bytes = history.observations.reduce((sum, { checkpoint }) => sum + bytesOf(checkpoint.vectors), 0);
    assert.ok(bytes <= 48 * 2 ** 20, `${bytes} bytes`);
    assert.ok(history.observations.length >= 4);
    assert.deepEqual([stepsOf(history)[0], stepsOf(history).at(-1)], [0, 39]);
  });

  it("finds the kept step that is nearest", () => {
    const history = new History();
    assert.equal(history.nearest(3), undefined);
    for (const step of [0, 10, 20]) history.add(observed(step));
    for (const [step, nearest, index] of [
      [-5, 0, 0],
      [4, 0, 0],
      [6, 10, 1],
      [999, 20, 2],
    ] as const) {
      const found = history.nearest(step);
      assert.deepEqual([found?.observation.checkpoint.step, found?.index], [nearest, index]);
    }
  });

  it("goes on from what was remembered of it", () => {
    const history = new History();
    const measurements = [0, 5, 10].map((step) => ({ step, values: { loss: step } }));
    history.restore(measurements, [observed(0), observed(10)]);
    assert.deepEqual(history.measurements, measurements);
    history.add(observed(10));
    history.add(observed(11));
    assert.deepEqual(stepsOf(history), [0, 10, 11]);
    assert.deepEqual(
      history.measurements.map(({ step }) => step),
      [0, 5, 10, 11],
    );
  });
});
