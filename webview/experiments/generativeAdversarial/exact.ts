/**
 * What is known of a game without training, in float64. As the generator is an increasing map, its density g is known,
 * and with it the best discriminator D* = p/(p + g), what any other one falls short of it, and the Jensen–Shannon
 * divergence JSD(p‖g) = H(m) − H(p)/2 − H(g)/2, where m = (p + g)/2.
 */
import { integrateAdaptively } from "../../exact/adaptiveQuadrature.ts";
import {
  density,
  logDensity,
  logNormal,
  logSumExp,
  type GaussianMixture,
} from "../../exact/gaussianMixture.ts";
import { monotoneMap, type MonotoneMap } from "../../exact/monotoneMap.ts";
import { evaluateNetwork } from "../../exact/network.ts";
import { trapezoidRule, type Rule } from "../../exact/quadrature.ts";
import type { MonotoneShape } from "../../training/monotoneMap.ts";
import type { NetworkShape } from "../../training/network.ts";
import type { Parameters } from "../../training/tensorRun.ts";
import type { Values } from "../experiment.ts";
import type { SettingsOf } from "../settings.ts";
import type { generativeAdversarial } from "./index.ts";

export type GameSettings = SettingsOf<typeof generativeAdversarial.settings>;

const mixtures: { readonly [Data in GameSettings["data"]]: GaussianMixture } = {
  one: [{ weight: 1, mean: 1, deviation: 0.6 }],
  two: [
    { weight: 0.5, mean: -1.5, deviation: 0.5 },
    { weight: 0.5, mean: 1.5, deviation: 0.5 },
  ],
  three: [
    { weight: 1 / 3, mean: -2.2, deviation: 0.4 },
    { weight: 1 / 3, mean: 0, deviation: 0.4 },
    { weight: 1 / 3, mean: 2.2, deviation: 0.4 },
  ],
  skewed: [
    { weight: 0.75, mean: -1, deviation: 0.7 },
    { weight: 0.25, mean: 1.6, deviation: 0.35 },
  ],
};

export function dataOf({ data }: Pick<GameSettings, "data">): GaussianMixture {
  return mixtures[data];
}

export function generatorOf({ units }: Pick<GameSettings, "units">): MonotoneShape {
  return { units };
}

const widths: { readonly [Width in GameSettings["width"]]: number } = { small: 16, medium: 32, large: 64 };

/** A network from the line to a logit. */
export function discriminatorOf({ width }: Pick<GameSettings, "width">): NetworkShape {
  return { widths: [1, widths[width], widths[width], 1], activation: "tanh" };
}

/** Both players as functions, and what they play about. */
export interface Game {
  readonly data: GaussianMixture;
  readonly generator: MonotoneMap;
  /** ℓ(x) at each of the places, of which D(x) = σ(ℓ(x)). */
  readonly logits: (places: Float64Array) => Float64Array;
}

export function gameOf(settings: GameSettings, { generator = none, discriminator = none }: Parameters): Game {
  const shape = discriminatorOf(settings);
  return {
    data: dataOf(settings),
    generator: monotoneMap(generatorOf(settings), generator),
    logits: (places) => evaluateNetwork(shape, discriminator, places),
  };
}

const none = new Float32Array();

/** So many deviations from its mean, a normal law has less than 10⁻¹⁴ of its mass beyond. */
const reach = 8;

/**
 * Nodes and weights for expectations under the data, and under standard normal noise, of what both players make of them.
 * As many as these leave an error far below the rounding of float32, however steep the players have become.
 */
export function rulesOf(
  data: GaussianMixture,
  intervals = 2048,
): { readonly data: Rule; readonly noise: Rule } {
  const ends = data.flatMap(({ mean, deviation }) => [mean - reach * deviation, mean + reach * deviation]);
  return {
    data: trapezoidRule((x) => density(data, x), Math.min(...ends), Math.max(...ends), intervals),
    noise: trapezoidRule((z) => Math.exp(logNormal(z, 0, 1)), -reach, reach, intervals),
  };
}

/** What is known at a place, in logarithms, so that nothing vanishes in the tails. */
interface Place {
  readonly logP: number;
  readonly logG: number;
  readonly logM: number;
  readonly logit: number;
}

/** What is integrated over all places. */
const overPlaces = {
  // E_p[log D⋆(x)]
  bestOfData: ({ logP, logG }: Place) => -Math.exp(logP) * softplus(logG - logP),
  mixedEntropy: ({ logM }: Place) => -Math.exp(logM) * logM,
  dataEntropy: ({ logP }: Place) => -Math.exp(logP) * logP,
  // README (3), right; D⋆ has the logit log p − log g.
  shortfall: ({ logP, logG, logM, logit }: Place) =>
    2 * Math.exp(logM) * bernoulliDivergence(logP - logG, logit),
};

/** What is known of a noise z without an inverse: φ(z), G′(z), and the logarithms of both densities at G(z). */
interface Source {
  readonly phi: number;
  readonly slope: number;
  readonly logP: number;
  readonly logG: number;
}

/** What is integrated over all noise. */
const overNoise = {
  // E_g[log(1 − D⋆(x))]
  bestOfNoise: ({ phi, logP, logG }: Source) => -phi * softplus(logP - logG),
  meanLogSlope: ({ phi, slope }: Source) => phi * Math.log(slope),
};

/** All that is known of a game, in nats. */
export function exactValues(game: Game): Values {
  const { bestOfData, mixedEntropy, dataEntropy, shortfall } = integralsOverPlaces(game);
  const { bestOfNoise, meanLogSlope } = integralsOverNoise(game);
  // H(g) = H(z) + E[log G′(z)], by the change of variables.
  const generatedEntropy = 0.5 * Math.log(2 * Math.PI * Math.E) + meanLogSlope;
  const jensenShannon = mixedEntropy - (dataEntropy + generatedEntropy) / 2;
  return {
    logFour: Math.log(4),
    leastBestValue: -Math.log(4),
    bestValue: bestOfData + bestOfNoise,
    jensenShannon,
    twiceDivergence: 2 * jensenShannon,
    shortfall,
  };
}

/** KL of Bernoulli laws with these logits: σ(ℓ⋆) log(σ(ℓ⋆)/σ(ℓ)) + σ(−ℓ⋆) log(σ(−ℓ⋆)/σ(−ℓ)). */
export function bernoulliDivergence(best: number, given: number): number {
  return (
    (softplus(-given) - softplus(-best)) / (1 + Math.exp(-best)) +
    (softplus(given) - softplus(best)) / (1 + Math.exp(best))
  );
}

type Totals<Table> = { readonly [Name in keyof Table]: number };

/** How far the rules of a panel may be apart; what is then left of their error is some 10⁻¹². */
const tolerance = 1e-8;
const deviations = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach);

function integralsOverPlaces({ data, generator, logits }: Game): Totals<typeof overPlaces> {
  const placesAt = (xs: Float64Array): readonly Place[] => {
    const given = logits(xs);
    let z = 0;
    return Array.from(xs, (x, index) => {
      z = generator.inverseAt(x, z);
      const logP = logDensity(data, x);
      const logG = generator.logDensityFrom(z);
      return { logP, logG, logM: logSumExp([logP, logG]) - Math.log(2), logit: given[index] ?? NaN };
    });
  };
  // Panels as wide as what stands on them: where the data are, and where the generator's places are.
  const ofData = data.flatMap(({ mean, deviation }) => deviations.map((count) => mean + deviation * count));
  const breaks = [...new Set([...ofData, ...deviations.map(generator.valueAt)])].sort((a, b) => a - b);
  return totalsOf(overPlaces, breaks, placesAt);
}

function integralsOverNoise({ data, generator }: Game): Totals<typeof overNoise> {
  const sourcesAt = (zs: Float64Array): readonly Source[] =>
    Array.from(zs, (z) => ({
      phi: Math.exp(logNormal(z, 0, 1)),
      slope: generator.slopeAt(z),
      logP: logDensity(data, generator.valueAt(z)),
      logG: generator.logDensityFrom(z),
    }));
  return totalsOf(overNoise, deviations, sourcesAt);
}

/** The integral of each function of the table, over all breaks; `prepare` says what they are functions of. */
function totalsOf<At, Table extends Readonly<Record<string, (at: At) => number>>>(
  table: Table,
  breaks: readonly number[],
  prepare: (places: Float64Array) => readonly At[],
): Totals<Table> {
  const functions = Object.values(table);
  const integrands = (places: Float64Array): readonly Float64Array[] => {
    const prepared = prepare(places);
    return functions.map((f) => Float64Array.from(prepared, f));
  };
  const integrals = integrateAdaptively(integrands, breaks, tolerance);
  const names = Object.keys(table);
  return Object.fromEntries(
    names.map((name, index) => [name, integrals[index]?.value ?? NaN]),
  ) as Totals<Table>;
}

function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
