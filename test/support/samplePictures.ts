/** Pictures of every kind of layer, and values for the coin's quantities, for pages that are shown without a real run. */
import type { Values } from "../../webview/experiments/experiment.ts";
import type { Frame, Layer, Picture } from "../../webview/experiments/picture.ts";

const plane: Frame = {
  x: { from: -2, to: 2, label: "x" },
  y: { from: -2, to: 2, label: "y" },
  square: true,
};
const side = 24;

function around(count: number, radius: number): Float32Array {
  return Float32Array.from({ length: 2 * count }, (_, index) => {
    const angle = (2 * Math.PI * Math.floor(index / 2)) / (count - 1);
    return radius * (index % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
  });
}

function overGrid(value: (x: number, y: number) => number): Float32Array {
  return Float32Array.from({ length: side * side }, (_, index) =>
    value((4 * ((index % side) + 0.5)) / side - 2, (4 * (Math.floor(index / side) + 0.5)) / side - 2),
  );
}

/** A layer of each kind, and of each of its ways to be drawn. */
export const sampleLayers: Readonly<Record<string, Layer>> = {
  "a sequential field": {
    kind: "field",
    label: "density",
    columns: side,
    rows: side,
    values: overGrid((x, y) => Math.exp(-x * x - y * y)),
    scale: { kind: "sequential", middle: 0, most: 1 },
  },
  "a diverging field": {
    kind: "field",
    label: "difference",
    columns: side,
    rows: side,
    values: overGrid((x, y) => Math.sin(2 * x) * Math.cos(2 * y)),
    scale: { kind: "diverging", middle: 0, most: 1 },
  },
  points: { kind: "points", label: "places", places: around(40, 1.5), tone: "data" },
  "points in groups": {
    kind: "points",
    label: "groups",
    places: around(40, 1.5),
    tone: "data",
    groups: Uint8Array.from({ length: 40 }, (_, index) => index % 5),
  },
  "a line": { kind: "line", label: "outline", places: around(40, 1), tone: "model" },
  "a dashed line": { kind: "line", label: "limit", places: around(40, 1), tone: "exact", dashed: true },
  "a filled line": { kind: "line", label: "area", places: around(40, 1), tone: "other", filled: true },
  bars: {
    kind: "bars",
    label: "heights",
    places: Float32Array.of(-1, 1, 0, -1, 1, 0.5),
    width: 0.5,
    tone: "model",
  },
  images: {
    kind: "images",
    label: "pictures",
    across: 3,
    down: 2,
    width: 4,
    height: 4,
    pixels: Float32Array.from({ length: 3 * 2 * 16 }, (_, index) => (index % 17) / 16),
  },
};

export function pictureOf(...layers: readonly Layer[]): Picture {
  return { frame: plane, layers, words: "A sample." };
}

export const coinPicture = pictureOf(...Object.values(sampleLayers));

/** Values whose identity closes exactly. */
export function coinValues(step: number): Values {
  const divergence = 1 / (step + 1);
  return { logLikelihood: -0.5 - divergence, entropy: 0.5, divergence, theta: 0.5, maximumLikelihood: 0.7 };
}
