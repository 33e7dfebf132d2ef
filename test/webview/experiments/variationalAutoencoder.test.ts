/** The VAE: bound and gap add up to the evidence all along a run, and the evidence is the true one. */
import assert from "node:assert/strict";
import { useBackend } from "../../../webview/backend.ts";
import { defaultsOf } from "../../../webview/experiments/settings.ts";
import { drawSample } from "../../../webview/experiments/variationalAutoencoder/data.ts";
import {
  decode,
  decoderDeviation,
  exactWorkings,
  latticesOf,
} from "../../../webview/experiments/variationalAutoencoder/exact.ts";
import { variationalAutoencoder } from "../../../webview/experiments/variationalAutoencoder/index.ts";
import {
  boundOf,
  createVariationalAutoencoder,
  inputsOf,
} from "../../../webview/experiments/variationalAutoencoder/model.ts";
import { normalPlaces } from "../../../webview/experiments/variationalAutoencoder/normalPlaces.ts";
import { planarDensity } from "../../../webview/experiments/variationalAutoencoder/planarDensity.ts";
import {
  partsOf,
  shapeOf,
  type AutoencoderSettings,
  type AutoencoderShape,
} from "../../../webview/experiments/variationalAutoencoder/shape.ts";
import { drawVariationalAutoencoder } from "../../../webview/experiments/variationalAutoencoder/view.ts";
import { neg, tensor, type Tensor } from "../../../webview/tensors.ts";
import { Noise } from "../../../webview/training/noise.ts";
import type { Observation, Trainer } from "../../../webview/training/run.ts";
import type { InputTensors } from "../../../webview/training/tensorRun.ts";
import { tensorTrainer } from "../../../webview/training/tensorTrainer.ts";
import { assertGradient, assertSecondGradient } from "../../support/centralDifferences.ts";
import { assertClosed, lastOf, valueOf, watch } from "../../support/trainedRun.ts";

const { settings: form } = variationalAutoencoder;
const defaults = defaultsOf(form);

const start = tensorTrainer(form, createVariationalAutoencoder, drawVariationalAutoencoder);

function trainerOf(settings: Partial<AutoencoderSettings>): Trainer {
  return start({ ...defaults, ...settings });
}

function parametersOf({ checkpoint }: Observation): Float32Array {
  return Float32Array.from(checkpoint.vectors["autoencoder"] ?? []);
}

/** A kind of run each, small enough for a test. */
const kinds: readonly Partial<AutoencoderSettings>[] = [
  { data: "twoMoons", latent: "line", width: 24 },
  { data: "checkerboard", latent: "line", width: 16, deviation: "learned" },
  { data: "eightGaussians", latent: "plane", width: 16 },
  { data: "pinwheel", latent: "plane", width: 16, deviation: "learned" },
  { data: "ring", latent: "plane", width: 16, deviation: "0.5", batch: 16 },
  { data: "digits", latent: "line", width: 24 },
  { data: "digits", latent: "plane", width: 16, batch: 32 },
];

describe("the variational auto-encoder", () => {
  before(() => useBackend("wasm"));

  for (const settings of kinds) {
    it(`closes its identities all along a run: ${Object.values(settings).join(", ")}`, async () => {
      const observations = await watch(trainerOf(settings), { steps: 200, every: 40 });
      assertClosed(variationalAutoencoder, observations);
      for (const observation of observations) {
        assert.ok(valueOf(observation, "quadratureError") < 2e-5);
        for (const divergence of ["posteriorDivergence", "priorDivergence", "exactPriorDivergence"]) {
          assert.ok(valueOf(observation, divergence) >= -1e-6, divergence);
        }
      }
      const [first] = observations;
      assert.ok(first !== undefined);
      assert.ok(
        valueOf(lastOf(observations), "logEvidence") > valueOf(first, "logEvidence") + 5,
        "nothing is learnt",
      );
    });
  }

  it("comes close to the law of its data", async () => {
    const last = lastOf(await watch(trainerOf({}), { steps: 1000, every: 1000 }));
    assertClosed(variationalAutoencoder, [last]);
    // It begins at 12.6; a single Gaussian would be 0.9 away, and 64 points leave a doubt of some 0.06.
    assert.ok(valueOf(last, "dataDivergence") < 0.4, `${valueOf(last, "dataDivergence")}`);
    assert.ok(valueOf(last, "dataDivergence") > -0.1);
    assert.ok(valueOf(last, "posteriorDivergence") < 0.8);
  });

  it("goes on from a checkpoint as if there had been no break, with digits and in a plane, too", async () => {
    for (const settings of [kinds[3], kinds[6]]) {
      const trainer = trainerOf(settings ?? {});
      const unbroken = await watch(trainer, { steps: 6, every: 3 });
      const from = unbroken[1]?.checkpoint;
      assert.ok(from !== undefined);
      assert.deepEqual(lastOf(await watch(trainer, { steps: 3, every: 3, from })), lastOf(unbroken));
      assert.deepEqual(await watch(trainer, { steps: 6, every: 3 }), unbroken);
    }
  });
});

describe("the bound of the variational auto-encoder", () => {
  before(() => useBackend("cpu"));

  const small: readonly AutoencoderShape[] = [
    {
      dimensions: 1,
      observed: 2,
      encoder: { widths: [2, 4, 2], activation: "tanh" },
      decoder: { widths: [1, 4, 2], activation: "tanh" },
      likelihood: { deviation: "learned" },
    },
    {
      dimensions: 2,
      observed: 2,
      encoder: { widths: [2, 3, 4], activation: "tanh" },
      decoder: { widths: [2, 3, 2], activation: "tanh" },
      likelihood: { deviation: 0.5 },
    },
    {
      dimensions: 2,
      observed: 3,
      encoder: { widths: [3, 3, 4], activation: "tanh" },
      decoder: { widths: [2, 3, 3], activation: "tanh" },
      likelihood: "dots",
    },
  ];

  /** Points, and random noise at two places with random weights. */
  function inputsFor(shape: AutoencoderShape, noise: Noise): InputTensors {
    const [places, count] = [2, 4];
    const points = noise
      .uniforms(count * shape.observed)
      .map((value) => (shape.likelihood === "dots" ? Math.floor(5 * value) / 4 : 3 * value - 1.5));
    const inputs = inputsOf(
      shape,
      points,
      {
        values: noise.normals(places * count * shape.dimensions),
        shape: [1, places, count, shape.dimensions],
      },
      { values: Float32Array.of(0.3, 0.7), shape: [1, places, 1] },
    );
    return Object.fromEntries(
      Object.entries(inputs).map(([name, { values, shape: sizes }]) => [name, tensor(values, [...sizes])]),
    );
  }

  for (const [index, shape] of small.entries()) {
    it(`has the gradients of its values, in the flat vector: shape ${index}`, () => {
      const noise = Noise.of(7).branch(index);
      const parameters = noise.normals(partsOf(shape).reduce((total, part) => total + part, 0));
      const inputs = inputsFor(shape, noise);
      const loss = (flat: Tensor): Tensor =>
        neg(boundOf(shape, flat as Parameters<typeof boundOf>[1], inputs).evidenceLowerBound);
      const scaled = parameters.map((parameter) => parameter / 2);
      assertGradient(loss, scaled);
      assertSecondGradient(loss, scaled, { tolerance: 5e-3 });
    });
  }

  it("is measured at places that have the moments of a normal law", () => {
    for (const dimensions of [1, 2] as const) {
      const { rows, places, nodes, weights } = normalPlaces(dimensions);
      assert.equal(weights.length, rows * places);
      assert.equal(nodes.length, dimensions * weights.length);
      const moment = (f: (z: readonly number[]) => number): number =>
        weights.reduce((total, weight, place) => {
          const z = [...nodes.subarray(place * dimensions, (place + 1) * dimensions)];
          return total + weight * f(z);
        }, 0);
      const moments: readonly [(z: readonly number[]) => number, number][] = [
        [() => 1, 1],
        [([z = NaN]) => z, 0],
        [([z = NaN]) => z ** 2, 1],
        [([z = NaN]) => z ** 4, 3],
        [(z) => (z.at(-1) ?? NaN) ** 6, 15],
        [(z) => (z[0] ?? NaN) ** 2 * (z.at(-1) ?? NaN) ** 2, dimensions === 1 ? 3 : 1],
        [([z = NaN]) => Math.exp(z), Math.exp(0.5)],
      ];
      for (const [f, expected] of moments) assert.ok(Math.abs(moment(f) - expected) < 1e-5 * (1 + expected));
    }
  });
});

describe("the exact evidence of the variational auto-encoder", () => {
  before(() => useBackend("wasm"));

  const logNormal = (x: number, mean: number, deviation: number): number =>
    -(((x - mean) / deviation) ** 2) / 2 - Math.log(deviation) - Math.log(2 * Math.PI) / 2;

  it("is what a fine rule over all of the latent space finds", async () => {
    for (const settings of [kinds[0], kinds[2]] as const) {
      const read = { ...defaults, ...settings };
      const shape = shapeOf(read);
      const { dimensions } = shape;
      const parameters = parametersOf(lastOf(await watch(trainerOf(read), { steps: 300, every: 300 })));
      const deviation = decoderDeviation(shape, parameters);
      const points = drawSample(read, "held", 3).values;
      const [reach, intervals] = [9, dimensions === 1 ? 8000 : 400];
      const step = (2 * reach) / intervals;
      const line = Array.from({ length: intervals + 1 }, (_, index) => index * step - reach);
      const places = Float64Array.from(
        dimensions === 1 ? line : line.flatMap((first) => line.flatMap((second) => [first, second])),
      );
      const outputs = decode(shape, parameters, places);
      for (const [index, lattice] of latticesOf(shape, parameters, points).entries()) {
        let total = 0;
        for (let place = 0; place < outputs.length / 2; place++) {
          let logJoint = 0;
          for (let axis = 0; axis < dimensions; axis++) {
            logJoint += logNormal(places[dimensions * place + axis] ?? NaN, 0, 1);
          }
          for (let axis = 0; axis < 2; axis++) {
            logJoint += logNormal(
              points[2 * index + axis] ?? NaN,
              outputs[2 * place + axis] ?? NaN,
              deviation,
            );
          }
          total += Math.exp(logJoint) * step ** dimensions;
        }
        assert.ok(Math.abs(exactWorkings.logEvidenceOn(lattice) - Math.log(total)) < 2e-5);
      }
    }
  });

  it("is a probability: over all pictures of two pixels it sums to one", () => {
    const shape: AutoencoderShape = {
      dimensions: 1,
      observed: 2,
      encoder: { widths: [2, 3, 2], activation: "tanh" },
      decoder: { widths: [1, 5, 2], activation: "tanh" },
      likelihood: "dots",
    };
    const length = partsOf(shape).reduce((total, part) => total + part, 0);
    const parameters = Noise.of(2).normals(length);
    const quarters = [0, 0.25, 0.5, 0.75, 1];
    const pictures = Float32Array.from(
      quarters.flatMap((first) => quarters.flatMap((second) => [first, second])),
    );
    const lattices = latticesOf(shape, parameters, pictures);
    const total = lattices.reduce((all, lattice) => all + Math.exp(exactWorkings.logEvidenceOn(lattice)), 0);
    assert.equal(lattices.length, 25);
    assert.ok(Math.abs(total - 1) < 1e-6, `${total}`);
  });

  it("is a density: over the plane it integrates to one, and is what the picture shows", async () => {
    for (const settings of [kinds[1], kinds[3]] as const) {
      const read = { ...defaults, ...settings };
      const shape = shapeOf(read);
      const parameters = parametersOf(lastOf(await watch(trainerOf(read), { steps: 60, every: 60 })));
      const reach = 8;
      const { columns, rows, values } = planarDensity(shape, parameters, reach);
      const side = (2 * reach) / (columns - 1);
      assert.equal(values.length, columns * rows);
      const mass = values.reduce((total, value) => total + value * side ** 2, 0);
      assert.ok(Math.abs(mass - 1) < 2e-3, `the density integrates to ${mass}`);
      const most = Math.max(...values);
      const chosen = [values.indexOf(most), columns * 50 + 45, columns * 40 + 60];
      const points = Float32Array.from(
        chosen.flatMap((cell) => [
          (cell % columns) * side - reach,
          Math.floor(cell / columns) * side - reach,
        ]),
      );
      for (const [index, lattice] of latticesOf(shape, parameters, points).entries()) {
        const exactly = Math.exp(exactWorkings.logEvidenceOn(lattice));
        const drawn = values[chosen[index] ?? -1] ?? NaN;
        assert.ok(Math.abs(drawn - exactly) < 1e-3 * most, `${drawn} is drawn where it is ${exactly}`);
      }
    }
  });

  it("is that of a linear decoder, which is known in closed form", () => {
    const deviation = 0.5;
    const shape: AutoencoderShape = {
      dimensions: 1,
      observed: 2,
      encoder: { widths: [2, 2], activation: "tanh" },
      decoder: { widths: [1, 2], activation: "tanh" },
      likelihood: { deviation },
    };
    // x = (a z + c, b z + d) + noise is normal with the covariance σ² 1 + (a, b)(a, b)ᵀ, and its posterior is normal, too.
    const [a, b, c, d] = [1.5, -0.7, 0.3, -0.2];
    const precision = 1 + (a * a + b * b) / deviation ** 2;
    const logS = -0.5 * Math.log(precision);
    const encoder = [a, 0, b, 0].map((weight) => weight / deviation ** 2 / precision);
    const offset = -(a * c + b * d) / deviation ** 2 / precision;
    const parameters = Float32Array.of(...encoder, offset, logS, a, b, c, d);
    const points = Float32Array.of(0.4, 1.2, -2, 0.5, 3, -3);
    for (const [index, lattice] of latticesOf(shape, parameters, points).entries()) {
      const [x = NaN, y = NaN] = points.subarray(2 * index, 2 * index + 2);
      const [dx, dy] = [x - c, y - d];
      const determinant = deviation ** 4 * precision;
      const quadratic =
        (dx * dx + dy * dy - (a * dx + b * dy) ** 2 / deviation ** 2 / precision) / deviation ** 2;
      const expected = -quadratic / 2 - Math.log(determinant) / 2 - Math.log(2 * Math.PI);
      assert.ok(Math.abs(exactWorkings.logEvidenceOn(lattice) - expected) < 1e-6);
      assert.ok(Math.abs(exactWorkings.posteriorDivergenceOn(lattice)) < 1e-6);
    }
  });
});
