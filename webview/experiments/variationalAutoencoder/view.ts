/**
 * What the auto-encoder has learnt: data beside what it draws itself, or digits beside their reconstructions; what the
 * places of the latent space decode to, with the density of the model by quadrature; and where the data lie in it.
 */
import { digitWidth } from "../../data/digits.ts";
import { Noise } from "../../training/noise.ts";
import type { Parameters } from "../../training/tensorRun.ts";
import type { Frame, Layer, LineLayer, Picture } from "../picture.ts";
import { drawSample } from "./data.ts";
import { decode, decoderDeviation, encode } from "./exact.ts";
import { planarDensity } from "./planarDensity.ts";
import { shapeOf, type AutoencoderSettings, type AutoencoderShape } from "./shape.ts";

interface Trained {
  readonly settings: AutoencoderSettings;
  readonly shape: AutoencoderShape;
  readonly parameters: Float32Array;
}

const reach = 4.5;
const plane: Frame = {
  x: { from: -reach, to: reach, label: "x₁" },
  y: { from: -reach, to: reach, label: "x₂" },
  square: true,
};

/** Where nearly all of the prior lies. */
const latentReach = 3;

export function drawVariationalAutoencoder(
  view: string,
  { autoencoder = new Float32Array() }: Parameters,
  settings: AutoencoderSettings,
): Picture {
  const trained = { settings, shape: shapeOf(settings), parameters: autoencoder };
  const isDigits = trained.shape.likelihood === "dots";
  switch (view) {
    case "latent":
      return trained.shape.dimensions === 1 ? drawLatentLine(trained) : drawLatentPlane(trained);
    case "decoded":
      return isDigits ? drawDecodedDigits(trained) : drawDecodedPlane(trained);
    default:
      return isDigits ? drawReconstructions(trained) : drawSamples(trained);
  }
}

/** As many draws from the model as data. */
function drawSamples({ settings, shape, parameters }: Trained): Picture {
  const count = 600;
  const noise = Noise.of(settings.seed).branch("samples");
  const means = decode(shape, parameters, Float64Array.from(noise.normals(count * shape.dimensions)));
  const deviation = decoderDeviation(shape, parameters);
  const drawn = Float32Array.from(means, (mean) => mean + deviation * noise.normal());
  const { values } = drawSample(settings, "training", count);
  return {
    frame: plane,
    layers: [
      { kind: "points", label: "data", places: values, tone: "data" },
      { kind: "points", label: "drawn from the model", places: drawn, tone: "model" },
    ],
    words: `Points of the data, and as many drawn from the model, whose noise has σ = ${deviation.toFixed(2)}.`,
  };
}

/** The density of the model, and the image of the latent space under the decoder. */
function drawDecodedPlane({ shape, parameters }: Trained): Picture {
  const { columns, rows, values } = planarDensity(shape, parameters, reach);
  const most = values.reduce((greatest, value) => Math.max(greatest, value), 0);
  const field: Layer = {
    kind: "field",
    label: "density of the model",
    columns,
    rows,
    values,
    scale: { kind: "sequential", middle: 0, most },
  };
  const ticks = Array.from({ length: 2 * latentReach + 1 }, (_, index) => index - latentReach);
  const pieces = 60;
  const along = Array.from({ length: pieces * 2 + 1 }, (_, index) => latentReach * (index / pieces - 1));
  const paths =
    shape.dimensions === 1
      ? [along]
      : ticks.flatMap((tick) => [along.flatMap((z) => [z, tick]), along.flatMap((z) => [tick, z])]);
  const lines = paths.map((path, index): LineLayer => ({
    kind: "line",
    label:
      index > 0 ? "" : shape.dimensions === 1 ? "f(z), z from −3 to 3" : "f(z), z on a grid from −3 to 3",
    places: Float32Array.from(decode(shape, parameters, Float64Array.from(path))),
    tone: shape.dimensions === 1 ? "model" : "faint",
  }));
  return {
    frame: plane,
    layers: [field, ...lines],
    words: `The density of the model, up to ${most.toFixed(2)}, along the ${
      shape.dimensions === 1 ? "curve" : "sheet"
    } that the decoder bends the latent space to.`,
  };
}

/** Held digits, each above what the decoder makes of the mean of its q. */
function drawReconstructions({ settings, shape, parameters }: Trained): Picture {
  const [across, pairs] = [10, 3];
  const { values } = drawSample(settings, "held", across * pairs);
  const { means } = encode(shape, parameters, values);
  const decoded = greysOf(shape, parameters, means);
  const rowLength = across * shape.observed;
  const pixels = new Float32Array(2 * values.length);
  for (let pair = 0; pair < pairs; pair++) {
    const [from, to] = [pair * rowLength, (pair + 1) * rowLength];
    pixels.set(values.subarray(from, to), 2 * from);
    pixels.set(decoded.subarray(from, to), 2 * from + rowLength);
  }
  return {
    ...imagesOf(across, 2 * pairs, pixels, "digits, and below each its reconstruction"),
    words: "Rows of digits that were not trained on, each row above its reconstructions.",
  };
}

/** The chances of black at places of the latent space: over a grid of the plane, or along the line in reading order. */
function drawDecodedDigits({ shape, parameters }: Trained): Picture {
  const [across, down] = shape.dimensions === 1 ? [10, 6] : [11, 11];
  const at = (index: number, count: number): number => latentReach * ((2 * (index + 0.5)) / count - 1);
  const places = Array.from({ length: across * down }, (_, index) =>
    shape.dimensions === 1
      ? [at(index, across * down)]
      : [at(index % across, across), -at(Math.floor(index / across), down)],
  );
  const pixels = greysOf(shape, parameters, Float64Array.from(places.flat()));
  const picture = imagesOf(across, down, pixels, "decoded places of the latent space");
  if (shape.dimensions === 1) {
    return {
      ...picture,
      words: `What z decodes to, from −${latentReach} to ${latentReach} in reading order.`,
    };
  }
  return { ...picture, frame: latentFrame, words: `What each place of the latent plane decodes to.` };
}

const latentAxis = { from: -latentReach, to: latentReach };
const latentFrame: Frame = {
  x: { ...latentAxis, label: "z₁" },
  y: { ...latentAxis, label: "z₂" },
  square: true,
};

function greysOf(shape: AutoencoderShape, parameters: Float32Array, places: Float64Array): Float32Array {
  return Float32Array.from(decode(shape, parameters, places), (logit) => 1 / (1 + Math.exp(-logit)));
}

function imagesOf(
  across: number,
  down: number,
  pixels: Float32Array,
  label: string,
): Pick<Picture, "frame" | "layers"> {
  return {
    frame: { x: { from: 0, to: across, label: "" }, y: { from: 0, to: down, label: "" }, square: true },
    layers: [{ kind: "images", label, across, down, width: digitWidth, height: digitWidth, pixels }],
  };
}

const latentPoints = 400;

/** The means of q for points of the data, in groups, over circles that hold 39 and 86 % of the prior. */
function drawLatentPlane({ settings, shape, parameters }: Trained): Picture {
  const { values, groups } = drawSample(settings, "training", latentPoints);
  const { means } = encode(shape, parameters, values);
  const circles = [1, 2].map((radius): LineLayer => {
    const places = Array.from({ length: 97 }, (_, index) => {
      const angle = (2 * Math.PI * index) / 96;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
    return {
      kind: "line",
      label: radius === 1 ? "prior, one and two deviations wide" : "",
      places: Float32Array.from(places.flat()),
      tone: "exact",
      dashed: true,
    };
  });
  return {
    frame: {
      x: { from: -4, to: 4, label: "z₁" },
      y: { from: -4, to: 4, label: "z₂" },
      square: true,
    },
    layers: [
      { kind: "points", label: "means of q(z | x)", places: Float32Array.from(means), tone: "data", groups },
      ...circles,
    ],
    words: `The means of q for ${latentPoints} points; ${describeSpread(means)}.`,
  };
}

/** The prior, and the mean of q(z | x) over points of the data, which would be the prior if all were learnt. */
function drawLatentLine({ settings, shape, parameters }: Trained): Picture {
  const { values, groups } = drawSample(settings, "training", latentPoints);
  const { means, deviations } = encode(shape, parameters, values);
  const normal = (distance: number, deviation: number): number =>
    Math.exp(-((distance / deviation) ** 2) / 2) / deviation / Math.sqrt(2 * Math.PI);
  const aggregate = (z: number): number =>
    means.reduce((sum, mean, index) => sum + normal(z - mean, deviations[index] ?? NaN), 0) / latentPoints;
  const curveOf = (f: (z: number) => number): Float32Array =>
    Float32Array.from(Array.from({ length: 321 }, (_, index) => index / 40 - 4).flatMap((z) => [z, f(z)]));
  return {
    frame: {
      x: { from: -4, to: 4, label: "z" },
      y: { from: 0, to: 1, label: "density" },
      square: false,
    },
    layers: [
      { kind: "line", label: "prior", places: curveOf((z) => normal(z, 1)), tone: "exact", dashed: true },
      {
        kind: "line",
        label: "q(z | x), averaged over x",
        places: curveOf(aggregate),
        tone: "model",
        filled: true,
      },
      {
        kind: "points",
        label: "means of q(z | x)",
        places: Float32Array.from(Array.from(means).flatMap((mean) => [mean, aggregate(mean)])),
        tone: "data",
        groups,
      },
    ],
    words: `The means of q for ${latentPoints} points on the average of all q; ${describeSpread(means)}.`,
  };
}

function describeSpread(means: Float64Array): string {
  const middle = means.reduce((sum, mean) => sum + mean, 0) / means.length;
  const variance = means.reduce((sum, mean) => sum + (mean - middle) ** 2, 0) / means.length;
  return `they are spread with a deviation of ${Math.sqrt(variance).toFixed(2)}`;
}
