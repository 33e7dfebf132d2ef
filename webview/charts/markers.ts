/** Small shapes at places: traced once onto a little canvas of their own, and stamped from there. */
/// <reference lib="dom" />
import { css, type Colour } from "./colour.ts";
import { contextOf } from "./palette.ts";
import type { Marker } from "./tones.ts";

export interface MarkerStyle {
  readonly marker: Marker;
  readonly colour: Colour;
  /** From the middle to the edge, in pixels. */
  readonly radius: number;
  /** The colour of an edge around the shape, where it shall be set off from what is behind it. */
  readonly edge: Colour;
}

const edgeWidth = 1;

/** Draws one marker with its middle at a place. */
export function drawMarker(
  context: CanvasRenderingContext2D,
  style: MarkerStyle,
  x: number,
  y: number,
): void {
  const { marker, colour, radius, edge } = style;
  const path = pathOf(marker, x, y, radius);
  context.lineJoin = "round";
  context.lineCap = "round";
  context.strokeStyle = css(edge, 0.85);
  if (marker === "cross") {
    const width = Math.max(1.5, radius / 2);
    context.lineWidth = width + 2 * edgeWidth;
    context.stroke(path);
    context.lineWidth = width;
    context.strokeStyle = css(colour);
    context.stroke(path);
    return;
  }
  context.lineWidth = 2 * edgeWidth;
  context.stroke(path);
  context.fillStyle = css(colour);
  context.fill(path);
}

/** Stamps that were made before; a picture is drawn many times with the same few. */
const stamps = new Map<string, Stamp>();
const mostStamps = 60;

/** A stamp of the marker: puts its middle at a place of the canvas, at a small part of the cost of drawing it there. */
export function stampOf(style: MarkerStyle, pixelsPerUnit: number): Stamp {
  const key = JSON.stringify([style, pixelsPerUnit]);
  const stamp = stamps.get(key) ?? makeStamp(style, pixelsPerUnit);
  if (stamps.size >= mostStamps) stamps.clear();
  stamps.set(key, stamp);
  return stamp;
}

function makeStamp(style: MarkerStyle, pixelsPerUnit: number): Stamp {
  const half = Math.ceil(1.5 * style.radius + 2 * edgeWidth);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.ceil(2 * half * pixelsPerUnit);
  const own = contextOf(canvas);
  own.scale(pixelsPerUnit, pixelsPerUnit);
  drawMarker(own, style, half, half);
  return (context, x, y) => context.drawImage(canvas, x - half, y - half, 2 * half, 2 * half);
}

export type Stamp = (context: CanvasRenderingContext2D, x: number, y: number) => void;

/** Shapes of one radius cover about the same area. */
function pathOf(marker: Marker, x: number, y: number, radius: number): Path2D {
  const path = new Path2D();
  const trace = (corners: readonly (readonly [x: number, y: number])[]): void => {
    for (const [index, [dx, dy]] of corners.entries()) {
      if (index === 0) path.moveTo(x + dx * radius, y + dy * radius);
      else path.lineTo(x + dx * radius, y + dy * radius);
    }
    path.closePath();
  };
  switch (marker) {
    case "circle":
      path.arc(x, y, radius, 0, 2 * Math.PI);
      break;
    case "square":
      trace([
        [-0.87, -0.87],
        [0.87, -0.87],
        [0.87, 0.87],
        [-0.87, 0.87],
      ]);
      break;
    case "diamond":
      trace([
        [0, -1.2],
        [1.2, 0],
        [0, 1.2],
        [-1.2, 0],
      ]);
      break;
    case "triangle":
      trace([
        [0, -1.2],
        [1.15, 0.85],
        [-1.15, 0.85],
      ]);
      break;
    case "cross":
      path.moveTo(x - 0.85 * radius, y - 0.85 * radius);
      path.lineTo(x + 0.85 * radius, y + 0.85 * radius);
      path.moveTo(x + 0.85 * radius, y - 0.85 * radius);
      path.lineTo(x - 0.85 * radius, y + 0.85 * radius);
      break;
  }
  return path;
}
