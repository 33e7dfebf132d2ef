/**
 * The bar of an identity a = b₁ + b₂ + …: the terms of the right side stand end to end, each beginning where the one
 * before it ends, and a mark stands at a. Values below zero make no bar that begins at zero, as log p and its bounds are;
 * there the first term comes in from the edge, and the axis is zoomed so that what follows it can be seen.
 */
import { roundUp } from "../charts/ticks.ts";

/** The part of the number line that is seen. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Places are fractions of the width, from 0 to 1. */
export interface BarLayout {
  /** One for each term, in order; a negative term goes back to the left. */
  readonly segments: readonly { readonly from: number; readonly to: number }[];
  readonly mark: number;
  /** Whether the first segment begins beyond the edge instead of at zero. */
  readonly isCut: boolean;
}

/** Of the width, what the terms after the first and the mark take up when a window is chosen anew. */
const filled = 0.45;
/** Windows much wider than what stands in them are left. */
const leastFilled = 0.12;
/** How much of the width stays free to the right of the last thing in it. */
const margin = 0.1;
/** Sides that agree to this part of their size are not torn apart further. */
const finest = 1e-4;

/** Where each term ends: sums of the first terms. */
function endsOf(terms: readonly number[]): readonly number[] {
  let sum = 0;
  return terms.map((term) => (sum += term));
}

/**
 * A window that shows the ends of all terms and the mark: the one of before where they still fit well, so that the axis
 * stands still; undefined where there are no finite values.
 */
export function windowAround(terms: readonly number[], left: number, before?: Span): Span | undefined {
  const places = [...endsOf(terms), left];
  const least = Math.min(...places);
  const most = Math.max(...places);
  if (!Number.isFinite(least) || !Number.isFinite(most)) return undefined;
  const extent = Math.max(most - least, finest * Math.max(1, Math.abs(least), Math.abs(most)));
  if (before !== undefined) {
    const width = before.to - before.from;
    const isInside = least >= before.from + width / 20 && most <= before.to - width / 40;
    if (isInside && extent >= leastFilled * width) return before;
  }
  const width = roundUp(extent / filled);
  const grain = width / 20;
  const to = Math.ceil((most + margin * width) / grain) * grain;
  // Where zero is near, the first bar begins there.
  const isNearZero = least >= 0 && to - width < width / 2;
  return { from: isNearZero ? 0 : to - width, to };
}

export function layOutBar(terms: readonly number[], left: number, { from, to }: Span): BarLayout {
  const place = (value: number): number => Math.min(1, Math.max(0, (value - from) / (to - from)));
  const ends = endsOf(terms);
  const isCut = from > 0 || (ends[0] ?? 0) < 0;
  return {
    segments: ends.map((end, index) => ({
      from: index > 0 ? place(ends[index - 1] ?? 0) : isCut ? 0 : place(0),
      to: place(end),
    })),
    mark: place(left),
    isCut,
  };
}
