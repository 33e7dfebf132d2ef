/** What drawing needs, and what each kind of layer has to offer. */
/// <reference lib="dom" />
import type { Palette } from "../palette.ts";
import type { Box, Plane } from "../plane.ts";

export interface Drawing {
  readonly context: CanvasRenderingContext2D;
  readonly plane: Plane;
  readonly palette: Palette;
  /** Whether a heat map lies behind: marks then get an edge that sets them off. */
  readonly isOverField: boolean;
}

export interface LayerKind<OfKind> {
  readonly draw: (layer: OfKind, drawing: Drawing) => void;
  /** A sample for the legend, inside a box. */
  readonly drawKey: (layer: OfKind, context: CanvasRenderingContext2D, palette: Palette, box: Box) => void;
  /** The sample in words: "dashed line". */
  readonly keyWords: (layer: OfKind) => string;
}
