/** What an experiment's page remembers: bit by bit the same run, of bounded size, and never a broken value. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { History } from "../../../webview/laboratory/history.ts";
import { readState, rememberedOf, writeState, type PageState } from "../../../webview/laboratory/state.ts";
import { readVectors, writeVectors } from "../../../webview/laboratory/vectors.ts";
import type { Observation } from "../../../webview/training/run.ts";

function observed(step: number, length: number): Observation {
  const weights = Float32Array.from({ length }, (_, index) => Math.fround(Math.sin(step + index)));
  return {
    checkpoint: { step, vectors: { weights, exact: Float64Array.of(Math.PI * step, -0) } },
    values: { loss: 1 / 3, divergence: step === 0 ? Infinity : step },
  };
}

const state: PageState = {
  experiment: "coin",
  settings: { flips: 40, batch: "all", seed: 1 },
  view: "data",
  isFormOpen: true,
  measurements: [
    { step: 0, values: { loss: 0.1, divergence: Infinity } },
    { step: 7, values: { loss: -Infinity, late: NaN } },
  ],
  observations: [observed(0, 5), observed(7, 5)],
};

function keptByEditor(value: PageState): unknown {
  return JSON.parse(JSON.stringify(writeState(value)));
}

describe("the state of an experiment's page", () => {
  it("is read back as it was kept", () => {
    assert.deepEqual(readState(keptByEditor(state)), state);
    const empty = { ...state, isFormOpen: false, measurements: [], observations: [] };
    assert.deepEqual(readState(keptByEditor(empty)), empty);
  });

  it("holds the whole history of a short run", () => {
    const history = new History();
    for (let step = 0; step < 10; step++) history.add(observed(step, 5));
    const { measurements, observations } = rememberedOf(history);
    assert.deepEqual([measurements, observations], [history.measurements, history.observations]);
  });

  it("holds of a long run a dozen checkpoints, the first and the newest among them", () => {
    const history = new History();
    for (let step = 0; step < 3000; step++) history.add(observed(step, 5));
    const { measurements, observations } = rememberedOf(history);
    assert.equal(measurements.length, 500);
    assert.equal(observations.length, 12);
    assert.equal(observations[0]?.checkpoint.step, 0);
    assert.equal(observations.at(-1), history.newest);
  });

  for (const [length, most] of [
    [30_000, 3_000_000],
    [300_000, 3_000_000],
  ] as const) {
    it(`stays small where the model has ${length} parameters, and keeps its newest state`, () => {
      const history = new History();
      for (let step = 0; step < 30; step++) history.add(observed(step, length));
      const kept = { ...state, ...rememberedOf(history) };
      const size = JSON.stringify(writeState(kept)).length;
      assert.ok(size < most, `${size} characters`);
      assert.equal(kept.observations.at(-1), history.newest);
    });
  }

  it("is none where nothing or something else was kept", () => {
    const written = keptByEditor(state) as Record<string, unknown>;
    const broken: readonly unknown[] = [
      undefined,
      null,
      7,
      "x",
      [],
      {},
      { ...written, version: 2 },
      { ...written, experiment: "toString" },
      { ...written, view: 3 },
      { ...written, settings: null },
      { ...written, steps: [0, -1] },
      { ...written, steps: [0] },
      { ...written, columns: { loss: 3 } },
      { ...written, observations: [{ step: 0, values: {} }] },
      {
        ...written,
        observations: [{ step: 0, values: {}, vectors: { weights: { type: "float32", length: 1 } } }],
      },
    ];
    for (const value of broken) assert.equal(readState(value), undefined, JSON.stringify(value));
  });
});

describe("vectors as text", () => {
  it("are read back bit by bit", () => {
    fc.assert(
      fc.property(fc.float32Array(), fc.float64Array(), (single, double) => {
        const vectors = { single, double };
        const read = readVectors(JSON.parse(JSON.stringify(writeVectors(vectors))));
        assert.deepEqual(read, vectors);
      }),
    );
  });

  it("hold long vectors and parts of buffers", () => {
    const long = Float32Array.from({ length: 100_000 }, (_, index) => index / 7);
    assert.deepEqual(readVectors(writeVectors({ long })), { long });
    const part = long.subarray(10, 20);
    assert.deepEqual(readVectors(writeVectors({ part })), { part: part.slice() });
  });

  it("are none where the text is none of theirs", () => {
    const [written] = Object.values(writeVectors({ weights: Float32Array.of(1, 2) }));
    for (const broken of [
      { ...written, bytes: "!!" },
      { ...written, bytes: undefined },
      { ...written, length: 3 },
      { ...written, type: "int8" },
      undefined,
    ]) {
      assert.equal(readVectors({ weights: broken }), undefined);
    }
  });
});
