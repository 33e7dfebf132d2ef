/**
 * The adversarial game: its identities close at every moment, its value comes to the optimum, and a slip in a term of
 * either side opens them.
 */
import assert from "node:assert/strict";
import path from "node:path";
import { useBackend } from "../../../webview/backend.ts";
import { density, logNormal } from "../../../webview/exact/gaussianMixture.ts";
import { monotoneMap } from "../../../webview/exact/monotoneMap.ts";
import { integrate } from "../../../webview/exact/quadrature.ts";
import {
  bernoulliDivergence,
  dataOf,
  exactValues,
  gameOf,
  type Game,
  type GameSettings,
} from "../../../webview/experiments/generativeAdversarial/exact.ts";
import { generativeAdversarial } from "../../../webview/experiments/generativeAdversarial/index.ts";
import {
  createGame,
  stakes,
  type Players,
  type Sample,
  type Stakes,
} from "../../../webview/experiments/generativeAdversarial/model.ts";
import { drawGame } from "../../../webview/experiments/generativeAdversarial/view.ts";
import { defaultsOf } from "../../../webview/experiments/settings.ts";
import {
  add,
  mean,
  mul,
  neg,
  sigmoid,
  softplus,
  sub,
  sum,
  tensor,
  tensor1d,
  type Scalar,
  type Tensor,
} from "../../../webview/tensors.ts";
import { Noise } from "../../../webview/training/noise.ts";
import type { Trainer } from "../../../webview/training/run.ts";
import type { Parameters } from "../../../webview/training/tensorRun.ts";
import { tensorTrainer } from "../../../webview/training/tensorTrainer.ts";
import { assertGradient, assertSecondGradient } from "../../support/centralDifferences.ts";
import { assertClosed, lastOf, openness, valueOf, watch } from "../../support/trainedRun.ts";

const wasmFolder = `${path.resolve("node_modules/@tensorflow/tfjs-backend-wasm/dist")}/`;
const defaults = defaultsOf(generativeAdversarial.settings);
const small = { ...defaults, width: "small", units: 4, batch: 32 } as const satisfies GameSettings;
const [decomposition, ofBest] = generativeAdversarial.identities;

function playing(settings: GameSettings, given?: Stakes): Trainer {
  const create = (read: GameSettings) => createGame(read, given);
  return tensorTrainer(generativeAdversarial.settings, create, drawGame)(settings);
}

describe("the adversarial game", function () {
  // A whole run, which takes a few seconds, on a machine that may be busy.
  this.timeout(180_000);
  before(() => useBackend("wasm", wasmFolder));

  it("closes its identities at every observation, and comes to its optimum", async () => {
    const observations = await watch(playing(defaults), { steps: generativeAdversarial.steps, every: 25 });
    assertClosed(generativeAdversarial, observations);
    const first = observations[0];
    const last = lastOf(observations);
    assert.ok(first !== undefined);
    const fromOptimum = valueOf(last, "value") - (2 * valueOf(last, "jensenShannon") - Math.log(4));
    assert.ok(Math.abs(fromOptimum) <= 0.05, `the value is ${fromOptimum} from its optimum`);
    assert.ok(valueOf(first, "jensenShannon") > 0.15);
    assert.ok(valueOf(last, "jensenShannon") < 0.015);
    assert.ok(valueOf(last, "jensenShannon") > 0, "a divergence of laws that differ is positive");
  });

  it("comes near its optimum with other data, losses and turns too", async () => {
    const others: readonly Partial<GameSettings>[] = [
      { data: "one", loss: "minimax", units: 6 },
      { data: "skewed", turns: 2 },
    ];
    for (const settings of others) {
      const trainer = playing({ ...defaults, width: "small", batch: 128, ...settings });
      const observations = await watch(trainer, { steps: 500, every: 50 });
      assertClosed(generativeAdversarial, observations);
      assert.ok(valueOf(lastOf(observations), "shortfall") <= 0.05);
      assert.ok(valueOf(lastOf(observations), "jensenShannon") <= 0.03);
    }
  });

  it("closes its identities at the ends of its settings, where it is played badly", async () => {
    const fast = { discriminatorRate: 0.02, generatorRate: 0.02 };
    const extremes: readonly Partial<GameSettings>[] = [
      { ...fast, data: "three", units: 32, width: "large", batch: 8 },
      // The generator wins: it leaves all data but one mode, or runs away.
      { ...fast, data: "three", units: 32, width: "small", batch: 64, discriminatorRate: 0.0001 },
      { ...fast, data: "two", units: 1, width: "small", batch: 8, loss: "minimax", turns: 10 },
    ];
    for (const settings of extremes) {
      const trainer = playing({ ...defaults, ...settings });
      assertClosed(generativeAdversarial, await watch(trainer, { steps: 160, every: 20 }));
    }
  });

  it("is the same game for the same seed, and another one for another", async () => {
    const endOf = async (settings: GameSettings) => lastOf(await watch(playing(settings), { steps: 15 }));
    assert.deepEqual(await endOf(small), await endOf(small));
    assert.notDeepEqual((await endOf(small)).values, (await endOf({ ...small, seed: 2 })).values);
  });

  it("goes on from a checkpoint as if there had been no break", async () => {
    const trainer = playing({ ...small, turns: 3 });
    const [whole, early, late] = [{ steps: 20 }, { steps: 8 }, { steps: 12 }];
    const { checkpoint } = lastOf(await watch(trainer, early));
    assert.deepEqual(
      lastOf(await watch(trainer, { ...late, from: checkpoint })),
      lastOf(await watch(trainer, whole)),
    );
  });
});

describe("the losses of both players", () => {
  before(() => useBackend("cpu"));

  for (const loss of ["nonSaturating", "minimax"] as const) {
    for (const name of ["discriminator", "generator"] as const) {
      it(`have the gradients of their values, in both orders: ${name}, ${loss}`, () => {
        const model = createGame({ ...small, loss });
        const inputs = Object.fromEntries(
          Object.entries(model.inputs(Noise.of(5))).map(([key, { values, shape }]) => [
            key,
            tensor(values, [...shape]),
          ]),
        );
        const { discriminator, generator } = model.players;
        const player = model.players[name];
        assert.ok(discriminator && generator && player);
        const others = {
          discriminator: tensor1d(discriminator.initial),
          generator: tensor1d(generator.initial),
        };
        const own = (flat: Tensor): Scalar => player.loss({ ...others, [name]: flat }, inputs);
        assertGradient(own, player.initial, { step: 0.1 });
        assertSecondGradient(own, player.initial, { step: 0.1 });
      });
    }
  }
});

type Value = (players: Players, sample: Sample) => Scalar;

/** Σ w log σ(ℓ) */
const logD = (logits: Tensor, weights: Tensor): Scalar => neg(sum(mul(weights, softplus(neg(logits)))));
const logNotD = (logits: Tensor, weights: Tensor): Scalar => neg(sum(mul(weights, softplus(logits))));

const slipsInTraining: Readonly<Record<string, Value>> = {
  "a generator that does not count": ({ logit }, { data, dataWeights }) => logD(logit(data), dataWeights),
  "data that do not count": ({ logit, generate }, { noise, noiseWeights }) =>
    logNotD(logit(generate(noise)), noiseWeights),
  "data and generated places exchanged": ({ logit, generate }, { data, dataWeights, noise, noiseWeights }) =>
    add(logNotD(logit(data), dataWeights), logD(logit(generate(noise)), noiseWeights)),
  "a wrong sign": ({ logit, generate }, { data, dataWeights, noise, noiseWeights }) =>
    sub(logD(logit(data), dataWeights), logNotD(logit(generate(noise)), noiseWeights)),
  "noise that is not sent through the generator": ({ logit }, { data, dataWeights, noise, noiseWeights }) =>
    add(logD(logit(data), dataWeights), logNotD(logit(noise), noiseWeights)),
  "means without weights": ({ logit, generate }, { data, noise }) =>
    neg(add(mean(softplus(neg(logit(data)))), mean(softplus(logit(generate(noise)))))),
  "the loss that does not saturate": ({ logit, generate }, { data, dataWeights, noise, noiseWeights }) =>
    sub(logD(logit(data), dataWeights), logD(logit(generate(noise)), noiseWeights)),
  "no logarithms": ({ logit, generate }, { data, dataWeights, noise, noiseWeights }) =>
    add(
      sum(mul(dataWeights, sigmoid(logit(data)))),
      sum(mul(noiseWeights, sigmoid(neg(logit(generate(noise)))))),
    ),
};

/** What is changed of a game before its exact values are taken, and whether this concerns the best value too. */
interface SlipInExactness {
  readonly what: string;
  readonly slip: (game: Game) => Game;
  readonly opensBest: boolean;
}

const slipsInExactness: readonly SlipInExactness[] = [
  {
    what: "a density without the slope of its map",
    slip: withGenerator(() => ({ logDensityFrom: (z) => logNormal(z, 0, 1) })),
    opensBest: true,
  },
  {
    what: "a density multiplied by the slope of its map",
    slip: withGenerator(({ slopeAt }) => ({
      logDensityFrom: (z) => logNormal(z, 0, 1) + Math.log(slopeAt(z)),
    })),
    opensBest: true,
  },
  {
    what: "noise of another variance",
    slip: withGenerator(({ slopeAt }) => ({
      logDensityFrom: (z) => logNormal(z, 0, 1.01) - Math.log(slopeAt(z)),
    })),
    opensBest: true,
  },
  {
    what: "an inverse that is off",
    slip: withGenerator(({ inverseAt }) => ({ inverseAt: (x, guess) => inverseAt(x, guess) + 0.01 })),
    opensBest: true,
  },
  {
    what: "a slope that is off",
    slip: withGenerator(({ slopeAt }) => ({ slopeAt: (z) => 1.01 * slopeAt(z) })),
    opensBest: true,
  },
  {
    what: "the logit of generated places",
    slip: (game) => ({ ...game, logits: (xs) => game.logits(xs).map((logit) => -logit) }),
    opensBest: false,
  },
  {
    what: "other data",
    slip: (game) => ({ ...game, data: dataOf({ data: "three" }) }),
    opensBest: false,
  },
  {
    what: "a logit that is off",
    slip: (game) => ({ ...game, logits: (xs) => game.logits(xs).map((logit) => logit + 0.05) }),
    opensBest: false,
  },
];

function withGenerator(change: (generator: Game["generator"]) => Partial<Game["generator"]>) {
  return (game: Game): Game => ({ ...game, generator: { ...game.generator, ...change(game.generator) } });
}

describe("a slip in the game", () => {
  let parameters: Parameters = {};
  let value = NaN;

  before(async () => {
    await useBackend("cpu");
    const observation = lastOf(await watch(playing(small), { steps: 30, every: 30 }));
    assertClosed(generativeAdversarial, [observation]);
    parameters = observation.checkpoint.vectors as Parameters;
    value = valueOf(observation, "value");
  });

  for (const [what, slip] of Object.entries(slipsInTraining)) {
    it(`opens the identity: ${what}`, async () => {
      const trainer = playing(small, { ...stakes, value: slip });
      const [observation] = await watch(trainer, {
        steps: 0,
        from: { ...trainer.initial(), vectors: { ...trainer.initial().vectors, ...parameters } },
      });
      assert.ok(observation !== undefined);
      assert.ok(openness(generativeAdversarial, decomposition.name, observation.values) > 1000);
    });
  }

  for (const { what, slip, opensBest } of slipsInExactness) {
    it(`opens the identity: ${what}`, () => {
      const values = { value, ...exactValues(slip(gameOf(small, parameters))) };
      assert.ok(openness(generativeAdversarial, decomposition.name, values) > 10);
      if (opensBest) assert.ok(openness(generativeAdversarial, ofBest.name, values) > 1000);
    });
  }
});

/** A generator z ↦ mean + deviation·z, whose steps have no height to speak of, and a discriminator of one logit. */
function gameOfNormals(mean: number, deviation: number, logit: number): Game {
  const flat = Float32Array.of(1, 0, -80, Math.log(Math.expm1(deviation)), mean);
  return {
    data: dataOf({ data: "one" }),
    generator: monotoneMap({ units: 1 }, flat),
    logits: (xs) => xs.map(() => logit),
  };
}

describe("the exact values of a game", () => {
  it("are those that are known where the generator makes the data", () => {
    const [{ mean, deviation } = { mean: NaN, deviation: NaN }] = dataOf({ data: "one" });
    const { bestValue, jensenShannon, shortfall } = exactValues(gameOfNormals(mean, deviation, 0));
    // The deviation is rounded to float32 on its way.
    for (const [value, expected] of [
      [bestValue, -Math.log(4)],
      [jensenShannon, 0],
      [shortfall, 0],
    ] as const) {
      assert.ok(Math.abs((value ?? NaN) - expected) <= 1e-12, `${value} instead of ${expected}`);
    }
    // A constant discriminator of the logit ℓ has the value log σ(ℓ) + log σ(−ℓ).
    const off = exactValues(gameOfNormals(mean, deviation, 1.5));
    const value = -Math.log1p(Math.exp(-1.5)) - Math.log1p(Math.exp(1.5));
    assert.ok(Math.abs(value + Math.log(4) + (off["shortfall"] ?? NaN)) <= 1e-12);
  });

  it("are those that are known where generated places are far from the data", () => {
    const { bestValue = NaN, jensenShannon = NaN } = exactValues(gameOfNormals(60, 1, 0));
    assert.ok(Math.abs(jensenShannon - Math.log(2)) <= 1e-12);
    assert.ok(Math.abs(bestValue) <= 1e-12);
  });

  it("are those of divergences by another quadrature", () => {
    const game = gameOfNormals(0.2, 1.1, 0);
    const [from, to] = [-12, 12];
    const p = (x: number): number => density(game.data, x);
    const g = (x: number): number => Math.exp(logNormal(x, 0.2, 1.1));
    const toMiddle = (law: (x: number) => number): number =>
      integrate((x) => (law(x) > 0 ? law(x) * Math.log((2 * law(x)) / (p(x) + g(x))) : 0), from, to, 4000)
        .value;
    const expected = (toMiddle(p) + toMiddle(g)) / 2;
    assert.ok(expected > 0.05);
    assert.ok(Math.abs((exactValues(game)["jensenShannon"] ?? NaN) - expected) <= 1e-7);
  });

  it("have divergences of coins that are never negative, and zero for the same coin", () => {
    for (const best of [-40, -3, -0.2, 0, 1, 30]) {
      assert.equal(bernoulliDivergence(best, best), 0);
      for (const given of [-20, -1, 0.1, 0.5, 25]) {
        const [d, other] = [1 / (1 + Math.exp(-best)), 1 / (1 + Math.exp(-given))];
        assert.ok(bernoulliDivergence(best, given) > 0);
        if (Math.abs(best) < 5 && Math.abs(given) < 5) {
          const plain = d * Math.log(d / other) + (1 - d) * Math.log((1 - d) / (1 - other));
          assert.ok(Math.abs(bernoulliDivergence(best, given) - plain) <= 1e-14);
        }
      }
    }
  });

  it("come to an end where the parameters are no numbers", () => {
    const nothing = {
      generator: new Float32Array(14).fill(NaN),
      discriminator: new Float32Array(337).fill(NaN),
    };
    assert.ok(Number.isNaN(exactValues(gameOf(small, nothing))["jensenShannon"]));
  });
});

describe("the pictures of the game", () => {
  for (const { name } of generativeAdversarial.views) {
    it(`show numbers in a frame that stays: ${name}`, () => {
      const pictures = [1, 2].map((seed) => {
        const { vectors } = playing({ ...small, seed }).initial();
        return drawGame(name, vectors as Parameters, { ...small, seed });
      });
      const [first, second] = pictures;
      assert.ok(first && second);
      assert.deepEqual(first.frame, second.frame);
      assert.notDeepEqual(first.layers, second.layers);
      assert.match(first.words, /\d\.\d{3}.*\.$/);
      for (const layer of first.layers) {
        assert.ok(layer.kind === "line" && layer.places.length >= 200);
        assert.ok(layer.places.every(Number.isFinite), layer.label);
      }
    });
  }
});
