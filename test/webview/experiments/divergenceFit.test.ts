/** Forward and reverse divergence: both identities close, both fits come to the exact ones, and slips open them. */
import assert from "node:assert/strict";
import { useBackend } from "../../../webview/backend.ts";
import { meanOf, varianceOf } from "../../../webview/exact/gaussianMixture.ts";
import {
  dataEntropy,
  dataRule,
  expectedLogDensity,
  forwardDivergence,
  gaussianEntropy,
  mixtures,
  momentMatch,
  standardNormalRule,
  type DivergenceFitSettings,
  type Gaussian,
} from "../../../webview/experiments/divergenceFit/exact.ts";
import { divergenceFit } from "../../../webview/experiments/divergenceFit/index.ts";
import {
  columns,
  landscapeFrame,
  landscapeOf,
  rows,
} from "../../../webview/experiments/divergenceFit/landscape.ts";
import {
  createDivergenceFit,
  crossEntropy,
  logMixture,
  logNormal,
  reverseDivergence,
  type LogDensities,
} from "../../../webview/experiments/divergenceFit/model.ts";
import { reverseOptimum } from "../../../webview/experiments/divergenceFit/reverseOptimum.ts";
import { drawDivergenceFit } from "../../../webview/experiments/divergenceFit/view.ts";
import { defaultsOf } from "../../../webview/experiments/settings.ts";
import {
  add,
  div,
  exp,
  log,
  mul,
  neg,
  square,
  sub,
  tensor1d,
  type Tensor,
} from "../../../webview/tensors.ts";
import type { Observation, Trainer } from "../../../webview/training/run.ts";
import { tensorTrainer } from "../../../webview/training/tensorTrainer.ts";
import { assertGradient, assertSecondGradient } from "../../support/centralDifferences.ts";
import { assertClosed, lastOf, openness, valueOf, watch } from "../../support/trainedRun.ts";

type Data = DivergenceFitSettings["data"];

const dataNames = Object.keys(mixtures) as readonly Data[];
const right: LogDensities = { ofNormal: logNormal, ofMixture: logMixture };

function fitOf(settings: Partial<DivergenceFitSettings> = {}, logDensities = right): Trainer {
  const create = (read: DivergenceFitSettings) => createDivergenceFit(read, logDensities);
  const { settings: form } = divergenceFit;
  return tensorTrainer(form, create, drawDivergenceFit)({ ...defaultsOf(form), ...settings });
}

/** How far the two quantities are apart. */
function distance(observation: Observation, quantity: string, exact: string): number {
  return Math.abs(valueOf(observation, quantity) - valueOf(observation, exact));
}

const { steps, measureEvery } = divergenceFit;

describe("forward and reverse divergence", () => {
  before(() => useBackend("cpu"));

  it("close their identities at every observed step and come to the exact fits", async () => {
    const observations = await watch(fitOf(), { steps, every: measureEvery });
    assertClosed(divergenceFit, observations);
    const last = lastOf(observations);
    // Averaged over the last few hundred steps of 256 draws the noise of mean and deviation is about 2 % of the
    // deviation, and that of a divergence the square of it.
    assert.ok(distance(last, "forwardDivergence", "leastForwardDivergence") <= 1e-3);
    assert.ok(distance(last, "forwardMean", "dataMean") <= 0.05);
    assert.ok(distance(last, "forwardDeviation", "dataDeviation") <= 0.05);
    assert.ok(distance(last, "reverseDivergence", "leastReverseDivergence") <= 1e-3);
    assert.ok(distance(last, "reverseMean", "bestReverseMean") <= 0.05);
    assert.ok(distance(last, "reverseDeviation", "bestReverseDeviation") <= 0.05);
  });

  for (const data of dataNames) {
    it(`come to the exact fits along exact gradients, with the mixture “${data}”`, async () => {
      const observations = await watch(fitOf({ data, draws: "none", learningRate: 0.1 }), {
        steps: 300,
        every: 50,
      });
      assertClosed(divergenceFit, observations);
      const last = lastOf(observations);
      assert.ok(distance(last, "forwardDivergence", "leastForwardDivergence") <= 1e-6);
      assert.ok(distance(last, "forwardMean", "dataMean") <= 1e-4);
      assert.ok(distance(last, "forwardDeviation", "dataDeviation") <= 1e-4);
      assert.ok(distance(last, "reverseDivergence", "leastReverseDivergence") <= 1e-6);
      assert.ok(distance(last, "reverseMean", "bestReverseMean") <= 1e-3);
      assert.ok(distance(last, "reverseDeviation", "bestReverseDeviation") <= 1e-3);
    });
  }

  it("close their identities at the ends of their settings", async () => {
    const extremes: readonly Partial<DivergenceFitSettings>[] = [
      { startMean: -5, learningRate: 0.3, draws: "few" },
      { startMean: 5, learningRate: 0.3, draws: "few", data: "skewed" },
      { startMean: -5, learningRate: 0.3, draws: "some", data: "three" },
      { startMean: 5, learningRate: 0.001, draws: "none", data: "close" },
    ];
    for (const settings of extremes) {
      assertClosed(divergenceFit, await watch(fitOf(settings), { steps: 100, every: 10 }));
    }
  });

  it("lead to the mode that the start is at in the reverse direction, and nowhere else in the forward one", async () => {
    for (const [startMean, mode] of [
      [-3, -2.5],
      [3, 2.5],
    ] as const) {
      const last = lastOf(await watch(fitOf({ startMean, draws: "few" }), { steps, every: steps }));
      assert.ok(Math.abs(valueOf(last, "bestReverseMean") - mode) < 0.02, `from ${startMean}`);
      assert.ok(distance(last, "reverseMean", "bestReverseMean") < 0.2);
      assert.ok(distance(last, "forwardMean", "dataMean") < 0.2);
    }
  });

  it("have the gradients of their losses", () => {
    for (const data of dataNames) {
      const p = mixtures[data];
      const [places, normals] = [dataRule(p), standardNormalRule(200)].map(({ nodes, weights }) => ({
        nodes: Float32Array.from(nodes),
        weights: Float32Array.from(weights),
      }));
      assert.ok(places !== undefined && normals !== undefined);
      for (const flat of [Float32Array.of(1, 0), Float32Array.of(-2, 0.7)]) {
        const losses = [
          (own: Tensor) =>
            crossEntropy(own as never, tensor1d(places.nodes), tensor1d(places.weights), right),
          (own: Tensor) =>
            reverseDivergence(own as never, tensor1d(normals.nodes), tensor1d(normals.weights), p, right),
        ];
        for (const loss of losses) {
          assertGradient(loss, flat);
          assertSecondGradient(loss, flat);
        }
      }
    }
  });

  const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);
  const standardized = (x: Tensor, mean: Tensor, logDeviation: Tensor): Tensor =>
    mul(sub(x, mean), exp(neg(logDeviation)));
  const slips: readonly [
    what: string,
    slip: Partial<LogDensities>,
    opened: readonly ("forward" | "reverse")[],
  ][] = [
    [
      "a half that is left out",
      {
        ofNormal: (x, mean, logDeviation) =>
          neg(add(square(standardized(x, mean, logDeviation)), add(logDeviation, halfLogTwoPi))),
      },
      ["forward", "reverse"],
    ],
    [
      "a deviation that is not normalized by",
      {
        ofNormal: (x, mean, logDeviation) =>
          neg(add(mul(square(standardized(x, mean, logDeviation)), 0.5), halfLogTwoPi)),
      },
      ["forward", "reverse"],
    ],
    [
      "a wrong sign of log σ",
      {
        ofNormal: (x, mean, logDeviation) =>
          sub(sub(logDeviation, mul(square(standardized(x, mean, logDeviation)), 0.5)), halfLogTwoPi),
      },
      ["forward", "reverse"],
    ],
    [
      "a constant that is left out",
      {
        ofNormal: (x, mean, logDeviation) =>
          neg(add(mul(square(standardized(x, mean, logDeviation)), 0.5), logDeviation)),
      },
      ["forward", "reverse"],
    ],
    [
      "a wrong sign of the square",
      {
        ofNormal: (x, mean, logDeviation) =>
          sub(mul(square(standardized(x, mean, logDeviation)), 0.5), add(logDeviation, halfLogTwoPi)),
      },
      ["forward", "reverse"],
    ],
    [
      "a log σ taken for σ",
      {
        ofNormal: (x, mean, logDeviation) =>
          neg(
            add(
              mul(square(div(sub(x, mean), logDeviation)), 0.5),
              add(log(square(logDeviation)), halfLogTwoPi),
            ),
          ),
      },
      ["forward", "reverse"],
    ],
    [
      "weights that are left out",
      {
        ofMixture: (mixture, x) =>
          logMixture(
            mixture.map((component) => ({ ...component, weight: 1 })),
            x,
          ),
      },
      ["reverse"],
    ],
    [
      "a component that is left out",
      { ofMixture: (mixture, x) => logMixture(mixture.slice(0, 1), x) },
      ["reverse"],
    ],
    [
      "variances taken for deviations",
      {
        ofMixture: (mixture, x) =>
          logMixture(
            mixture.map((component) => ({ ...component, deviation: component.deviation ** 2 })),
            x,
          ),
      },
      ["reverse"],
    ],
  ];
  const names = {
    forward: divergenceFit.identities[0].name,
    reverse: divergenceFit.identities[1].name,
  };
  for (const [what, slip, opened] of slips) {
    it(`open their identities by ${what}`, async () => {
      const { checkpoint } = lastOf(await watch(fitOf(), { steps: 50, every: 50 }));
      const [observation] = await watch(fitOf({}, { ...right, ...slip }), { steps: 0, from: checkpoint });
      assert.ok(observation !== undefined);
      for (const direction of ["forward", "reverse"] as const) {
        const apart = openness(divergenceFit, names[direction], observation.values);
        if (opened.includes(direction)) assert.ok(apart > 1000, `${direction}: only ${apart} tolerances`);
        else assert.ok(apart <= 1, `${direction}: ${apart} tolerances`);
      }
    });
  }
});

describe("the exact values of forward and reverse divergence", () => {
  const gaussians: readonly Gaussian[] = [-4, -1, 0, 2.5].flatMap((mean) =>
    [-1, 0, 1].map((logDeviation) => ({ mean, logDeviation })),
  );

  it("have small errors wherever a run can be", () => {
    for (const data of dataNames) {
      assert.ok(dataEntropy(mixtures[data]).error < 1e-10);
      for (const q of gaussians) {
        assert.ok(forwardDivergence(mixtures[data], q).error < 1e-10);
        assert.ok(expectedLogDensity(mixtures[data], q).error < 1e-10);
      }
    }
  });

  it("are the closed forms where the mixture is a Gaussian", () => {
    const p = { mean: 0.4, logDeviation: 0.2 };
    const mixture = [{ weight: 1, mean: p.mean, deviation: Math.exp(p.logDeviation) }];
    const between = (from: Gaussian, to: Gaussian): number =>
      to.logDeviation -
      from.logDeviation +
      (Math.exp(2 * from.logDeviation) + (from.mean - to.mean) ** 2) / (2 * Math.exp(2 * to.logDeviation)) -
      0.5;
    assert.ok(Math.abs(dataEntropy(mixture).value - gaussianEntropy(p)) < 1e-12);
    for (const q of gaussians) {
      const forward = forwardDivergence(mixture, q).value;
      const reverse = -gaussianEntropy(q) - expectedLogDensity(mixture, q).value;
      assert.ok(Math.abs(forward - between(p, q)) < 1e-10 * (1 + forward));
      assert.ok(Math.abs(reverse - between(q, p)) < 1e-10 * (1 + reverse));
      const { mean, logDeviation, divergence } = reverseOptimum(mixture, q);
      assert.ok(Math.abs(mean - p.mean) < 1e-8 && Math.abs(logDeviation - p.logDeviation) < 1e-8);
      assert.ok(Math.abs(divergence) < 1e-12);
    }
  });

  it("say that the forward divergence is least at the mixture's moments", () => {
    for (const data of dataNames) {
      const p = mixtures[data];
      const best = momentMatch(p);
      const least = forwardDivergence(p, best).value;
      assert.ok(Math.abs(least - (gaussianEntropy(best) - dataEntropy(p).value)) < 1e-10);
      for (const q of [...gaussians, ...around(best)]) assert.ok(forwardDivergence(p, q).value > least);
      assert.equal(best.mean, meanOf(p));
      assert.ok(Math.abs(Math.exp(2 * best.logDeviation) - varianceOf(p)) < 1e-12);
    }
  });

  it("find a minimum of the reverse divergence downhill from anywhere", () => {
    for (const data of dataNames) {
      const p = mixtures[data];
      const reverse = (q: Gaussian): number => -gaussianEntropy(q) - expectedLogDensity(p, q).value;
      for (const from of gaussians) {
        const best = reverseOptimum(p, from);
        const least = reverse(best);
        assert.ok(Math.abs(best.divergence - least) < 1e-9);
        assert.ok(best.divergence <= reverse(from));
        for (const q of around(best)) assert.ok(reverse(q) > least, `${data} from ${from.mean}`);
        assert.ok(Math.abs(reverseOptimum(p, best).mean - best.mean) < 1e-8);
      }
    }
  });

  it("are the rules' expectations of what is known", () => {
    for (const data of dataNames) {
      const p = mixtures[data];
      for (const [{ nodes, weights }, mean, variance] of [
        [dataRule(p), meanOf(p), varianceOf(p)],
        [standardNormalRule(400), 0, 1],
      ] as const) {
        const expectation = (f: (x: number) => number): number =>
          nodes.reduce((total, x, index) => total + (weights[index] ?? NaN) * f(x), 0);
        assert.ok(Math.abs(expectation(() => 1) - 1) < 1e-12);
        assert.ok(Math.abs(expectation((x) => x) - mean) < 1e-12);
        assert.ok(Math.abs(expectation((x) => (x - mean) ** 2) - variance) < 1e-12);
      }
    }
  });

  it("are what the landscapes show", () => {
    const { x, y } = landscapeFrame;
    for (const data of dataNames) {
      const p = mixtures[data];
      const [forward, reverse] = [landscapeOf("forward", data), landscapeOf("reverse", data)];
      for (let cell = 0; cell < columns * rows; cell += 41) {
        const q = {
          mean: x.from + (((cell % columns) + 0.5) / columns) * (x.to - x.from),
          logDeviation: y.from + ((Math.floor(cell / columns) + 0.5) / rows) * (y.to - y.from),
        };
        const exactForward = forwardDivergence(p, q).value;
        const exactReverse = -gaussianEntropy(q) - expectedLogDensity(p, q).value;
        assert.ok(Math.abs((forward[cell] ?? NaN) - exactForward) < 1e-6 * (1 + exactForward));
        assert.ok(Math.abs((reverse[cell] ?? NaN) - exactReverse) < 2e-3 * (1 + exactReverse));
      }
    }
  });

  /** Gaussians a little away on all sides. */
  function around({ mean, logDeviation }: Gaussian): readonly Gaussian[] {
    return [0, 1, 2, 3, 4, 5].map((turn) => ({
      mean: mean + 0.01 * Math.cos((turn * Math.PI) / 3),
      logDeviation: logDeviation + 0.01 * Math.sin((turn * Math.PI) / 3),
    }));
  }
});

describe("the pictures of forward and reverse divergence", () => {
  it("draw a density under which all of the mixture lies", () => {
    for (const data of dataNames) {
      const settings = { ...defaultsOf(divergenceFit.settings), data };
      const flat = Float32Array.of(0, 0);
      const { layers } = drawDivergenceFit("densities", { forward: flat, reverse: flat }, settings);
      for (const layer of layers) {
        assert.ok(layer.kind === "line");
        let area = 0;
        for (let index = 2; index < layer.places.length; index += 2) {
          const [x0 = NaN, y0 = NaN, x1 = NaN, y1 = NaN] = layer.places.slice(index - 2, index + 2);
          area += ((y0 + y1) / 2) * (x1 - x0);
        }
        assert.ok(Math.abs(area - 1) < 0.02, `${layer.label}: ${area}`);
      }
    }
  });

  it("say where the fits are", () => {
    const forward = Float32Array.of(1.25, Math.log(2));
    const reverse = Float32Array.of(-2, 0);
    const settings = defaultsOf(divergenceFit.settings);
    for (const { name } of divergenceFit.views) {
      const { words } = drawDivergenceFit(name, { forward, reverse }, settings);
      assert.match(words, /forward fit is at mean 1\.25 with deviation 2\.00/);
      assert.match(words, /reverse one at mean −2\.00 with deviation 1\.00/);
    }
  });
});
