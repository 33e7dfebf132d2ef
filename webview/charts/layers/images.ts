/** Small grey pictures in rows over the whole frame, with a gap between them. */
/// <reference lib="dom" />
import type { ImagesLayer } from "../../experiments/picture.ts";
import { css } from "../colour.ts";
import { offsetIn, type ColourTable } from "../colour.ts";
import { contextOf } from "../palette.ts";
import type { LayerKind } from "./layer.ts";

/** The gap between two pictures, as a share of the width of one. */
const gap = 0.08;

const scratch: { canvas?: HTMLCanvasElement } = {};

export const images: LayerKind<ImagesLayer> = {
  draw: (layer, { context, plane, palette }) => {
    const { across, down, width, height } = layer;
    const canvas = (scratch.canvas ??= document.createElement("canvas"));
    canvas.width = across * width;
    canvas.height = down * height;
    contextOf(canvas).putImageData(imageOf(layer, palette.greys), 0, 0);
    const [cellWidth, cellHeight] = [plane.width / across, plane.height / down];
    const [shownWidth, shownHeight] = [cellWidth * (1 - gap), cellHeight * (1 - gap)];
    context.imageSmoothingEnabled = false;
    context.strokeStyle = css(palette.grid);
    context.lineWidth = 1;
    for (let index = 0; index < across * down; index++) {
      const [column, row] = [index % across, Math.floor(index / across)];
      const left = plane.left + (column + gap / 2) * cellWidth;
      const top = plane.top + (row + gap / 2) * cellHeight;
      const [fromX, fromY] = [column * width, row * height];
      context.drawImage(canvas, fromX, fromY, width, height, left, top, shownWidth, shownHeight);
      context.strokeRect(left - 0.5, top - 0.5, shownWidth + 1, shownHeight + 1);
    }
    context.imageSmoothingEnabled = true;
  },
  drawKey: (_, context, palette, { left, top, width, height }) => {
    const side = height - 2;
    context.strokeStyle = css(palette.quiet);
    context.fillStyle = css(palette.foreground);
    context.lineWidth = 1;
    context.strokeRect(left + (width - side) / 2 + 0.5, top + 1.5, side - 1, side - 1);
    context.fillRect(left + (width - side) / 2 + side / 3, top + 1 + side / 3, side / 3, side / 3);
  },
  keyWords: () => "pictures",
};

/** All pictures as one image, placed as they are on the frame. */
function imageOf({ across, down, width, height, pixels }: ImagesLayer, table: ColourTable): ImageData {
  const image = new ImageData(across * width, down * height);
  for (let index = 0; index < pixels.length; index++) {
    const inPicture = index % (width * height);
    const picture = (index - inPicture) / (width * height);
    const x = (picture % across) * width + (inPicture % width);
    const y = Math.floor(picture / across) * height + Math.floor(inPicture / width);
    const source = offsetIn(pixels[index] ?? 0);
    for (let channel = 0; channel < 4; channel++)
      image.data[4 * (y * across * width + x) + channel] = table[source + channel] ?? 255;
  }
  return image;
}
