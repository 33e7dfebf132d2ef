/**
 * Sets of points in the plane, all about as large as [−4, 4]². Each is a law whose density and entropy are known, so that
 * every model is scored on one absolute scale: D_KL(data ‖ model) = E[−log p_model] − H.
 */
import { logNormal } from "../exact/gaussianMixture.ts";
import type { Noise } from "../training/noise.ts";
import { curveDensity, drawCurves, type CurveLaw } from "./curveLaw.ts";
import {
  drawPlanarMixture,
  drawPlanarNormal,
  logPlanarDensity,
  roundGaussian,
  type PlanarMixture,
} from "./planarMixture.ts";
import type { PlanarSetName } from "./planarSetTitles.ts";

export interface PlanarSet {
  /** That many points x, y, x, y, …, drawn independently; a function of the noise alone. */
  readonly draw: (count: number, noise: Noise) => Float32Array;
  /** The logarithm of the density that they are drawn from, in nats; −∞ where no point can be. */
  readonly logDensity: (x: number, y: number) => number;
  /** The differential entropy of that density, in nats; by quadrature where no formula is written, to 5 decimals. */
  readonly entropy: number;
}

/** Eight Gaussians on a circle, the same as in FFJORD (Grathwohl et al. 2019): radius 4 and deviation 0.5, over 1.414. */
const eightGaussians: PlanarMixture = Array.from({ length: 8 }, (_, index) => {
  const angle = (index * Math.PI) / 4;
  const radius = 4000 / 1414;
  return {
    weight: 1 / 8,
    ...roundGaussian(radius * Math.cos(angle), radius * Math.sin(angle), 500 / 1414),
  };
});

/** A grid of five by five Gaussians, 1.5 apart and with deviation 0.1, so that they hardly overlap. */
const twentyFiveGaussians: PlanarMixture = Array.from({ length: 25 }, (_, index) => ({
  weight: 1 / 25,
  ...roundGaussian(1.5 * ((index % 5) - 2), 1.5 * (Math.floor(index / 5) - 2), 0.1),
}));

/** Two half circles of radius 2 that reach into one another (scikit-learn's, twice as large and centred). */
const twoMoons: CurveLaw = {
  curves: [
    (s) => [2 * Math.cos(Math.PI * s) - 1, 2 * Math.sin(Math.PI * s) - 0.5],
    (s) => [1 - 2 * Math.cos(Math.PI * s), 0.5 - 2 * Math.sin(Math.PI * s)],
  ],
  places: "even",
  deviation: 0.2,
};

/** Two spirals of one turn and a half whose radius grows to π; points are spread evenly along them (FFJORD's). */
const twoSpirals: CurveLaw = {
  curves: [1, -1].map((side) => (s: number) => {
    const angle = 3 * Math.PI * s;
    return [(-side * angle * Math.cos(angle)) / 3, (side * angle * Math.sin(angle)) / 3];
  }),
  places: "growing",
  deviation: 0.15,
};

/** One spiral, from radius 1.2 to 3.5 in one turn and a half, and more points to its middle. */
const swissRoll: CurveLaw = {
  curves: [
    (s) => {
      const angle = 1.5 * Math.PI * (1 + 2 * s);
      return [(angle * Math.cos(angle)) / 4, (angle * Math.sin(angle)) / 4];
    },
  ],
  places: "even",
  deviation: 0.2,
};

const ringRadius = 3;
const ringDeviation = 0.25;

/** The angle is uniform, the radius normal; polar coordinates stretch areas by the radius. */
const ring: Omit<PlanarSet, "entropy"> = {
  draw: (count, noise) =>
    pointByPoint(count, () => {
      const angle = 2 * Math.PI * noise.uniform();
      const radius = ringRadius + ringDeviation * noise.normal();
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
  logDensity: (x, y) => {
    const radius = Math.hypot(x, y);
    return logNormal(radius, ringRadius, ringDeviation) - Math.log(2 * Math.PI * radius);
  },
};

const pinwheelArms = 5;
const pinwheelTwist = 0.5;
const straightPinwheel: PlanarMixture = Array.from({ length: pinwheelArms }, (_, arm) => {
  const [cosine, sine] = [Math.cos((2 * Math.PI * arm) / 5), Math.sin((2 * Math.PI * arm) / 5)];
  const [along, across] = [0.6 ** 2, 0.2 ** 2];
  return {
    weight: 1 / pinwheelArms,
    mean: [2 * cosine, 2 * sine],
    covariance: [
      along * cosine ** 2 + across * sine ** 2,
      (along - across) * cosine * sine,
      along * sine ** 2 + across * cosine ** 2,
    ],
  };
});

/** Five slim Gaussians like the arms of a star, turned the further the farther out; turning so preserves areas. */
const pinwheel: Omit<PlanarSet, "entropy"> = {
  draw: (count, noise) =>
    pointByPoint(count, () => {
      const arm = straightPinwheel[noise.below(pinwheelArms)];
      return arm === undefined ? [NaN, NaN] : twisted(drawPlanarNormal(arm, noise), pinwheelTwist);
    }),
  logDensity: (x, y) => logPlanarDensity(straightPinwheel, ...twisted([x, y], -pinwheelTwist)),
};

function twisted([x, y]: readonly [x: number, y: number], rate: number): readonly [x: number, y: number] {
  const angle = rate * Math.hypot(x, y);
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return [cosine * x - sine * y, sine * x + cosine * y];
}

/** Uniform on every other one of the sixteen squares of side 2 that make up [−4, 4]². */
const checkerboard: PlanarSet = {
  draw: (count, noise) =>
    pointByPoint(count, () => {
      const column = noise.below(4);
      const row = 2 * noise.below(2) + (column % 2);
      return [2 * (column - 2 + noise.uniform()), 2 * (row - 2 + noise.uniform())];
    }),
  logDensity: (x, y) => {
    const isInside = Math.abs(x) <= 4 && Math.abs(y) <= 4;
    const isDrawn = (Math.floor(x / 2) + Math.floor(y / 2)) % 2 === 0;
    return isInside && isDrawn ? -Math.log(32) : -Infinity;
  },
  entropy: Math.log(32),
};

function pointByPoint(count: number, draw: () => readonly [x: number, y: number]): Float32Array {
  const points = new Float32Array(2 * count);
  for (let index = 0; index < count; index++) points.set(draw(), 2 * index);
  return points;
}

function ofMixture(mixture: PlanarMixture, entropy: number): PlanarSet {
  return {
    draw: (count, noise) => drawPlanarMixture(mixture, count, noise),
    logDensity: (x, y) => logPlanarDensity(mixture, x, y),
    entropy,
  };
}

function ofCurves(law: CurveLaw, entropy: number): PlanarSet {
  return {
    draw: (count: number, noise: Noise) => drawCurves(law, count, noise),
    logDensity: curveDensity(law),
    entropy,
  };
}

export const planarSets: { readonly [Name in PlanarSetName]: PlanarSet } = {
  eightGaussians: ofMixture(eightGaussians, 2.83188),
  twentyFiveGaussians: ofMixture(twentyFiveGaussians, Math.log(25 * 2 * Math.PI * Math.E * 0.1 ** 2)),
  twoMoons: ofCurves(twoMoons, 2.39388),
  ring: { ...ring, entropy: 2.96562 },
  pinwheel: { ...pinwheel, entropy: 2.32059 },
  twoSpirals: ofCurves(twoSpirals, 2.94551),
  checkerboard,
  swissRoll: ofCurves(swissRoll, 2.89071),
};
