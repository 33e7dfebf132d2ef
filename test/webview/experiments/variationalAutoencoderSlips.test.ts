/** Slips in the VAE: each mistake in a term of the bound, or of the exact side, opens an identity, and those alone. */
import assert from "node:assert/strict";
import { useBackend } from "../../../webview/backend.ts";
import { defaultsOf } from "../../../webview/experiments/settings.ts";
import { exactWorkings } from "../../../webview/experiments/variationalAutoencoder/exact.ts";
import { variationalAutoencoder } from "../../../webview/experiments/variationalAutoencoder/index.ts";
import { isWhite, logIntegral } from "../../../webview/experiments/variationalAutoencoder/latentLattice.ts";
import {
  boundTerms,
  createVariationalAutoencoder,
} from "../../../webview/experiments/variationalAutoencoder/model.ts";
import {
  dotsOfPixel,
  type AutoencoderSettings,
} from "../../../webview/experiments/variationalAutoencoder/shape.ts";
import { drawVariationalAutoencoder } from "../../../webview/experiments/variationalAutoencoder/view.ts";
import { add, exp, mul, neg, relu, square, sub, sum } from "../../../webview/tensors.ts";
import type { Observation, Trainer } from "../../../webview/training/run.ts";
import { tensorTrainer } from "../../../webview/training/tensorTrainer.ts";
import { lastOf, openness, watch } from "../../support/trainedRun.ts";

const { settings: form, identities } = variationalAutoencoder;
const [evidence, prior] = [identities[0].name, identities[1].name];

type Data = "pinwheel" | "digits";
type Replaced = Parameters<typeof createVariationalAutoencoder>[1];

function trainerOf(data: Data, replaced: Replaced = {}): Trainer {
  const create = (read: AutoencoderSettings) => createVariationalAutoencoder(read, replaced);
  return tensorTrainer(form, create, drawVariationalAutoencoder)({ ...defaultsOf(form), data });
}

describe("slips in the variational auto-encoder", () => {
  before(() => useBackend("wasm"));

  /** Of which kind of data, which part is wrong, and which identities it opens. */
  const slips: readonly [what: string, data: Data, slip: Replaced, opened: readonly string[]][] = [
    [
      "a divergence from the prior that is added",
      "pinwheel",
      { priorDivergence: (means, logs) => neg(boundTerms.priorDivergence(means, logs)) },
      [evidence, prior],
    ],
    [
      "a divergence from the prior without its half",
      "digits",
      { priorDivergence: (means, logs) => mul(boundTerms.priorDivergence(means, logs), 2) },
      [evidence, prior],
    ],
    [
      "a divergence from the prior without log s",
      "pinwheel",
      {
        priorDivergence: (means, logs) => mul(sum(sub(add(square(means), exp(mul(logs, 2))), 1), -1), 0.5),
      },
      [evidence, prior],
    ],
    [
      "a divergence from the prior without −1",
      "pinwheel",
      {
        priorDivergence: (means, logs) =>
          mul(sum(sub(add(square(means), exp(mul(logs, 2))), mul(logs, 2)), -1), 0.5),
      },
      [evidence, prior],
    ],
    [
      "log s taken for log s²",
      "pinwheel",
      { priorDivergence: (means, logs) => boundTerms.priorDivergence(means, mul(logs, 0.5)) },
      [evidence, prior],
    ],
    ["a z without noise", "digits", { latent: (means, _, noise) => add(means, mul(noise, 0)) }, [evidence]],
    [
      "a z with variance s",
      "pinwheel",
      { latent: (means, logs, noise) => add(means, mul(exp(mul(logs, 0.5)), noise)) },
      [evidence],
    ],
    [
      "a z with variance s⁴",
      "digits",
      { latent: (means, logs, noise) => add(means, mul(exp(mul(logs, 2)), noise)) },
      [evidence],
    ],
    [
      "a z from the prior",
      "pinwheel",
      { latent: (means, _, noise) => add(mul(means, 0), noise) },
      [evidence],
    ],
    [
      "a normal law without its half",
      "pinwheel",
      {
        logGaussian: (x, means, logDeviation) =>
          sub(
            boundTerms.logGaussian(x, means, logDeviation),
            mul(sum(mul(square(sub(x, means)), exp(mul(logDeviation, -2))), -1), 0.5),
          ),
      },
      [evidence],
    ],
    [
      "a normal law without its log σ",
      "pinwheel",
      {
        logGaussian: (x, means, logDeviation) =>
          add(boundTerms.logGaussian(x, means, logDeviation), mul(logDeviation, 2)),
      },
      [evidence],
    ],
    [
      "a normal law of one coordinate less",
      "pinwheel",
      {
        logGaussian: (x, means, logDeviation) =>
          add(boundTerms.logGaussian(x, means, logDeviation), 0.5 * Math.log(2 * Math.PI)),
      },
      [evidence],
    ],
    [
      "dots without their normalizer's curve",
      "digits",
      { logDots: (x, logits) => mul(sum(sub(mul(x, logits), relu(logits)), -1), dotsOfPixel) },
      [evidence],
    ],
    [
      "one dot to a pixel",
      "digits",
      { logDots: (x, logits) => mul(boundTerms.logDots(x, logits), 1 / dotsOfPixel) },
      [evidence],
    ],
    [
      "black and white exchanged",
      "digits",
      { logDots: (x, logits) => boundTerms.logDots(x, neg(logits)) },
      [evidence],
    ],
    [
      "a posterior that is not normalized",
      "pinwheel",
      {
        posteriorDivergenceOn: (lattice) => {
          const [logJoint = new Float64Array()] = lattice.logs;
          return exactWorkings.posteriorDivergenceOn(lattice) - logIntegral(lattice, logJoint, "white");
        },
      },
      [evidence],
    ],
    [
      "the divergence in the other direction",
      "pinwheel",
      {
        posteriorDivergenceOn: (lattice) => {
          const [logJoint = new Float64Array(), logQ = new Float64Array()] = lattice.logs;
          const normalizer = logIntegral(lattice, logJoint, "white");
          return logJoint.reduce((total, log, place) => {
            if (!isWhite(lattice.residues[place] ?? 0)) return total;
            const logPosterior = log - normalizer;
            return total + Math.exp(logPosterior) * (logPosterior - (logQ[place] ?? NaN)) * lattice.volume;
          }, 0);
        },
      },
      [evidence],
    ],
    [
      "a divergence with the wrong sign",
      "digits",
      { posteriorDivergenceOn: (lattice) => -exactWorkings.posteriorDivergenceOn(lattice) },
      [evidence],
    ],
    [
      "an evidence by the whole lattice, each place counted as of one colour",
      "digits",
      { logEvidenceOn: (lattice) => exactWorkings.logEvidenceOn(lattice) + Math.log(2) },
      [evidence],
    ],
    [
      "an evidence at the best z instead of over all",
      "pinwheel",
      { logEvidenceOn: ({ logs: [logJoint] }) => Math.max(...(logJoint ?? [])) },
      [evidence],
    ],
    [
      "a divergence from a prior of twice the width",
      "pinwheel",
      {
        priorDivergenceOn: (lattice) => {
          const wider = { ...lattice, places: lattice.places.map((coordinate) => coordinate / 2) };
          return exactWorkings.priorDivergenceOn(wider);
        },
      },
      [prior],
    ],
  ];

  /** Runs that are trained a little, once for all slips. */
  const trained = new Map<string, Promise<Observation>>();
  const trainedRun = (data: Data): Promise<Observation> => {
    const found = trained.get(data) ?? watch(trainerOf(data), { steps: 100, every: 100 }).then(lastOf);
    trained.set(data, found);
    return found;
  };

  for (const [what, data, slip, opened] of slips) {
    it(`open an identity: ${what}`, async () => {
      const { checkpoint, values } = await trainedRun(data);
      const [slipped] = await watch(trainerOf(data, slip), { steps: 0, from: checkpoint });
      assert.ok(slipped !== undefined);
      for (const name of [evidence, prior]) {
        assert.ok(openness(variationalAutoencoder, name, values) <= 1);
        const apart = openness(variationalAutoencoder, name, slipped.values);
        if (opened.includes(name)) assert.ok(apart > 100, `${name}: only ${apart} tolerances`);
        else assert.ok(apart <= 1, `${name}: ${apart} tolerances`);
      }
    });
  }
});
