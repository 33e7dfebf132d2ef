/**
 * Either divergence over all Gaussians, on a grid over mean and log deviation: the forward one in closed form, the
 * reverse one by a coarse quadrature, good to about a thousandth of a nat, as is enough for colours.
 */
import { logDensity, meanOf, varianceOf, type GaussianMixture } from "../../exact/gaussianMixture.ts";
import type { Frame } from "../picture.ts";
import {
  dataEntropy,
  gaussianEntropy,
  mixtures,
  standardNormalRule,
  type DivergenceFitSettings,
} from "./exact.ts";

export type Direction = "forward" | "reverse";

export const landscapeFrame: Frame = {
  x: { from: -6, to: 6, label: "mean μ" },
  y: { from: Math.log(0.25), to: Math.log(6), label: "log σ" },
  square: false,
};

export const columns = 72;
export const rows = 48;

const known = new Map<string, Float32Array>();

/** The values row by row from the bottom left, each in the middle of its cell. Computed once for each mixture. */
export function landscapeOf(direction: Direction, data: DivergenceFitSettings["data"]): Float32Array {
  const key = `${direction} ${data}`;
  const values = known.get(key) ?? computeLandscape(direction, mixtures[data]);
  known.set(key, values);
  return values;
}

function computeLandscape(direction: Direction, p: GaussianMixture): Float32Array {
  const divergence = direction === "forward" ? forwardOver(p) : reverseOver(p);
  const { x, y } = landscapeFrame;
  return Float32Array.from({ length: columns * rows }, (_, cell) => {
    const across = ((cell % columns) + 0.5) / columns;
    const up = (Math.floor(cell / columns) + 0.5) / rows;
    return divergence(x.from + across * (x.to - x.from), y.from + up * (y.to - y.from));
  });
}

/** README (3): H(p, q) − H(p), with (v + (m − μ)²) / 2σ² + log σ + ½ log 2π for the cross-entropy. */
function forwardOver(p: GaussianMixture): (mean: number, logDeviation: number) => number {
  const [mean, variance, entropy] = [meanOf(p), varianceOf(p), dataEntropy(p).value];
  return (at, logDeviation) =>
    (variance + (mean - at) ** 2) / (2 * Math.exp(2 * logDeviation)) +
    logDeviation +
    0.5 * Math.log(2 * Math.PI) -
    entropy;
}

/** README (2). */
function reverseOver(p: GaussianMixture): (mean: number, logDeviation: number) => number {
  const { nodes, weights } = standardNormalRule(160);
  return (mean, logDeviation) => {
    const deviation = Math.exp(logDeviation);
    const expected = nodes.reduce(
      (sum, epsilon, index) => sum + (weights[index] ?? NaN) * logDensity(p, mean + deviation * epsilon),
      0,
    );
    return -gaussianEntropy({ mean, logDeviation }) - expected;
  };
}
