/** How each kind of layer is drawn; a kind without an entry does not compile. */
import type { Layer } from "../../experiments/picture.ts";
import type { Palette } from "../palette.ts";
import type { Box } from "../plane.ts";
import { bars } from "./bars.ts";
import { field } from "./field.ts";
import { images } from "./images.ts";
import type { Drawing, LayerKind } from "./layer.ts";
import { line } from "./line.ts";
import { points } from "./points.ts";

type Kinds = { readonly [K in Layer["kind"]]: LayerKind<Extract<Layer, { readonly kind: K }>> };

const kinds: Kinds = { bars, field, images, line, points };

export function drawLayer(layer: Layer, drawing: Drawing): void {
  kindOf(layer).draw(layer, drawing);
}

/** A sample of how the layer is drawn, for the legend. */
export function drawKey(layer: Layer, context: CanvasRenderingContext2D, palette: Palette, box: Box): void {
  kindOf(layer).drawKey(layer, context, palette, box);
}

export function keyWords(layer: Layer): string {
  return kindOf(layer).keyWords(layer);
}

function kindOf<Kind extends Layer["kind"]>(
  layer: Extract<Layer, { readonly kind: Kind }>,
): LayerKind<Extract<Layer, { readonly kind: Kind }>> {
  return kinds[layer.kind];
}
