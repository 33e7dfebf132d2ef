/**
 * The log-likelihood over all biases with the divergence that is still to go; the likelihood, which is the posterior,
 * around the coin that is trained; and the flips beside what the coin expects.
 */
import type { Parameters } from "../../training/tensorRun.ts";
import type { Picture } from "../picture.ts";
import { bias, divergence, entropy, flipsOf, maximumLikelihood, type CoinSettings } from "./exact.ts";

type CoinView = "logLikelihood" | "likelihood" | "data";

const drawings: { readonly [Name in CoinView]: (flips: number, p: number, theta: number) => Picture } = {
  logLikelihood: drawLogLikelihood,
  likelihood: drawLikelihood,
  data: drawFlips,
};

export function drawCoin(view: string, { coin }: Parameters, settings: CoinSettings): Picture {
  const flips = flipsOf(settings);
  return drawings[view as CoinView](flips.length, maximumLikelihood(flips), bias(coin?.[0] ?? NaN));
}

const places = 400;

/** The frame's lower end, twice as low as a fair coin, which is where the run begins; so it suits any number of flips. */
const lowestLogLikelihood = -2 * Math.log(2);

function drawLogLikelihood(_flips: number, p: number, theta: number): Picture {
  const greatest = -entropy(p);
  const logLikelihood = (at: number): number => greatest - divergence(p, at);
  const seen = between(0, 1).filter((at) => logLikelihood(at) >= lowestLogLikelihood);
  const reached = Math.max(lowestLogLikelihood, logLikelihood(theta));
  return {
    frame: {
      x: { from: 0, to: 1, label: "bias θ" },
      y: { from: lowestLogLikelihood, to: 0, label: "log-likelihood of a flip, in nats" },
      square: false,
    },
    layers: [
      {
        kind: "line",
        label: "log-likelihood",
        places: curve(seen, logLikelihood),
        tone: "exact",
        filled: true,
      },
      {
        kind: "line",
        label: "k/n",
        places: Float32Array.of(p, lowestLogLikelihood, p, 0),
        tone: "data",
        dashed: true,
      },
      {
        kind: "line",
        label: "greatest: minus the entropy",
        places: Float32Array.of(0, greatest, 1, greatest),
        tone: "exact",
        dashed: true,
      },
      {
        kind: "line",
        label: "divergence to go",
        places: Float32Array.of(theta, reached, theta, greatest),
        tone: "model",
      },
      { kind: "points", label: "the coin", places: Float32Array.of(theta, reached), tone: "model" },
    ],
    words:
      `The coin's log-likelihood is ${logLikelihood(theta).toFixed(4).replace("-", "−")} nats a flip; ` +
      `${divergence(p, theta).toFixed(4)} are to go to the greatest, at k/n = ${p.toFixed(3)}.`,
  };
}

/**
 * The likelihood relative to its greatest value, e^{−n KL(p̂‖p_θ)}; under a uniform prior it is also the shape of the
 * Beta(k + 1, n − k + 1) posterior. With many flips it is a narrow peak: the frame reaches from it just to the fair
 * coin, where the run begins, and half of the places stand within the peak.
 */
function drawLikelihood(flips: number, p: number, theta: number): Picture {
  const likelihood = (at: number): number => Math.exp(-flips * divergence(p, at));
  const [from, to] = seenOf(flips, p);
  const [left, right] = peakOf(flips, p);
  const seen = [...between(from, to), ...between(left, right)].sort((a, b) => a - b);
  const shown = Math.min(to, Math.max(from, theta));
  return {
    frame: {
      x: { from, to, label: "bias θ" },
      y: { from: 0, to: 1.05, label: "likelihood / greatest likelihood" },
      square: false,
    },
    layers: [
      {
        kind: "line",
        label: "likelihood, and Beta posterior",
        places: curve(seen, likelihood),
        tone: "exact",
        filled: true,
      },
      { kind: "line", label: "k/n", places: Float32Array.of(p, 0, p, 1.05), tone: "data", dashed: true },
      {
        kind: "line",
        label: "the coin",
        places: Float32Array.of(shown, 0, shown, likelihood(theta)),
        tone: "model",
      },
      { kind: "points", label: "", places: Float32Array.of(shown, likelihood(theta)), tone: "model" },
    ],
    words: `The coin's bias is ${theta.toFixed(3)}; the likelihood is greatest at k/n = ${p.toFixed(3)}.`,
  };
}

/** Four deviations of the Beta posterior to both sides of its mean, as far as there are biases. */
function peakOf(flips: number, p: number): readonly [from: number, to: number] {
  const mean = (flips * p + 1) / (flips + 2);
  const deviation = Math.sqrt((mean * (1 - mean)) / (flips + 3));
  return [Math.max(0, Math.min(p, mean - 4 * deviation)), Math.min(1, Math.max(p, mean + 4 * deviation))];
}

/** Peak and fair coin, with some room. */
function seenOf(flips: number, p: number): readonly [from: number, to: number] {
  const [left, right] = peakOf(flips, p);
  return [Math.max(0, Math.min(left, 0.5) - 0.02), Math.min(1, Math.max(right, 0.5) + 0.02)];
}

/** Evenly spaced biases, none of which is 0 or 1. */
function between(from: number, to: number): readonly number[] {
  return Array.from({ length: places }, (_, index) => from + ((index + 0.5) / places) * (to - from));
}

function curve(biases: readonly number[], f: (bias: number) => number): Float32Array {
  return Float32Array.from(biases.flatMap((at) => [at, f(at)]));
}

function drawFlips(_flips: number, p: number, theta: number): Picture {
  return {
    frame: {
      x: { from: -0.6, to: 1.6, label: "tails 0, heads 1" },
      y: { from: 0, to: 1, label: "probability" },
      square: false,
    },
    layers: [
      {
        kind: "bars",
        label: "flips",
        places: Float32Array.of(-0.16, 1 - p, 0.84, p),
        width: 0.3,
        tone: "data",
      },
      {
        kind: "bars",
        label: "the coin",
        places: Float32Array.of(0.16, 1 - theta, 1.16, theta),
        width: 0.3,
        tone: "model",
      },
    ],
    words: `Heads in ${(100 * p).toFixed(1)} % of the flips; the coin expects ${(100 * theta).toFixed(1)} %.`,
  };
}
