/**
 * The densities of data and generated places with the discriminator over them, its logit, and the map from noise to
 * places; each beside what would be best.
 */
import { increasingMapTo } from "../../exact/cumulative.ts";
import { density, logDensity, logNormal } from "../../exact/gaussianMixture.ts";
import type { Parameters } from "../../training/tensorRun.ts";
import type { Axis, LineLayer, Picture } from "../picture.ts";
import { exactValues, gameOf, type Game, type GameSettings } from "./exact.ts";

const xAxis: Axis = { from: -4.5, to: 4.5, label: "place x" };
const zAxis: Axis = { from: -3.5, to: 3.5, label: "noise z" };
const mostLogit = 8;
const places = gridOf(xAxis, 451);
const noises = gridOf(zAxis, 351);

export function drawGame(view: string, parameters: Parameters, settings: GameSettings): Picture {
  const game = gameOf(settings, parameters);
  switch (view) {
    case "logit":
      return drawLogit(game);
    case "generator":
      return drawGenerator(game);
    default:
      return drawDensities(game);
  }
}

function drawDensities(game: Game): Picture {
  const given = game.logits(places);
  const { best } = lawsOf(game);
  const { jensenShannon = NaN } = exactValues(game);
  return {
    frame: { x: xAxis, y: { from: 0, to: 1.05, label: "density; probability of data" }, square: false },
    layers: [
      { ...curve("data p", places, (x) => density(game.data, x)), tone: "data", filled: true },
      { kind: "line", label: "generated g", places: generatedDensity(game), tone: "model" },
      {
        ...curve("best D⋆ = p/(p + g)", places, (_, index) => sigmoid(best[index])),
        tone: "exact",
        dashed: true,
      },
      { ...curve("discriminator D", places, (_, index) => sigmoid(given[index])), tone: "other" },
    ],
    words: `Data and generated places differ by a Jensen–Shannon divergence of ${jensenShannon.toFixed(4)} nats, of at most 0.6931.`,
  };
}

function drawLogit(game: Game): Picture {
  const given = game.logits(places);
  const { best, mixed } = lawsOf(game);
  const { shortfall = NaN } = exactValues(game);
  return {
    frame: { x: xAxis, y: { from: -mostLogit, to: mostLogit, label: "logit" }, square: false },
    layers: [
      {
        // From the bottom to the top of the frame for densities up to 1: where none stands, the logit does not count.
        ...curve("where places are", places, (_, index) => mostLogit * (2 * (mixed[index] ?? NaN) - 1)),
        tone: "faint",
        filled: true,
      },
      { ...curve("best: log p − log g", places, (_, index) => best[index]), tone: "exact", dashed: true },
      { ...curve("discriminator's logit", places, (_, index) => given[index]), tone: "other" },
    ],
    words: `The discriminator falls short of the best one by ${shortfall.toFixed(4)} nats.`,
  };
}

function drawGenerator({ data, generator }: Game): Picture {
  const wanted = noises.map((z) => increasingMapTo(data, z));
  const weights = noises.map((z) => Math.exp(logNormal(z, 0, 1)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const away = weights.reduce(
    (sum, weight, index) =>
      sum + (weight / total) * Math.abs(generator.valueAt(noises[index] ?? NaN) - (wanted[index] ?? NaN)),
    0,
  );
  return {
    frame: { x: zAxis, y: xAxis, square: false },
    layers: [
      {
        ...curve("increasing map to the data", noises, (_, index) => wanted[index]),
        tone: "exact",
        dashed: true,
      },
      { ...curve("generator G", noises, generator.valueAt), tone: "model" },
    ],
    words: `A generated place is ${away.toFixed(3)} away, on average, from where the increasing map to the data has it.`,
  };
}

/** log p − log g, and (p + g)/2, at the places of the grid. */
function lawsOf({ data, generator }: Game): { readonly best: Float64Array; readonly mixed: Float64Array } {
  const noise = new Float64Array(places.length);
  let z = 0;
  for (const [index, x] of places.entries()) {
    z = generator.inverseAt(x, z);
    noise[index] = z;
  }
  const logP = places.map((x) => logDensity(data, x));
  const logG = noise.map(generator.logDensityFrom);
  return {
    best: logP.map((value, index) => value - (logG[index] ?? NaN)),
    mixed: logP.map((value, index) => (Math.exp(value) + Math.exp(logG[index] ?? NaN)) / 2),
  };
}

/** The line through (G(z), g(G(z))), dense where g is narrow. */
function generatedDensity({ generator }: Game): Float32Array {
  const zs = gridOf({ from: -6, to: 6 }, 1201);
  return Float32Array.from(
    [...zs].flatMap((z) => [generator.valueAt(z), Math.exp(generator.logDensityFrom(z))]),
  );
}

function curve(
  label: string,
  at: Float64Array,
  f: (x: number, index: number) => number | undefined,
): Omit<LineLayer, "tone"> {
  const places = Float32Array.from([...at].flatMap((x, index) => [x, f(x, index) ?? NaN]));
  return { kind: "line", label, places };
}

function gridOf({ from, to }: Omit<Axis, "label">, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));
}

function sigmoid(logit = NaN): number {
  return 1 / (1 + Math.exp(-logit));
}
