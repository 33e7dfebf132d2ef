/** Integrals over the latent space: known ones are found, also narrow, slanted and far ones, and errors are owned up to. */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  isWhite,
  latticesFor,
  logIntegral,
} from "../../../webview/experiments/variationalAutoencoder/latentLattice.ts";
import type {
  Dimensions,
  Lattice,
} from "../../../webview/experiments/variationalAutoencoder/latentLattice.ts";

type LogFunction = (z: readonly number[]) => number;

/** One family for each list of functions. */
function latticesOfFunctions(
  dimensions: Dimensions,
  families: readonly (readonly LogFunction[])[],
): readonly Lattice[] {
  return latticesFor(dimensions, families.length, (asked, places) =>
    asked.map((family) =>
      (families[family] ?? []).map((f) =>
        Float64Array.from({ length: places.length / dimensions }, (_, place) =>
          f([...places.subarray(place * dimensions, (place + 1) * dimensions)]),
        ),
      ),
    ),
  );
}

/** log N on the line. */
function normal(mean: number, deviation: number): LogFunction {
  return ([z = NaN]) =>
    -(((z - mean) / deviation) ** 2) / 2 - Math.log(deviation) - Math.log(2 * Math.PI) / 2;
}

/** The logarithm of a normal density in the plane, with the longer axis turned by an angle. */
function turnedNormal(
  mean: readonly [number, number],
  long: number,
  short: number,
  angle: number,
): LogFunction {
  return ([x = NaN, y = NaN]) => {
    const [dx, dy] = [x - mean[0], y - mean[1]];
    const along = (dx * Math.cos(angle) + dy * Math.sin(angle)) / long;
    const across = (dy * Math.cos(angle) - dx * Math.sin(angle)) / short;
    return -(along ** 2 + across ** 2) / 2 - Math.log(2 * Math.PI * long * short);
  };
}

function mixed(share: number, first: LogFunction, second: LogFunction): LogFunction {
  return (z) => Math.log(share * Math.exp(first(z)) + (1 - share) * Math.exp(second(z)) + Number.MIN_VALUE);
}

/** Both colours find the integral 1 of each function, as well as they say; and they say so to 10⁻⁵ if not told else. */
function assertDensities({ logs, error, ...lattice }: Lattice, greatestError = 1e-5): void {
  assert.ok(error <= greatestError, `the error is ${error}`);
  for (const log of logs) {
    for (const colour of ["black", "white"] as const) {
      const found = logIntegral(lattice, log, colour);
      assert.ok(
        Math.abs(found) <= Math.max(error, 1e-5),
        `${colour} places find e^${found} instead of 1, with an error of ${error}`,
      );
    }
  }
}

const mean = fc.double({ min: -4, max: 4, noNaN: true });
const angle = fc.double({ min: 0, max: Math.PI, noNaN: true });
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const width = fc.double({ min: Math.log(0.02), max: Math.log(1.2), noNaN: true }).map(Math.exp);

describe("the lattice of the latent space", () => {
  it("finds the integrals of mixtures on the line", () => {
    const density = fc
      .tuple(share, mean, width, mean, width)
      .map(([part, a, s, b, t]) => mixed(part, normal(a, s), normal(b, t)));
    fc.assert(
      fc.property(
        fc.array(fc.array(density, { minLength: 1, maxLength: 2 }), { maxLength: 4 }),
        (families) => {
          for (const lattice of latticesOfFunctions(1, families)) assertDensities(lattice);
        },
      ),
      { numRuns: 60, seed: 5 },
    );
  });

  for (const [what, least, greatestError] of [
    ["finds the integrals of slanted mixtures in the plane", 0.15, 1e-5],
    ["knows how well it finds those of slim ones", 0.05, Infinity],
  ] as const) {
    it(what, () => {
      const deviation = width.filter((candidate) => candidate >= least);
      const density = fc
        .tuple(share, mean, mean, deviation, deviation, angle, mean, mean, deviation)
        .map(([part, x, y, long, short, turn, otherX, otherY, other]) =>
          mixed(
            part,
            turnedNormal([x, y], long, short, turn),
            turnedNormal([otherX, otherY], other, other, 0),
          ),
        );
      fc.assert(
        fc.property(fc.array(density, { minLength: 1, maxLength: 2 }), (functions) => {
          const families = functions.map((f) => [f]);
          for (const lattice of latticesOfFunctions(2, families)) assertDensities(lattice, greatestError);
        }),
        { numRuns: 20, seed: 6 },
      );
    });
  }

  it("is not fooled where black and white agree by the place of what is narrow", () => {
    // Midway between columns of the first lattice, on one of them, and narrow in one direction alone.
    for (const x of [0, 1 / 64, 1 / 32, 1 / 16]) {
      for (const narrow of [0.02, 0.03, 0.045]) {
        const families = [[turnedNormal([x, 0], narrow, 1, 0)], [turnedNormal([0, x], 1, narrow, 0)]];
        for (const lattice of latticesOfFunctions(2, families)) assertDensities(lattice);
      }
    }
  });

  it("looks farther out where a function lies there", () => {
    for (const family of [[normal(20, 0.5)], [normal(-9, 0.05), normal(0, 1)]]) {
      for (const lattice of latticesOfFunctions(1, [family])) assertDensities(lattice);
    }
    for (const lattice of latticesOfFunctions(2, [[turnedNormal([6, -8], 1, 0.5, 1)]])) {
      assertDensities(lattice);
    }
  });

  it("owns up to what it cannot find", () => {
    const [constant] = latticesOfFunctions(1, [[() => 0]]);
    assert.equal(constant?.error, Infinity);
    // Far too slim and too long for so many places.
    const [hair] = latticesOfFunctions(2, [[turnedNormal([0, 0], 1, 0.0005, 0.7)]]);
    assert.ok(hair !== undefined && hair.error > 1e-4, `it claims an error of ${hair?.error}`);
  });

  it("has as many black as white places, none of them twice", () => {
    const [lattice] = latticesOfFunctions(2, [[turnedNormal([0.3, -0.2], 0.4, 0.1, 0.5)]]);
    assert.ok(lattice !== undefined);
    const keys = new Set<string>();
    let white = 0;
    for (const [place, residue] of lattice.residues.entries()) {
      keys.add(lattice.places.subarray(2 * place, 2 * place + 2).join());
      if (isWhite(residue)) white++;
    }
    assert.equal(keys.size, lattice.residues.length);
    assert.ok(Math.abs(white / lattice.residues.length - 0.5) < 0.02);
  });
});
