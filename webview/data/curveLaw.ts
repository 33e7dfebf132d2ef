/**
 * Curves in the plane that are drawn with a shaking hand: a place s of [0, 1] is chosen along one of the curves, and
 * normal noise is added in both directions. The density is an integral over s, taken by Simpson's rule in float64.
 */
import type { Noise } from "../training/noise.ts";

export interface CurveLaw {
  /** Where the curves pass at s; each curve is as likely. Smooth in s. */
  readonly curves: readonly ((s: number) => readonly [x: number, y: number])[];
  /** Whether s is uniform, or has the density 2s, for curves that widen like a spiral from its centre. */
  readonly places: "even" | "growing";
  /** The standard deviation of the noise. */
  readonly deviation: number;
}

/** That many points x, y, x, y, … */
export function drawCurves(
  { curves, places, deviation }: CurveLaw,
  count: number,
  noise: Noise,
): Float32Array {
  const points = new Float32Array(2 * count);
  for (let index = 0; index < count; index++) {
    const curve = curves[noise.below(curves.length)];
    const uniform = noise.uniform();
    const [x, y] = curve?.(places === "even" ? uniform : Math.sqrt(uniform)) ?? [NaN, NaN];
    points[2 * index] = x + deviation * noise.normal();
    points[2 * index + 1] = y + deviation * noise.normal();
  }
  return points;
}

const intervals = 512;

/** The log-density of the law as a function of x and y; exact to 1e-5 of the density where the data may be. */
export function curveDensity({ curves, places, deviation }: CurveLaw): (x: number, y: number) => number {
  const nodes = curves.flatMap((curve) =>
    Array.from({ length: intervals + 1 }, (_, index) => {
      const s = index / intervals;
      const simpson = index === 0 || index === intervals ? 1 : index % 2 === 1 ? 4 : 2;
      const share = (simpson / (3 * intervals)) * (places === "even" ? 1 : 2 * s);
      return { place: curve(s), weight: share / curves.length };
    }),
  );
  const xs = Float64Array.from(nodes, ({ place }) => place[0]);
  const ys = Float64Array.from(nodes, ({ place }) => place[1]);
  const weights = Float64Array.from(nodes, ({ weight }) => weight);
  const factor = -1 / (2 * deviation ** 2);
  const logScale = -Math.log(2 * Math.PI * deviation ** 2);
  return (x, y) => {
    const squareTo = (index: number): number => (x - (xs[index] ?? NaN)) ** 2 + (y - (ys[index] ?? NaN)) ** 2;
    let nearest = Infinity;
    for (let index = 0; index < xs.length; index++) nearest = Math.min(nearest, squareTo(index));
    let sum = 0;
    for (let index = 0; index < xs.length; index++) {
      const below = factor * (squareTo(index) - nearest);
      if (below > -40) sum += (weights[index] ?? NaN) * Math.exp(below);
    }
    return Math.log(sum) + factor * nearest + logScale;
  };
}
