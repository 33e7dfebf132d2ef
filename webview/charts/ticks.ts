/** Round places for the marks of an axis: multiples of 1, 2 or 5 times a power of ten. */

export interface Ticks {
  /** In ascending order, all within the range. */
  readonly places: readonly number[];
  /** How far they are apart. */
  readonly step: number;
}

/** As many marks as fit, and no more than `most` of them. */
export function ticksOf(from: number, to: number, most: number): Ticks {
  const span = to - from;
  if (!(span > 0) || !Number.isFinite(span) || most < 1) return { places: [], step: 1 };
  const step = roundUp(span / most);
  const rounding = span * 1e-9;
  const first = Math.ceil((from - rounding) / step);
  const last = Math.floor((to + rounding) / step);
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
  return { places, step };
}

/** The least number of 1, 2 and 5 times a power of ten that is not below `size`; `size` is positive. */
export function roundUp(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= size * (1 - 1e-9)) ?? 10;
  return factor * power;
}
