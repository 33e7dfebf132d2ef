/**
 * The density of a model of the plane, p(x) = ∫ N(x; f(z), σ² 1) N(z; 0, 1) dz, as a picture: the integral by the
 * trapezoidal rule, and each Gaussian as a product of a column and a row.
 */
import { decode, decoderDeviation } from "./exact.ts";
import type { AutoencoderShape } from "./shape.ts";

export interface DensityGrid {
  readonly columns: number;
  readonly rows: number;
  /** Row by row from the bottom left. */
  readonly values: Float32Array;
}

const across = 96;
/** Places of the latent space from −4.5 to 4.5 in each of its directions. */
const latentPlaces: Readonly<Record<1 | 2, number>> = { 1: 1201, 2: 61 };
const latentReach = 4.5;
/** Farther from its middle than so many deviations a Gaussian is left out. */
const gaussianReach = 4;

/** Over the square from −reach to reach. */
export function planarDensity(shape: AutoencoderShape, parameters: Float32Array, reach: number): DensityGrid {
  const { places, weights } = priorPlaces(shape.dimensions);
  const means = decode(shape, parameters, places);
  const deviation = decoderDeviation(shape, parameters);
  const values = new Float32Array(across * across);
  const spacing = (2 * reach) / (across - 1);
  for (const [index, weight] of weights.entries()) {
    const column = profile(means[2 * index] ?? NaN, deviation, reach, spacing);
    const row = profile(means[2 * index + 1] ?? NaN, deviation, reach, spacing);
    for (let up = 0; up < row.heights.length; up++) {
      const height = weight * (row.heights[up] ?? NaN);
      const offset = (row.from + up) * across + column.from;
      for (let right = 0; right < column.heights.length; right++) {
        values[offset + right] = (values[offset + right] ?? NaN) + height * (column.heights[right] ?? NaN);
      }
    }
  }
  return { columns: across, rows: across, values };
}

/** The values of a Gaussian on the line at those places of the grid that it reaches. */
function profile(
  mean: number,
  deviation: number,
  reach: number,
  spacing: number,
): { readonly from: number; readonly heights: Float64Array } {
  const place = (x: number): number => Math.min(across, Math.max(0, Math.ceil((x + reach) / spacing)));
  const from = place(mean - gaussianReach * deviation);
  const to = place(mean + gaussianReach * deviation);
  const heights = new Float64Array(to - from);
  for (let index = 0; index < heights.length; index++) {
    const distance = ((from + index) * spacing - reach - mean) / deviation;
    heights[index] = Math.exp(-(distance * distance) / 2) / deviation / Math.sqrt(2 * Math.PI);
  }
  return { from, heights };
}

/** Places of the latent space, with the part of the prior that each stands for. */
function priorPlaces(dimensions: 1 | 2): { readonly places: Float64Array; readonly weights: Float64Array } {
  const count = latentPlaces[dimensions];
  const spacing = (2 * latentReach) / (count - 1);
  const line = Float64Array.from({ length: count }, (_, index) => index * spacing - latentReach);
  const heights = line.map((z) => (Math.exp((-z * z) / 2) * spacing) / Math.sqrt(2 * Math.PI));
  if (dimensions === 1) return { places: line, weights: heights };
  return {
    places: Float64Array.from(
      Array.from(line).flatMap((first) => Array.from(line).flatMap((second) => [first, second])),
    ),
    weights: Float64Array.from(
      Array.from(heights).flatMap((first) => Array.from(heights, (second) => first * second)),
    ),
  };
}
