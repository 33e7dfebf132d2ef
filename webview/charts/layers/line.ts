/** Lines through places, broken where a place is no number; the area below may be filled faintly. */
/// <reference lib="dom" />
import type { LineLayer } from "../../experiments/picture.ts";
import { css } from "../colour.ts";
import type { Plane } from "../plane.ts";
import { dashOf, toneShapes } from "../tones.ts";
import type { LayerKind } from "./layer.ts";

export const line: LayerKind<LineLayer> = {
  draw: (layer, { context, plane, palette, isOverField }) => {
    const colour = palette.tones[layer.tone];
    if (layer.filled === true) {
      context.fillStyle = css(colour, 0.16);
      context.fill(areaOf(layer, plane));
    }
    const path = pathOf(layer, plane);
    const { width } = toneShapes[layer.tone];
    context.lineJoin = "round";
    context.lineCap = "butt";
    if (isOverField) {
      context.setLineDash([]);
      context.lineWidth = width + 2;
      context.strokeStyle = css(palette.background, 0.6);
      context.stroke(path);
    }
    context.setLineDash([...dashOf(layer)]);
    context.lineWidth = width;
    context.strokeStyle = css(colour);
    context.stroke(path);
    context.setLineDash([]);
  },
  drawKey: (layer, context, palette, { left, top, width, height }) => {
    const colour = palette.tones[layer.tone];
    const middle = Math.round(top + height / 2);
    if (layer.filled === true) {
      context.fillStyle = css(colour, 0.25);
      context.fillRect(left, middle, width, height / 2);
    }
    context.setLineDash([...dashOf(layer)]);
    context.lineWidth = toneShapes[layer.tone].width;
    context.strokeStyle = css(colour);
    context.beginPath();
    context.moveTo(left, middle);
    context.lineTo(left + width, middle);
    context.stroke();
    context.setLineDash([]);
  },
  keyWords: ({ tone, dashed, filled }) => {
    const { words } = toneShapes[tone];
    if (dashed === true) return words.dashed;
    return filled === true ? "filled area" : words.line;
  },
};

function pathOf({ places }: LineLayer, plane: Plane): Path2D {
  const path = new Path2D();
  let isDown = false;
  for (let index = 0; index + 1 < places.length; index += 2) {
    const x = plane.x(places[index] ?? NaN);
    const y = plane.y(places[index + 1] ?? NaN);
    if (!Number.isFinite(x) || !Number.isFinite(y)) isDown = false;
    else if (isDown) path.lineTo(x, y);
    else {
      path.moveTo(x, y);
      isDown = true;
    }
  }
  return path;
}

/** The area between an unbroken line and the bottom of the frame. */
function areaOf(layer: LineLayer, plane: Plane): Path2D {
  const { places } = layer;
  const path = pathOf(layer, plane);
  const bottom = plane.top + plane.height;
  path.lineTo(plane.x(places[places.length - 2] ?? 0), bottom);
  path.lineTo(plane.x(places[0] ?? 0), bottom);
  path.closePath();
  return path;
}
