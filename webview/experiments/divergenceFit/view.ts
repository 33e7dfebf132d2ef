/**
 * The mixture with both Gaussians, as densities and as log-densities, where one sees what lies far out; and either
 * divergence over all Gaussians as a landscape, with the two that are trained in it.
 */
import { density, logDensity, logNormal, type GaussianMixture } from "../../exact/gaussianMixture.ts";
import type { Parameters } from "../../training/tensorRun.ts";
import type { Axis, Layer, Picture, Tone } from "../picture.ts";
import { gaussianOf, mixtures, momentMatch, type DivergenceFitSettings, type Gaussian } from "./exact.ts";
import { columns, landscapeFrame, landscapeOf, rows, type Direction } from "./landscape.ts";
import { reverseOptimum } from "./reverseOptimum.ts";

type DivergenceFitView = "densities" | "logDensities" | "forwardLandscape" | "reverseLandscape";

interface Scene {
  readonly data: DivergenceFitSettings["data"];
  readonly p: GaussianMixture;
  readonly forward: Gaussian;
  readonly reverse: Gaussian;
  readonly bestForward: Gaussian;
  /** Downhill from the reverse one. */
  readonly bestReverse: Gaussian;
}

const drawings: { readonly [Name in DivergenceFitView]: (scene: Scene) => Picture } = {
  densities: drawDensities,
  logDensities: drawLogDensities,
  forwardLandscape: (scene) => drawLandscape("forward", scene),
  reverseLandscape: (scene) => drawLandscape("reverse", scene),
};

export function drawDivergenceFit(
  view: string,
  parameters: Parameters,
  { data }: DivergenceFitSettings,
): Picture {
  const p = mixtures[data];
  const reverse = gaussianOf(parameters["reverse"]);
  return drawings[view as DivergenceFitView]({
    data,
    p,
    forward: gaussianOf(parameters["forward"]),
    reverse,
    bestForward: momentMatch(p),
    bestReverse: reverseOptimum(p, reverse),
  });
}

const seen: Axis = { from: -8, to: 8, label: "x" };
const places = Float64Array.from(
  { length: 401 },
  (_, index) => seen.from + (index / 400) * (seen.to - seen.from),
);

function drawDensities({ p, ...fits }: Scene): Picture {
  const top = 1.15 * places.reduce((most, x) => Math.max(most, density(p, x)), highestFit(p));
  return {
    frame: { x: seen, y: { from: 0, to: top, label: "density" }, square: false },
    layers: [
      line("p, the mixture", "data", (x) => density(p, x), { filled: true }),
      ...fitLines(fits, (q) => (x) => Math.exp(logNormalOf(q, x))),
    ],
    words: wordsOf(fits),
  };
}

/** The density at the mean of the narrowest Gaussian that a run begins with or leads to. */
function highestFit(p: GaussianMixture): number {
  const fits = p.map(({ mean, deviation }) => reverseOptimum(p, { mean, logDeviation: Math.log(deviation) }));
  const narrowest = Math.exp(Math.min(0, ...fits.map(({ logDeviation }) => logDeviation)));
  return 1 / (narrowest * Math.sqrt(2 * Math.PI));
}

/** Lower than this no log-density is shown. */
const lowestLog = -16;

function drawLogDensities({ p, ...fits }: Scene): Picture {
  const shown = (log: number): number => Math.max(lowestLog, log);
  return {
    frame: { x: seen, y: { from: lowestLog, to: 1, label: "log-density" }, square: false },
    layers: [
      line("log p", "data", (x) => shown(logDensity(p, x)), { filled: true }),
      ...fitLines(fits, (q) => (x) => shown(logNormalOf(q, x))),
    ],
    words: wordsOf(fits),
  };
}

/** More than so many nats look alike. */
const mostDivergence = 4;

function drawLandscape(direction: Direction, { data, forward, reverse, ...best }: Scene): Picture {
  const { mean, logDeviation } = direction === "forward" ? best.bestForward : best.bestReverse;
  return {
    frame: landscapeFrame,
    layers: [
      {
        kind: "field",
        label: direction === "forward" ? "D(p ‖ q), in nats" : "D(q ‖ p), in nats",
        columns,
        rows,
        values: landscapeOf(direction, data),
        scale: { kind: "sequential", middle: 0, most: mostDivergence },
      },
      point(
        direction === "forward" ? "least forward" : "least reverse, downhill",
        "exact",
        mean,
        logDeviation,
      ),
      point("forward", "model", forward.mean, forward.logDeviation),
      point("reverse", "other", reverse.mean, reverse.logDeviation),
    ],
    words:
      `The ${direction} divergence is least at mean ${mean.toFixed(2).replace("-", "−")} and deviation ${Math.exp(logDeviation).toFixed(2)}` +
      `${direction === "forward" ? "" : ", downhill from where the fit is"}; ` +
      `the forward fit is at ${told(forward)}, the reverse one at ${told(reverse)}.`,
  };
}

function fitLines(
  { forward, reverse, bestForward, bestReverse }: Omit<Scene, "p" | "data">,
  curveOf: (q: Gaussian) => (x: number) => number,
): readonly Layer[] {
  return [
    line("least forward", "exact", curveOf(bestForward), { dashed: true }),
    line("least reverse, downhill", "faint", curveOf(bestReverse), { dashed: true }),
    line("forward fit", "model", curveOf(forward)),
    line("reverse fit", "other", curveOf(reverse)),
  ];
}

function line(
  label: string,
  tone: Tone,
  f: (x: number) => number,
  look: { readonly dashed?: boolean; readonly filled?: boolean } = {},
): Layer {
  const points = Float32Array.from({ length: 2 * places.length }, (_, index) => {
    const x = places[Math.floor(index / 2)] ?? NaN;
    return index % 2 === 0 ? x : f(x);
  });
  return { kind: "line", label, places: points, tone, ...look };
}

function point(label: string, tone: Tone, x: number, y: number): Layer {
  return { kind: "points", label, places: Float32Array.of(x, y), tone };
}

function logNormalOf({ mean, logDeviation }: Gaussian, x: number): number {
  return logNormal(x, mean, Math.exp(logDeviation));
}

function wordsOf({ forward, reverse }: Pick<Scene, "forward" | "reverse">): string {
  return `The forward fit is at ${told(forward)}, the reverse one at ${told(reverse)}.`;
}

function told({ mean, logDeviation }: Gaussian): string {
  return `mean ${mean.toFixed(2).replace("-", "−")} with deviation ${Math.exp(logDeviation).toFixed(2)}`;
}
