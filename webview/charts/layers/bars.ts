/** Bars that stand on zero; tones differ by their hatching as well. */
/// <reference lib="dom" />
import type { BarsLayer } from "../../experiments/picture.ts";
import { css, type Colour } from "../colour.ts";
import type { Box } from "../plane.ts";
import { toneShapes, type Hatching } from "../tones.ts";
import type { LayerKind } from "./layer.ts";

export const bars: LayerKind<BarsLayer> = {
  draw: (layer, { context, plane, palette }) => {
    const colour = palette.tones[layer.tone];
    for (let index = 0; index + 1 < layer.places.length; index += 2) {
      const at = layer.places[index] ?? NaN;
      const [left, right] = [plane.x(at - layer.width / 2), plane.x(at + layer.width / 2)];
      const [base, end] = [plane.y(0), plane.y(layer.places[index + 1] ?? NaN)];
      if (!Number.isFinite(left) || !Number.isFinite(end)) continue;
      const box = { left, width: right - left, top: Math.min(base, end), height: Math.abs(base - end) };
      drawBar(context, box, colour, toneShapes[layer.tone].hatching);
    }
  },
  drawKey: ({ tone }, context, palette, { left, top, width, height }) => {
    const box = { left: left + width / 2 - 6, top: top + 1, width: 12, height: height - 2 };
    drawBar(context, box, palette.tones[tone], toneShapes[tone].hatching);
  },
  keyWords: ({ tone }) => toneShapes[tone].words.bars,
};

function drawBar(context: CanvasRenderingContext2D, box: Box, colour: Colour, hatching: Hatching): void {
  const { left, top, width, height } = box;
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.fillStyle = css(colour, hatching === "full" ? 0.55 : 0.12);
  context.fill();
  context.strokeStyle = css(colour);
  context.lineWidth = 1.5;
  context.stroke();
  context.clip();
  context.lineWidth = 1.25;
  context.beginPath();
  hatch(context, box, hatching);
  context.stroke();
  context.restore();
}

const distance = 6;

function hatch(context: CanvasRenderingContext2D, box: Box, hatching: Hatching): void {
  const { left, top, width, height } = box;
  const right = left + width;
  const bottom = top + height;
  switch (hatching) {
    case "full":
    case "none":
      return;
    case "level":
      for (let y = bottom - distance; y > top; y -= distance) {
        context.moveTo(left, y);
        context.lineTo(right, y);
      }
      return;
    case "rising":
      for (let x = left - height; x < right; x += distance) {
        context.moveTo(x, bottom);
        context.lineTo(x + height, top);
      }
      return;
    case "falling":
      for (let x = left - height; x < right; x += distance) {
        context.moveTo(x, top);
        context.lineTo(x + height, bottom);
      }
  }
}
