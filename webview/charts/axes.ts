/** The frame of a picture with its axes: marks, numbers and names. */
/// <reference lib="dom" />
import type { Axis, Picture } from "../experiments/picture.ts";
import { formatMark } from "../page/numbers.ts";
import { css } from "./colour.ts";
import type { Palette } from "./palette.ts";
import { placeFrame, type Box, type Plane } from "./plane.ts";
import { ticksOf, type Ticks } from "./ticks.ts";

const fontSize = 12;
const markLength = 4;
const gap = 4;

/** How far apart marks are at least, in pixels. */
const leastDistance = { x: 64, y: 44 };

/** The plane inside a box that leaves room for the axes; only small pictures side by side need none. */
export function placeAxes(
  context: CanvasRenderingContext2D,
  { frame, layers }: Picture,
  box: Box,
  palette: Palette,
): Plane {
  context.font = fontOf(palette);
  if (!hasMarks(layers)) {
    const room = { left: 2, top: 2, right: 2, bottom: frame.x.label === "" ? 2 : fontSize + 2 * gap };
    return placeFrame(frame, within(box, room));
  }
  const widest = Math.max(
    ...labelsOf(ticksIn(frame.y, box.height, "y")).map((label) => context.measureText(label).width),
  );
  const room = {
    left: Math.ceil(widest) + markLength + gap + (frame.y.label === "" ? 0 : fontSize + gap),
    right: 12,
    top: 8,
    bottom: markLength + gap + fontSize + (frame.x.label === "" ? 0 : fontSize + gap) + 2,
  };
  return placeFrame(frame, within(box, room));
}

export function drawAxes(
  context: CanvasRenderingContext2D,
  plane: Plane,
  { layers }: Picture,
  palette: Palette,
): void {
  const { frame, left, top, width, height } = plane;
  const bottom = top + height;
  context.font = fontOf(palette);
  context.fillStyle = css(palette.quiet);
  context.strokeStyle = css(palette.quiet, 0.55);
  context.lineWidth = 1;
  context.setLineDash([]);
  if (hasMarks(layers)) {
    context.strokeRect(
      Math.round(left) - 0.5,
      Math.round(top) - 0.5,
      Math.round(width) + 1,
      Math.round(height) + 1,
    );
    drawMarksOfX(context, plane);
    drawMarksOfY(context, plane);
  }
  context.textAlign = "center";
  context.textBaseline = "bottom";
  const below = hasMarks(layers) ? markLength + gap + fontSize : 0;
  context.fillText(frame.x.label, left + width / 2, bottom + below + gap + fontSize + 2);
  if (frame.y.label === "" || !hasMarks(layers)) return;
  context.save();
  context.translate(left - markLength - gap - widestOf(context, plane) - gap, top + height / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(frame.y.label, 0, 0);
  context.restore();
}

function drawMarksOfX(
  context: CanvasRenderingContext2D,
  { frame, left, top, width, height, x }: Plane,
): void {
  const ticks = ticksIn(frame.x, width, "x");
  const bottom = Math.round(top + height) + 1;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.beginPath();
  for (const [index, label] of labelsOf(ticks).entries()) {
    const at = Math.min(Math.round(left + width), Math.round(x(ticks.places[index] ?? NaN))) + 0.5;
    context.moveTo(at, bottom);
    context.lineTo(at, bottom + markLength);
    context.fillText(label, at, bottom + markLength + gap - 1);
  }
  context.stroke();
}

function drawMarksOfY(context: CanvasRenderingContext2D, { frame, left, height, y }: Plane): void {
  const ticks = ticksIn(frame.y, height, "y");
  const edge = Math.round(left) - 1;
  context.textAlign = "right";
  context.textBaseline = "middle";
  context.beginPath();
  for (const [index, label] of labelsOf(ticks).entries()) {
    const at = Math.round(y(ticks.places[index] ?? NaN)) - 0.5;
    context.moveTo(edge, at);
    context.lineTo(edge - markLength, at);
    context.fillText(label, edge - markLength - gap + 1, at + 1);
  }
  context.stroke();
}

function hasMarks(layers: Picture["layers"]): boolean {
  return !layers.every(({ kind }) => kind === "images");
}

function ticksIn(axis: Axis, length: number, direction: "x" | "y"): Ticks {
  return ticksOf(axis.from, axis.to, Math.max(2, Math.floor(length / leastDistance[direction])));
}

function labelsOf({ places, step }: Ticks): readonly string[] {
  return places.map((place) => formatMark(place, step));
}

function widestOf(context: CanvasRenderingContext2D, { frame, height }: Plane): number {
  const widths = labelsOf(ticksIn(frame.y, height, "y")).map((label) => context.measureText(label).width);
  return Math.max(0, ...widths);
}

function fontOf({ fontFamily }: Palette): string {
  return `${fontSize}px ${fontFamily}`;
}

function within(
  { left, top, width, height }: Box,
  room: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): Box {
  return {
    left: left + room.left,
    top: top + room.top,
    width: Math.max(1, width - room.left - room.right),
    height: Math.max(1, height - room.top - room.bottom),
  };
}
