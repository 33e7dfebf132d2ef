/** Heat maps: each value of the grid becomes one pixel of a small image, which is stretched over the whole frame. */
/// <reference lib="dom" />
import type { FieldLayer } from "../../experiments/picture.ts";
import { offsetIn, type ColourTable } from "../colour.ts";
import { contextOf, type Palette } from "../palette.ts";
import type { LayerKind } from "./layer.ts";

const scratch: { canvas?: HTMLCanvasElement } = {};

export const field: LayerKind<FieldLayer> = {
  draw: (layer, { context, plane, palette }) => {
    const image = new ImageData(pixelsOf(layer, tableFor(layer, palette)), layer.columns, layer.rows);
    const canvas = (scratch.canvas ??= document.createElement("canvas"));
    canvas.width = layer.columns;
    canvas.height = layer.rows;
    contextOf(canvas).putImageData(image, 0, 0);
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = "high";
    context.drawImage(canvas, plane.left, plane.top, plane.width, plane.height);
  },
  drawKey: (layer, context, palette, { left, top, width, height }) => {
    const table = tableFor(layer, palette);
    for (let x = 0; x < width; x++) {
      const offset = offsetIn(x / (width - 1));
      const [red = 0, green = 0, blue = 0] = table.subarray(offset, offset + 3);
      context.fillStyle = `rgb(${red} ${green} ${blue})`;
      context.fillRect(left + x, top, 1, height);
    }
  },
  keyWords: ({ scale }) => (scale.kind === "sequential" ? "heat map" : "heat map in two colours"),
};

/** What the two ends of a heat map's colours stand for. */
export function rangeOf({ scale: { kind, middle, most } }: FieldLayer): readonly [from: number, to: number] {
  return kind === "sequential" ? [0, most] : [middle - most, middle + most];
}

function tableFor({ scale }: FieldLayer, palette: Palette): ColourTable {
  return scale.kind === "sequential" ? palette.sequential : palette.diverging;
}

/** The values begin at the bottom left, an image's pixels at the top left. */
function pixelsOf(layer: FieldLayer, table: ColourTable): Uint8ClampedArray<ArrayBuffer> {
  const { columns, rows, values } = layer;
  const [from, to] = rangeOf(layer);
  const pixels = new Uint8ClampedArray(4 * columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column] ?? NaN;
      const source = offsetIn((value - from) / (to - from));
      const target = 4 * ((rows - 1 - row) * columns + column);
      for (let channel = 0; channel < 4; channel++) pixels[target + channel] = table[source + channel] ?? 255;
    }
  }
  return pixels;
}
