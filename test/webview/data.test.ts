/** The data sets: what is drawn has the density and the entropy that are said of it, and digits are told apart. */
import assert from "node:assert/strict";
import { curveDensity } from "../../webview/data/curveLaw.ts";
import { digitPixels, drawDigits } from "../../webview/data/digits.ts";
import { drawPlanarMixture, logPlanarDensity, type PlanarMixture } from "../../webview/data/planarMixture.ts";
import { planarSets, type PlanarSet } from "../../webview/data/planarSets.ts";
import { planarSetTitles, type PlanarSetName } from "../../webview/data/planarSetTitles.ts";
import { Noise } from "../../webview/training/noise.ts";

const names = Object.keys(planarSetTitles) as readonly PlanarSetName[];

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly log: number;
}

const [reach, cells] = [5.2, 208];
const side = (2 * reach) / cells;

/** The log-density at the midpoints of cells, whose edges are those of the checkerboard. */
function cellsOf({ logDensity }: Pick<PlanarSet, "logDensity">): readonly Cell[] {
  return Array.from({ length: cells * cells }, (_, index) => {
    const x = ((index % cells) + 0.5) * side - reach;
    const y = (Math.floor(index / cells) + 0.5) * side - reach;
    return { x, y, log: logDensity(x, y) };
  });
}

/** ∫ p over the cells. */
function massOf(some: readonly Cell[]): number {
  return some.reduce((sum, { log }) => sum + Math.exp(log) * side ** 2, 0);
}

/** −∫ p log p over the cells. */
function entropyOf(some: readonly Cell[]): number {
  return some.reduce((sum, { log }) => (log === -Infinity ? sum : sum - Math.exp(log) * log * side ** 2), 0);
}

describe("the sets of points in the plane", () => {
  it("are those with a title", () => assert.deepEqual(Object.keys(planarSets).sort(), [...names].sort()));

  for (const name of names) {
    const set = planarSets[name];
    let found: readonly Cell[] | undefined;
    const gridOf = (): readonly Cell[] => (found ??= cellsOf(set));

    it(`say the density and the entropy of “${name}”`, () => {
      const [mass, entropy] = [massOf(gridOf()), entropyOf(gridOf())];
      assert.ok(Math.abs(mass - 1) < 2e-6, `the density integrates to ${mass}`);
      assert.ok(Math.abs(entropy - set.entropy) < 1e-5, `the entropy is ${entropy}, not ${set.entropy}`);
    });

    it(`draw “${name}” by that density`, () => {
      const count = 4000;
      const points = set.draw(count, Noise.of(5));
      assert.equal(points.length, 2 * count);
      assert.ok(points.every((coordinate) => Math.abs(coordinate) < 5));
      const surprises = Array.from(
        { length: count },
        (_, index) => -set.logDensity(points[2 * index] ?? NaN, points[2 * index + 1] ?? NaN),
      );
      const average = surprises.reduce((sum, surprise) => sum + surprise, 0) / count;
      const variance = surprises.reduce((sum, surprise) => sum + (surprise - average) ** 2, 0) / count;
      const error = Math.sqrt(variance / count) + 1e-9;
      assert.ok(
        Math.abs(average - set.entropy) < 4 * error,
        `the average surprise is ${average} ± ${error}, the entropy ${set.entropy}`,
      );
      assertFrequencies(gridOf(), points);
    });

    it(`draw “${name}” from the noise alone, point by point`, () => {
      assert.deepEqual(set.draw(50, Noise.of(1)), set.draw(50, Noise.of(1)));
      assert.deepEqual(set.draw(20, Noise.of(1)), set.draw(50, Noise.of(1)).slice(0, 40));
      assert.notDeepEqual(set.draw(50, Noise.of(2)), set.draw(50, Noise.of(1)));
    });
  }

  it("know the entropy of FFJORD's eight Gaussians", () => {
    assert.ok(Math.abs(planarSets.eightGaussians.entropy - 2.83188) < 5e-6);
  });

  /** Each quarter of the plane, and a disc around the middle, has as many points as the density says. */
  function assertFrequencies(grid: readonly Cell[], points: Float32Array): void {
    const regions: readonly ((x: number, y: number) => boolean)[] = [
      (x, y) => x > 0 && y > 0,
      (x, y) => x <= 0 && y > 0,
      (x, y) => x > 0 && y <= 0,
      (x, y) => x ** 2 + y ** 2 < 4,
    ];
    for (const [index, isInside] of regions.entries()) {
      const mass = massOf(grid.filter(({ x, y }) => isInside(x, y)));
      let inside = 0;
      for (let at = 0; at < points.length; at += 2) {
        if (isInside(points[at] ?? NaN, points[at + 1] ?? NaN)) inside++;
      }
      const frequency = (2 * inside) / points.length;
      // Four deviations of a binomial share, and the cells that the disc's edge cuts.
      const allowed = 4 * Math.sqrt((mass * (1 - mass) * 2) / points.length) + 2e-3;
      assert.ok(Math.abs(frequency - mass) < allowed, `region ${index}: ${frequency} instead of ${mass}`);
    }
  }
});

describe("mixtures in the plane", () => {
  const mixture: PlanarMixture = [
    { weight: 0.7, mean: [1, -2], covariance: [0.5, 0.3, 0.4] },
    { weight: 0.3, mean: [-1, 1], covariance: [0.2, -0.1, 0.6] },
  ];

  it("have a density that integrates to one", () => {
    const mass = massOf(cellsOf({ logDensity: (x, y) => logPlanarDensity(mixture, x, y) }));
    assert.ok(Math.abs(mass - 1) < 1e-6);
  });

  it("draw points with their mean and covariance", () => {
    const count = 20_000;
    const points = drawPlanarMixture(mixture, count, Noise.of(3));
    const average = (f: (x: number, y: number) => number): number => {
      let sum = 0;
      for (let at = 0; at < points.length; at += 2) sum += f(points[at] ?? NaN, points[at + 1] ?? NaN);
      return sum / count;
    };
    const expected = (f: (component: PlanarMixture[number]) => number): number =>
      mixture.reduce((sum, component) => sum + component.weight * f(component), 0);
    const moments: readonly [
      f: (x: number, y: number) => number,
      of: (component: PlanarMixture[number]) => number,
    ][] = [
      [(x) => x, ({ mean }) => mean[0]],
      [(_, y) => y, ({ mean }) => mean[1]],
      [(x) => x * x, ({ mean, covariance }) => mean[0] ** 2 + covariance[0]],
      [(x, y) => x * y, ({ mean, covariance }) => mean[0] * mean[1] + covariance[1]],
      [(_, y) => y * y, ({ mean, covariance }) => mean[1] ** 2 + covariance[2]],
    ];
    for (const [f, of] of moments) assert.ok(Math.abs(average(f) - expected(of)) < 0.06);
  });

  it("have finite log-densities far away", () => {
    const log = logPlanarDensity(mixture, 1000, -1000);
    assert.ok(Number.isFinite(log) && log < -1e5);
  });
});

describe("the law of a curve", () => {
  it("is that of a segment along which a normal law is moved", () => {
    const [deviation, halfLength] = [0.3, 1];
    const logDensity = curveDensity({
      curves: [(s) => [halfLength * (2 * s - 1), 0]],
      places: "even",
      deviation,
    });
    // Across the segment a normal law; far from its ends its middle is evenly dense.
    for (const y of [0, 0.2, 1]) {
      const across = -((y / deviation) ** 2) / 2 - Math.log(deviation * Math.sqrt(2 * Math.PI));
      // The share of the noise along the segment that stays within ±1/0.3 deviations.
      const along = Math.log(0.999_141_6 / (2 * halfLength));
      assert.ok(Math.abs(logDensity(0, y) - across - along) < 1e-6, `at height ${y}`);
    }
  });
});

describe("digits", () => {
  it("are drawn from the noise alone, each as often", () => {
    const digits = drawDigits(40, Noise.of(1));
    assert.deepEqual(drawDigits(40, Noise.of(1)), digits);
    assert.deepEqual(drawDigits(10, Noise.of(1)).pixels, digits.pixels.slice(0, 10 * digitPixels));
    assert.notDeepEqual(drawDigits(40, Noise.of(2)).pixels, digits.pixels);
    assert.deepEqual([...digits.labels.subarray(0, 12)], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
  });

  it("have pixels from paper to ink, and ink in the middle", () => {
    const { pixels } = drawDigits(200, Noise.of(1));
    assert.equal(pixels.length, 200 * digitPixels);
    assert.ok(pixels.every((grey) => grey >= 0 && grey <= 1));
    for (let at = 0; at < pixels.length; at += digitPixels) {
      const picture = pixels.subarray(at, at + digitPixels);
      const ink = picture.reduce((sum, grey) => sum + grey, 0);
      assert.ok(ink > 3 && ink < 35, `${ink} pixels of ink`);
      assert.ok(Math.max(...picture) > 0.5, "no stroke is seen");
    }
  });

  it("are told apart by the nearest of those that were seen before", () => {
    const seen = drawDigits(500, Noise.of(1));
    const fresh = drawDigits(200, Noise.of(2));
    const pictureOf = ({ pixels }: { readonly pixels: Float32Array }, index: number): Float32Array =>
      pixels.subarray(index * digitPixels, (index + 1) * digitPixels);
    const distance = (a: Float32Array, b: Float32Array): number =>
      a.reduce((sum, grey, pixel) => sum + (grey - (b[pixel] ?? NaN)) ** 2, 0);
    let right = 0;
    for (const [index, label] of fresh.labels.entries()) {
      let nearest = { at: -1, distance: Infinity };
      for (let at = 0; at < seen.labels.length; at++) {
        const apart = distance(pictureOf(fresh, index), pictureOf(seen, at));
        if (apart < nearest.distance) nearest = { at, distance: apart };
      }
      if (seen.labels[nearest.at] === label) right++;
    }
    assert.ok(right >= 0.95 * fresh.labels.length, `only ${right} of ${fresh.labels.length} are told apart`);
  });
});
