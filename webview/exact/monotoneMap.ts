/**
 * The same increasing maps in float64 and without tensors, with their slopes, their inverses, and the density of what
 * they make of a standard normal variable: g(x) = φ(z) / G′(z) at z = G⁻¹(x).
 */
import type { MonotoneShape } from "../training/monotoneMap.ts";
import { logNormal } from "./gaussianMixture.ts";

export interface MonotoneMap {
  readonly valueAt: (z: number) => number;
  readonly slopeAt: (z: number) => number;
  /** The one place whose value is x; a guess near it saves time. NaN where the map has parameters that are no numbers. */
  readonly inverseAt: (x: number, guess?: number) => number;
  /** log g(x), where z is G⁻¹(x). */
  readonly logDensityFrom: (z: number) => number;
}

export function monotoneMap({ units }: MonotoneShape, flat: ArrayLike<number>): MonotoneMap {
  const part = (from: number, length: number): Float64Array =>
    Float64Array.from({ length }, (_, index) => flat[from + index] ?? NaN);
  const slopes = part(0, units).map(softplus);
  const centres = part(units, units);
  const heights = part(2 * units, units).map(softplus);
  const [slope = NaN, offset = NaN] = part(3 * units, 2);
  const leastSlope = softplus(slope);
  const reach = heights.reduce((sum, height) => sum + height, 0);

  /** G(z) and G′(z) at once. */
  const evaluate = (z: number): readonly [value: number, slope: number] => {
    let value = offset + leastSlope * z;
    let derivative = leastSlope;
    for (let unit = 0; unit < units; unit++) {
      const inner = slopes[unit] ?? NaN;
      const height = heights[unit] ?? NaN;
      const step = Math.tanh(inner * z + (centres[unit] ?? NaN));
      value += height * step;
      derivative += height * inner * (1 - step * step);
    }
    return [value, derivative];
  };
  const inverseAt = (x: number, guess = 0): number => {
    // |G(z) − a z − b| is at most Σ h_j, so the inverse lies between two lines.
    let least = (x - offset - reach) / leastSlope;
    let most = (x - offset + reach) / leastSlope;
    let z = guess > least && guess < most ? guess : (least + most) / 2;
    for (let round = 0; round < 200; round++) {
      const [value, derivative] = evaluate(z);
      if (value < x) least = z;
      else most = z;
      const newton = z - (value - x) / derivative;
      // Newton's step where it stays between the bounds, else their middle.
      const next = newton > least && newton < most ? newton : (least + most) / 2;
      if (Math.abs(next - z) <= 1e-14 * Math.max(1, Math.abs(z))) return next;
      z = next;
    }
    return z;
  };
  const slopeAt = (z: number): number => evaluate(z)[1];
  return {
    valueAt: (z) => evaluate(z)[0],
    slopeAt,
    inverseAt,
    logDensityFrom: (z) => logNormal(z, 0, 1) - Math.log(slopeAt(z)),
  };
}

function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
