/**
 * What is known of a coin without training, in float64: the flips, their empirical distribution, and the
 * estimate that maximizes the likelihood.
 */
import { Noise } from "../../training/noise.ts";
import type { SettingsOf } from "../settings.ts";
import type { coin } from "./index.ts";

export type CoinSettings = SettingsOf<typeof coin.settings>;

/** Ones for heads. The data of a run: determined by the settings alone. */
export function flipsOf({ flips, bias, seed }: CoinSettings): Float32Array {
  return Noise.of(seed)
    .branch("flips")
    .uniforms(flips)
    .map((uniform) => (uniform < bias ? 1 : 0));
}

/** k/n, where n flips showed k heads. */
export function maximumLikelihood(flips: Float32Array): number {
  return flips.reduce((heads, flip) => heads + flip, 0) / flips.length;
}

export function bias(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** H(p̂) in nats, for a coin of that bias; 0 log 0 = 0. */
export function entropy(p: number): number {
  return -timesLog(p, p) - timesLog(1 - p, 1 - p);
}

/** D_KL(p̂ ‖ p_θ) in nats, for coins of these biases. */
export function divergence(p: number, theta: number): number {
  return timesLog(p, p / theta) + timesLog(1 - p, (1 - p) / (1 - theta));
}

function timesLog(weight: number, argument: number): number {
  return weight === 0 ? 0 : weight * Math.log(argument);
}
