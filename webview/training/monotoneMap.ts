/**
 * Increasing maps of the line, trained as one flat vector: G(z) = b + a z + Σ_j h_j tanh(s_j z + c_j), where a, h_j and
 * s_j are softplus of what is trained and so never negative. With a > 0 the slope is positive everywhere and G has exactly
 * one inverse: what it makes of a normal variable has a density in closed form, by the change of variables. A sum of
 * many steps comes as near to any increasing continuous map on an interval as one likes.
 */
import {
  add,
  matMul,
  mul,
  reshape,
  softplus,
  split,
  tanh,
  type Tensor1D,
  type Tensor2D,
} from "../tensors.ts";
import type { Noise } from "./noise.ts";

export interface MonotoneShape {
  /** How many steps tanh(s_j z + c_j) there are. */
  readonly units: number;
}

/** The sizes of s, c, h, a and b before their softplus, as they follow one another in the vector. */
function sizesOfMap({ units }: MonotoneShape): readonly number[] {
  return [units, units, units, 1, 1];
}

/** A gentle map around G(z) = z to begin with, whose steps stand all over where a normal variable falls. */
export function initialMap({ units }: MonotoneShape, noise: Noise): Float32Array {
  const slopes = Float32Array.from({ length: units }, () => inverseSoftplus(1 + noise.uniform()));
  const centres = noise.normals(units).map((normal) => 2 * normal);
  const heights = new Float32Array(units).fill(inverseSoftplus(1 / units));
  return Float32Array.of(...slopes, ...centres, ...heights, inverseSoftplus(0.5), 0);
}

/** The values at a column of places, as a column. */
export function applyMap(shape: MonotoneShape, flat: Tensor1D, places: Tensor2D): Tensor2D {
  const [slopes, centres, heights, slope, offset] = split(flat, [...sizesOfMap(shape)]);
  if (!slopes || !centres || !heights || !slope || !offset)
    throw new Error("the vector is too short for the map");
  const steps = tanh(add(matMul(places, reshape(softplus(slopes), [1, shape.units])), centres));
  const height = matMul(steps as Tensor2D, reshape(softplus(heights), [shape.units, 1]));
  return add(add(height, mul(places, softplus(slope))), offset);
}

function inverseSoftplus(value: number): number {
  return Math.log(Math.expm1(value));
}
