/** The files that a run is saved in, read back by what other programs read them with. */
import assert from "node:assert/strict";
import { writeNumbers, writeTable, writeWeights } from "../../../webview/laboratory/savedFiles.ts";

const run = { experiment: "coin", title: "Coin", settings: { flips: 40, batch: "all" }, backend: "wasm" };
const measurements = [
  { step: 0, values: { loss: 1 / 3, divergence: Infinity } },
  { step: 1, values: { loss: 1e-9, late: -2 } },
];

describe("saved files", () => {
  it("have a table with settings as comments, and a line for each measurement", () => {
    assert.deepEqual(writeTable(run, measurements).split("\n"), [
      "# Coin",
      "# backend: wasm",
      "# flips: 40",
      "# batch: all",
      "step,loss,divergence,late",
      "0,0.3333333333333333,Infinity,",
      "1,1e-9,,-2",
      "",
    ]);
  });

  it("have numbers as JSON, with names for what JSON has no number for", () => {
    assert.deepEqual(JSON.parse(writeNumbers(run, measurements)), {
      format: "marginalia-numbers",
      version: 1,
      ...run,
      measurements: [
        { step: 0, values: { loss: 1 / 3, divergence: "Infinity" } },
        { step: 1, values: { loss: 1e-9, late: -2 } },
      ],
    });
  });

  it("have weights whose bytes are the numbers themselves", () => {
    const vectors = { coin: Float32Array.of(0.1, -2), exact: Float64Array.of(Math.PI) };
    const saved = JSON.parse(writeWeights(run, { step: 12, vectors })) as {
      readonly step: number;
      readonly settings: unknown;
      readonly vectors: Record<string, { type: string; length: number; bytes: string }>;
    };
    assert.deepEqual([saved.step, saved.settings], [12, run.settings]);
    const { coin, exact } = saved.vectors;
    assert.deepEqual([coin?.type, coin?.length, exact?.type, exact?.length], ["float32", 2, "float64", 1]);
    const bytes = Buffer.from(coin?.bytes ?? "", "base64");
    assert.deepEqual([bytes.readFloatLE(0), bytes.readFloatLE(4)], [Math.fround(0.1), -2]);
    assert.equal(Buffer.from(exact?.bytes ?? "", "base64").readDoubleLE(0), Math.PI);
  });
});
