/** Draws a picture with its axes into a box of a canvas: the layers from back to front, inside the frame. */
/// <reference lib="dom" />
import type { Picture } from "../experiments/picture.ts";
import { drawAxes, placeAxes } from "./axes.ts";
import { drawLayer } from "./layers/index.ts";
import type { Palette } from "./palette.ts";
import type { Box } from "./plane.ts";

export function drawPicture(
  context: CanvasRenderingContext2D,
  picture: Picture,
  box: Box,
  palette: Palette,
): void {
  const plane = placeAxes(context, picture, box, palette);
  const isOverField = picture.layers.some(({ kind }) => kind === "field");
  context.save();
  context.beginPath();
  context.rect(plane.left - 1, plane.top - 1, plane.width + 2, plane.height + 2);
  context.clip();
  for (const layer of picture.layers) drawLayer(layer, { context, plane, palette, isOverField });
  context.restore();
  drawAxes(context, plane, picture, palette);
}
