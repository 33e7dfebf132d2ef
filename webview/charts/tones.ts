/**
 * How a tone looks besides its colour: the dash of its lines, the marker of its points and the hatching of its bars, so
 * that who sees no colours tells the tones apart as well.
 */
import type { LineLayer, Tone } from "../experiments/picture.ts";

export type Marker = "circle" | "square" | "diamond" | "triangle" | "cross";
export type Hatching = "full" | "rising" | "falling" | "level" | "none";

interface ToneShape {
  readonly marker: Marker;
  /** The size of markers, relative to the others'. */
  readonly size: number;
  /** The width of lines, in pixels. */
  readonly width: number;
  /** Lengths of dash and gap; none for a line without gaps. */
  readonly dash: readonly number[];
  /** Those of lines that are said to be dashed. */
  readonly dashed: readonly number[];
  readonly hatching: Hatching;
  /** For those who do not see it. */
  readonly words: { readonly line: string; readonly dashed: string; readonly bars: string };
}

export const toneShapes: { readonly [T in Tone]: ToneShape } = {
  data: {
    marker: "circle",
    size: 1,
    width: 1.5,
    dash: [],
    dashed: [2, 4],
    hatching: "full",
    words: { line: "thin line", dashed: "dotted line", bars: "full bars" },
  },
  model: {
    marker: "diamond",
    size: 1.2,
    width: 2.5,
    dash: [],
    dashed: [10, 4],
    hatching: "rising",
    words: { line: "thick line", dashed: "thick line with long dashes", bars: "bars with rising stripes" },
  },
  exact: {
    marker: "cross",
    size: 1.2,
    width: 1.5,
    dash: [6, 4],
    dashed: [6, 4],
    hatching: "none",
    words: { line: "dashed line", dashed: "dashed line", bars: "empty bars" },
  },
  other: {
    marker: "square",
    size: 0.95,
    width: 1.75,
    dash: [9, 3, 2, 3],
    dashed: [5, 3, 2, 3],
    hatching: "falling",
    words: { line: "dash-dotted line", dashed: "dash-dotted line", bars: "bars with falling stripes" },
  },
  faint: {
    marker: "circle",
    size: 0.7,
    width: 1,
    dash: [],
    dashed: [3, 3],
    hatching: "level",
    words: { line: "faint line", dashed: "faint dashed line", bars: "bars with level stripes" },
  },
};

/** The markers of groups of points, by their number; used again from the start where there are more. */
export const groupMarkers: readonly Marker[] = ["circle", "square", "triangle", "cross", "diamond"];

/** The dash of a line; one whose area is filled is told by that, and needs none. */
export function dashOf({ tone, dashed = false, filled = false }: LineLayer): readonly number[] {
  if (dashed) return toneShapes[tone].dashed;
  return filled ? [] : toneShapes[tone].dash;
}
