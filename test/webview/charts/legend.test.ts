/** The legend of a picture, and that tones differ by more than by their colours. */
import assert from "node:assert/strict";
import { entriesOf } from "../../../webview/charts/legend.ts";
import { keyWords } from "../../../webview/charts/layers/index.ts";
import { dashOf, groupMarkers, toneShapes } from "../../../webview/charts/tones.ts";
import type { Layer, Tone } from "../../../webview/experiments/picture.ts";

const axis = { from: 0, to: 1, label: "" };
const places = Float32Array.of(0, 0, 1, 1);
const tones = Object.keys(toneShapes) as Tone[];

function labels(layers: readonly Layer[]): readonly string[] {
  return entriesOf({ frame: { x: axis, y: axis, square: true }, layers, words: "" }).map(
    ({ label }) => label,
  );
}

describe("the legend", () => {
  it("names each layer that has a name, once", () => {
    assert.deepEqual(
      labels([
        { kind: "line", label: "fit", places, tone: "model" },
        { kind: "points", label: "", places, tone: "model" },
        { kind: "points", label: "fit", places, tone: "model" },
        { kind: "points", label: "data", places, tone: "data" },
      ]),
      ["fit", "data"],
    );
  });

  it("says what the ends of a heat map stand for", () => {
    const grid = { kind: "field", columns: 1, rows: 1, values: Float32Array.of(0) } as const;
    assert.deepEqual(
      labels([
        { ...grid, label: "density", scale: { kind: "sequential", middle: 0, most: 0.125 } },
        { ...grid, label: "ratio", scale: { kind: "diverging", middle: 0.5, most: 0.5 } },
        { ...grid, label: "score", scale: { kind: "diverging", middle: 0, most: 2 } },
      ]),
      ["density, 0 to 0.13", "ratio, 0 to 1", "score, −2 to 2"],
    );
  });
});

describe("tones", () => {
  const linesOf = (dashed: boolean): readonly Layer[] =>
    tones.map((tone) => ({ kind: "line", label: "", places, tone, dashed }));

  it("differ in the shape of their lines, by dash or width", () => {
    for (const dashed of [false, true]) {
      const shapes = linesOf(dashed).map((layer) =>
        layer.kind === "line" ? JSON.stringify([dashOf(layer), toneShapes[layer.tone].width]) : "",
      );
      assert.equal(new Set(shapes).size, tones.length, shapes.join(" "));
      assert.equal(new Set(linesOf(dashed).map(keyWords)).size, tones.length);
    }
  });

  it("differ in their markers and hatchings", () => {
    const shapes = (read: (shape: (typeof toneShapes)[Tone]) => string): number =>
      new Set(tones.map((tone) => read(toneShapes[tone]))).size;
    assert.equal(
      shapes(({ hatching }) => hatching),
      tones.length,
    );
    assert.equal(
      shapes(({ marker, size }) => `${marker} ${size}`),
      tones.length,
    );
    assert.equal(new Set(groupMarkers).size, groupMarkers.length);
  });
});
