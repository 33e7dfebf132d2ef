/** Noise is addressed: the same on every machine and in every order; and it is distributed as it says. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { Noise } from "../../../webview/training/noise.ts";

const count = 100_000;
const draws = (noise: Noise, draw: (noise: Noise) => number): readonly number[] =>
  Array.from({ length: count }, () => draw(noise));

/** The mean of the k-th powers of the differences from a middle. */
function moment(values: readonly number[], power: number, middle = 0): number {
  return values.reduce((sum, value) => sum + (value - middle) ** power, 0) / values.length;
}

/** How far two sequences go together, in deviations of what chance explains. */
function correlation(first: readonly number[], second: readonly number[]): number {
  const size = Math.min(first.length, second.length);
  let sum = 0;
  for (let index = 0; index < size; index++)
    sum += ((first[index] ?? NaN) - 0.5) * ((second[index] ?? NaN) - 0.5);
  return (12 * sum) / Math.sqrt(size);
}

/** The chi-squared statistic of counts that should be equal. */
function chiSquared(values: readonly number[], bins: number, binOf: (value: number) => number): number {
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of values) counts[binOf(value)] = (counts[binOf(value)] ?? NaN) + 1;
  const expected = values.length / bins;
  return counts.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
}

describe("noise", () => {
  it("is the same for the same address", () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.oneof(fc.string(), fc.nat())), (seed, path) => {
        const at = (): Noise => path.reduce<Noise>((noise, name) => noise.branch(name), Noise.of(seed));
        assert.deepEqual(at().uniforms(5), at().uniforms(5));
      }),
      { seed: 1 },
    );
  });

  it("is these numbers, on every machine", () => {
    const noise = Noise.of(1).branch("steps").branch(700);
    assert.deepEqual(
      Array.from({ length: 3 }, () => noise.below(1_000_000)),
      [613_073, 764_656, 229_214],
    );
  });

  it("branches alike, whatever was drawn before and in whatever order", () => {
    const fresh = Noise.of(7).branch("b").uniforms(4);
    const root = Noise.of(7);
    root.uniforms(13);
    root.branch("a").normals(3);
    const later = root.branch("b");
    root.uniforms(1);
    assert.deepEqual(later.uniforms(4), fresh);
    const before = Noise.of(7);
    const after = Noise.of(7);
    after.branch("b").uniforms(9);
    assert.deepEqual(before.uniforms(4), after.uniforms(4));
  });

  it("differs between seeds, branches and depths", () => {
    const streams = new Set<string>();
    let made = 0;
    const collect = (noise: Noise): void => {
      streams.add(noise.uniforms(3).join());
      made++;
    };
    for (let index = 0; index < 2000; index++) {
      collect(Noise.of(index));
      collect(Noise.of(1).branch(index));
      collect(Noise.of(1).branch("steps").branch(index));
      collect(Noise.of(1).branch(index).branch("data"));
    }
    assert.equal(streams.size, made);
  });

  it("is not correlated between neighbours, in order or in address", () => {
    const sequence = draws(Noise.of(3), (noise) => noise.uniform());
    for (const lag of [1, 2, 3, 7]) {
      assert.ok(Math.abs(correlation(sequence, sequence.slice(lag))) < 4.5, `lag ${lag}`);
    }
    const firsts = Array.from({ length: count }, (_, step) => Noise.of(3).branch(step).uniform());
    assert.ok(Math.abs(correlation(firsts, firsts.slice(1))) < 4.5, "steps that follow one another");
    const siblings = Array.from({ length: count }, (_, step) => Noise.of(4).branch(step).uniform());
    assert.ok(Math.abs(correlation(firsts, siblings)) < 4.5, "seeds that follow one another");
    assert.ok(chiSquared(firsts, 100, (value) => Math.floor(100 * value)) < 170, "first numbers of steps");
  });

  it("is uniform", () => {
    const values = draws(Noise.of(1), (noise) => noise.uniform());
    assert.ok(values.every((value) => value > 0 && value < 1));
    for (const power of [1, 2, 3, 4]) {
      const deviation = Math.sqrt((1 / (2 * power + 1) - 1 / (power + 1) ** 2) / count);
      assert.ok(Math.abs(moment(values, power) - 1 / (power + 1)) < 4.5 * deviation, `moment ${power}`);
    }
    // 99 degrees of freedom: beyond 170 once in 10⁵ times.
    assert.ok(chiSquared(values, 100, (value) => Math.floor(100 * value)) < 170);
  });

  it("is never rounded up to 1", () => {
    // The first number of this seed is within 2⁻²⁵ of 1.
    assert.equal(Math.fround(Noise.of(7_161_673).uniform()), 1);
    assert.ok((Noise.of(7_161_673).uniforms(1)[0] ?? NaN) < 1);
  });

  it("is normal", () => {
    const values = draws(Noise.of(2), (noise) => noise.normal());
    // The moments of a standard normal law, and the variances of their powers.
    for (const [power, expected, variance] of [
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
    ] as const) {
      const deviation = Math.sqrt(variance / count);
      assert.ok(Math.abs(moment(values, power) - expected) < 4.5 * deviation, `moment ${power}`);
    }
    const beyond = values.filter((value) => Math.abs(value) > 1.959964).length / count;
    assert.ok(Math.abs(beyond - 0.05) < 4.5 * Math.sqrt((0.05 * 0.95) / count));
    assert.ok(values.every(Number.isFinite));
  });

  it("has as many of each number below a bound", () => {
    for (const bound of [2, 7, 40, 100]) {
      const values = draws(Noise.of(5).branch(bound), (noise) => noise.below(bound));
      const freedom = bound - 1;
      assert.ok(values.every((value) => Number.isInteger(value) && value >= 0 && value < bound));
      const limit = freedom + 4.5 * Math.sqrt(2 * freedom) + 12;
      assert.ok(chiSquared(values, bound, (value) => value) < limit, `below ${bound}`);
    }
  });
});
