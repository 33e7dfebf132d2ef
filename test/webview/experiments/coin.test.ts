/** The coin: its identity closes, its bias reaches k/n, and a likelihood with a slip opens the identity. */
import assert from "node:assert/strict";
import { useBackend } from "../../../webview/backend.ts";
import {
  bias,
  divergence,
  entropy,
  flipsOf,
  maximumLikelihood,
  type CoinSettings,
} from "../../../webview/experiments/coin/exact.ts";
import { coin } from "../../../webview/experiments/coin/index.ts";
import { averageLogLikelihood, createCoin } from "../../../webview/experiments/coin/model.ts";
import { drawCoin } from "../../../webview/experiments/coin/view.ts";
import type { LineLayer } from "../../../webview/experiments/picture.ts";
import { defaultsOf } from "../../../webview/experiments/settings.ts";
import {
  exp,
  log,
  mean,
  mul,
  neg,
  sigmoid,
  softplus,
  sub,
  sum,
  tensor1d,
  type Scalar,
  type Tensor,
} from "../../../webview/tensors.ts";
import type { Trainer } from "../../../webview/training/run.ts";
import { tensorTrainer } from "../../../webview/training/tensorTrainer.ts";
import { assertGradient, assertSecondGradient } from "../../support/centralDifferences.ts";
import { assertClosed, lastOf, openness, valueOf, watch } from "../../support/trainedRun.ts";

type LogLikelihood = typeof averageLogLikelihood;

function coinOf(settings: Partial<CoinSettings> = {}, logLikelihood?: LogLikelihood): Trainer {
  const create = (read: CoinSettings) => createCoin(read, logLikelihood);
  return tensorTrainer(coin.settings, create, drawCoin)({ ...defaultsOf(coin.settings), ...settings });
}

describe("the coin", () => {
  before(() => useBackend("cpu"));

  it("closes its identity at every step and reaches k/n", async () => {
    const observations = await watch(coinOf(), { steps: coin.steps });
    assertClosed(coin, observations);
    const last = lastOf(observations);
    assert.ok(Math.abs(valueOf(last, "theta") - valueOf(last, "maximumLikelihood")) <= 1e-3);
    assert.ok(valueOf(last, "greatestLogLikelihood") - valueOf(last, "logLikelihood") <= 1e-5);
  });

  it("closes its identity at the ends of its settings", async () => {
    const extremes: readonly Partial<CoinSettings>[] = [
      { flips: 1, learningRate: 1 },
      { flips: 1, bias: 0.01, learningRate: 1 },
      { flips: 2000, bias: 0.99, learningRate: 1 },
      { flips: 2000, bias: 0.01, batch: "single", learningRate: 1 },
    ];
    for (const settings of extremes) {
      assertClosed(coin, await watch(coinOf(settings), { steps: coin.steps, every: 25 }));
    }
  });

  it("comes ever closer to k/n along drawn flips too", async () => {
    for (const batch of ["many", "few", "single"] as const) {
      let [early, late] = [0, 0];
      for (const seed of [1, 2, 3, 4]) {
        const observations = await watch(coinOf({ batch, seed }), { steps: 1500, every: 1500 });
        const [first, last] = observations.map(
          (observation) => valueOf(observation, "theta") - valueOf(observation, "maximumLikelihood"),
        );
        early = Math.hypot(early, (first ?? NaN) / 2);
        late = Math.hypot(late, (last ?? NaN) / 2);
      }
      assert.ok(
        late < 0.02 && late < early / 8,
        `${batch}: from ${early} to ${late}, in the root mean square`,
      );
    }
  });

  it("has the gradients of its likelihood", () => {
    const flips = flipsOf({ ...defaultsOf(coin.settings), flips: 30 });
    for (const logit of [-2, 0, 0.4, 3]) {
      const loss = (flat: Tensor): Scalar => averageLogLikelihood(flat, tensor1d(flips));
      assertGradient(loss, Float32Array.of(logit));
      assertSecondGradient(loss, Float32Array.of(logit));
    }
  });

  const slips: readonly [what: string, slip: LogLikelihood][] = [
    ["a wrong sign", (logit, flips) => mean(sub(softplus(logit), mul(flips, logit))) as Scalar],
    ["a normalizer that is left out", (logit, flips) => mean(mul(flips, logit)) as Scalar],
    ["a sum instead of a mean", (logit, flips) => sum(sub(mul(flips, logit), softplus(logit))) as Scalar],
    [
      "heads taken for tails",
      (logit, flips) => mean(sub(mul(sub(1, flips), logit), softplus(logit))) as Scalar,
    ],
    [
      "the normalizer of tails",
      (logit, flips) => mean(sub(mul(flips, logit), softplus(neg(logit)))) as Scalar,
    ],
    ["no logarithm of the normalizer", (logit, flips) => mean(sub(mul(flips, logit), exp(logit))) as Scalar],
    ["heads alone", (logit, flips) => mean(mul(flips, log(sigmoid(logit)))) as Scalar],
  ];
  for (const [what, slip] of slips) {
    it(`opens its identity by ${what}`, async () => {
      const { checkpoint } = lastOf(await watch(coinOf(), { steps: 20, every: 20 }));
      const [observation] = await watch(coinOf({}, slip), { steps: 0, from: checkpoint });
      assert.ok(observation !== undefined);
      assert.ok(openness(coin, coin.identities[0].name, observation.values) > 1000);
    });
  }
});

describe("the exact values of the coin", () => {
  it("are those that are known", () => {
    assert.equal(entropy(0.5), Math.log(2));
    assert.ok(entropy(0) === 0 && entropy(1) === 0);
    assert.equal(divergence(0.3, 0.3), 0);
    assert.equal(divergence(1, 0.25), Math.log(4));
    assert.equal(divergence(0.5, 0), Infinity);
    assert.equal(bias(0), 0.5);
    assert.equal(maximumLikelihood(Float32Array.of(1, 0, 0, 1, 1)), 0.6);
  });

  it("have their greatest likelihood at k/n", () => {
    const flips = flipsOf(defaultsOf(coin.settings));
    const p = maximumLikelihood(flips);
    const logLikelihood = (theta: number): number =>
      flips.reduce((total, flip) => total + Math.log(flip === 1 ? theta : 1 - theta), 0) / flips.length;
    assert.ok(Math.abs(logLikelihood(p) + entropy(p)) < 1e-12);
    for (const theta of [0.01, 0.3, p - 1e-3, p + 1e-3, 0.9]) {
      assert.ok(logLikelihood(theta) < logLikelihood(p));
      assert.ok(Math.abs(logLikelihood(theta) + entropy(p) + divergence(p, theta)) < 1e-12);
    }
  });
});

describe("the picture of the coin's likelihood", () => {
  for (const flips of [1, 2, 40, 2000]) {
    it(`shows the whole peak of ${flips} flips in many places`, () => {
      const settings = { ...defaultsOf(coin.settings), flips };
      const { frame, layers } = drawCoin("likelihood", { coin: Float32Array.of(0) }, settings);
      const curve = (layers[0] as LineLayer).places;
      const points = Array.from({ length: curve.length / 2 }, (_, index) => ({
        x: curve[2 * index] ?? NaN,
        y: curve[2 * index + 1] ?? NaN,
      }));
      const high = points.filter(({ y }) => y > 0.5);
      const width = (high.at(-1)?.x ?? NaN) - (high[0]?.x ?? NaN);
      assert.ok(high.length > 50, `only ${high.length} places show the peak`);
      assert.ok(width > 0.02 * (frame.x.to - frame.x.from), `the peak is ${width} wide`);
      assert.ok(points.some(({ y }) => y > 0.99) && points.every(({ y }) => y <= 1));
      assert.ok(points.every(({ x }, index) => index === 0 || x >= (points[index - 1]?.x ?? NaN)));
    });
  }
});
