/** A picture as data: made in the worker from parameters alone, drawn by the page in the colours of the theme. */

export interface Picture {
  /** The part of the plane that is seen: the same for all frames of a run, so that nothing jumps. */
  readonly frame: Frame;
  /** From back to front. */
  readonly layers: readonly Layer[];
  /** For those who do not see it: one sentence that says what it shows now. */
  readonly words: string;
}

export interface Frame {
  readonly x: Axis;
  readonly y: Axis;
  /** Whether a unit is as long in both directions, as for points in a plane. */
  readonly square: boolean;
}

export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** Colours by their role; the page takes each from the theme. Roles that stand side by side also differ in shape or dash. */
export type Tone = "data" | "model" | "exact" | "other" | "faint";

export type Layer = FieldLayer | PointsLayer | LineLayer | BarsLayer | ImagesLayer;

/** A function on a grid over the whole frame, row by row from the bottom left, as a heat map. */
export interface FieldLayer {
  readonly kind: "field";
  readonly label: string;
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array;
  /** Sequential from 0 to `most`, or diverging around `middle` up to `most` on either side of it. */
  readonly scale: {
    readonly kind: "sequential" | "diverging";
    readonly middle: number;
    readonly most: number;
  };
}

export interface PointsLayer {
  readonly kind: "points";
  readonly label: string;
  /** x, y, x, y, … */
  readonly places: Float32Array;
  readonly tone: Tone;
  /** The group of each point, from 0, where they are of several; groups differ in colour. */
  readonly groups?: Uint8Array;
}

/** A line through places; closed ones are outlines. */
export interface LineLayer {
  readonly kind: "line";
  readonly label: string;
  readonly places: Float32Array;
  readonly tone: Tone;
  readonly dashed?: boolean;
  /** Whether the area between line and the bottom of the frame is filled faintly. */
  readonly filled?: boolean;
}

/** Bars of the given width around x, from 0 up to y. */
export interface BarsLayer {
  readonly kind: "bars";
  readonly label: string;
  readonly places: Float32Array;
  readonly width: number;
  readonly tone: Tone;
}

/** Small grey pictures side by side in rows over the whole frame; brightness from 0 to 1, row by row from the top. */
export interface ImagesLayer {
  readonly kind: "images";
  readonly label: string;
  readonly across: number;
  readonly down: number;
  readonly width: number;
  readonly height: number;
  readonly pixels: Float32Array;
}
