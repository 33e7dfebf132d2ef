/**
 * What an axis of values shows of curves over a run. The first moments of a training are often far from all that comes
 * after; where they would press the rest into a line, the axis shows the rest, and the curves come in from beyond it.
 */

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The share of a run that counts as its beginning. */
const beginning = 0.1;
/** The beginning is left out where the axis becomes so many times finer by that. */
const worthwhile = 4;
/** The free part above and below the curves, of their extent. */
const margin = 0.08;
/** Too few values tell nothing about what comes after. */
const leastCount = 20;

/** A range for curves with values at the same steps; values that are not finite do not count. */
export function linearRange(curves: readonly (readonly number[])[]): Range {
  const all = extentOf(curves);
  if (all === undefined) return { from: 0, to: 1 };
  const count = Math.max(0, ...curves.map(({ length }) => length));
  const later = extentOf(curves.map((curve) => curve.slice(Math.ceil(count * beginning))));
  const isLeftOut =
    count >= leastCount &&
    later !== undefined &&
    later.to > later.from &&
    all.to - all.from > worthwhile * (later.to - later.from);
  const { from, to } = isLeftOut ? later : all;
  const room = to > from ? margin * (to - from) : Math.max(1e-6, 0.1 * Math.abs(from));
  return { from: from - room, to: to + room };
}

/** Whole powers of ten around the positive ones of the values. */
export function logarithmicRange(curves: readonly (readonly number[])[]): Range {
  const positive = extentOf(curves.map((curve) => curve.filter((value) => value > 0)));
  if (positive === undefined) return { from: 1e-8, to: 1 };
  return {
    from: powerOfTen(Math.floor(Math.log10(positive.from) - margin)),
    to: powerOfTen(Math.ceil(Math.log10(positive.to) + margin)),
  };
}

/** Exactly the number that is written so, which the operator of powers misses by a bit. */
function powerOfTen(exponent: number): number {
  return Number(`1e${exponent}`);
}

function extentOf(curves: readonly (readonly number[])[]): Range | undefined {
  let [from, to] = [Infinity, -Infinity];
  for (const curve of curves) {
    for (const value of curve) {
      if (!Number.isFinite(value)) continue;
      from = Math.min(from, value);
      to = Math.max(to, value);
    }
  }
  return from <= to ? { from, to } : undefined;
}
