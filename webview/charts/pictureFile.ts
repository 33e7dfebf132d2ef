/** A picture as a PNG of its own: on the theme's background, with a title above it and the legend below. */
/// <reference lib="dom" />
import type { Picture } from "../experiments/picture.ts";
import { css } from "./colour.ts";
import { drawPicture } from "./drawPicture.ts";
import { drawKey } from "./layers/index.ts";
import { entriesOf, type LegendEntry } from "./legend.ts";
import { contextOf, type Palette } from "./palette.ts";

const side = 640;
const margin = 20;
const lineHeight = 22;
const sampleHeight = 14;
/** Pixels of the file for each pixel of the page. */
const scale = 2;

interface PlacedEntry extends LegendEntry {
  readonly left: number;
  readonly line: number;
}

export async function writePictureFile(
  picture: Picture,
  title: string,
  palette: Palette,
): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement("canvas");
  const context = contextOf(canvas);
  const font = `13px ${palette.fontFamily}`;
  context.font = font;
  const entries = placeEntries(context, entriesOf(picture));
  const lines = (entries.at(-1)?.line ?? -1) + 1;
  const legendTop = margin + lineHeight + side + 10;
  const [width, height] = [side + 2 * margin, legendTop + lines * lineHeight + margin];
  canvas.width = scale * width;
  canvas.height = scale * height;
  context.scale(scale, scale);
  context.fillStyle = css(palette.background);
  context.fillRect(0, 0, width, height);
  context.fillStyle = css(palette.foreground);
  context.textBaseline = "middle";
  context.font = `600 14px ${palette.fontFamily}`;
  context.fillText(title, margin, margin + lineHeight / 2 - 4);
  const box = { left: margin, top: margin + lineHeight, width: side, height: side };
  drawPicture(context, picture, box, palette);
  context.font = font;
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (const { layer, label, width: sampleWidth, left, line } of entries) {
    const top = legendTop + line * lineHeight;
    const sample = {
      left,
      top: top + (lineHeight - sampleHeight) / 2,
      width: sampleWidth,
      height: sampleHeight,
    };
    drawKey(layer, context, palette, sample);
    context.fillStyle = css(palette.foreground);
    context.fillText(label, left + sampleWidth + 6, top + lineHeight / 2);
  }
  return bytesOf(canvas);
}

/** Entries from left to right, in as many lines as they need. */
function placeEntries(
  context: CanvasRenderingContext2D,
  entries: readonly LegendEntry[],
): readonly PlacedEntry[] {
  let [left, line] = [margin, 0];
  return entries.map((entry) => {
    const width = entry.width + 6 + context.measureText(entry.label).width;
    if (left > margin && left + width > margin + side) [left, line] = [margin, line + 1];
    const placed = { ...entry, left, line };
    left += width + 18;
    return placed;
  });
}

async function bytesOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("The browser could not make a picture file.");
  return new Uint8Array(await blob.arrayBuffer());
}
