/** The legend of a picture: for each layer that has a name a sample of how it is drawn. */
/// <reference lib="dom" />
import type { Layer, Picture } from "../experiments/picture.ts";
import { element } from "../page/elements.ts";
import { formatRoughly } from "../page/numbers.ts";
import { drawKey, keyWords } from "./layers/index.ts";
import { rangeOf } from "./layers/field.ts";
import { contextOf, type Palette } from "./palette.ts";

export interface LegendEntry {
  readonly layer: Layer;
  readonly label: string;
  readonly width: number;
}

const height = 14;

/** The entries in the order of the layers; layers of one name share the first one's. */
export function entriesOf({ layers }: Picture): readonly LegendEntry[] {
  const seen = new Set([""]);
  return layers.flatMap((layer) => {
    if (seen.has(layer.label)) return [];
    seen.add(layer.label);
    return [{ layer, label: labelOf(layer), width: widthOf(layer) }];
  });
}

/** A heat map also says what its two ends stand for. */
function labelOf(layer: Layer): string {
  if (layer.kind !== "field") return layer.label;
  const [from, to] = rangeOf(layer);
  return `${layer.label}, ${formatRoughly(from, 2)} to ${formatRoughly(to, 2)}`;
}

function widthOf(layer: Layer): number {
  if (layer.kind === "field") return 56;
  if (layer.kind === "points" && layer.groups !== undefined) return 56;
  return layer.kind === "line" ? 28 : 16;
}

export class Legend {
  readonly root = element("ul", { class: "legend", "aria-label": "Legend" });
  #drawn = "";
  #entries: readonly LegendEntry[] = [];

  /** Draws the legend anew only where it is another one than before. */
  show(picture: Picture, palette: Palette): void {
    const entries = entriesOf(picture);
    const now = JSON.stringify(
      entries.map(({ layer, label, width }) => [layer.kind, label, width, keyWords(layer)]),
    );
    if (now === this.#drawn) return;
    this.#drawn = now;
    this.#entries = entries;
    this.restyle(palette);
  }

  restyle(palette: Palette): void {
    this.root.replaceChildren(
      ...this.#entries.map((entry) => element("li", {}, sampleOf(entry, palette), entry.label)),
    );
  }
}

function sampleOf({ layer, width }: LegendEntry, palette: Palette): HTMLCanvasElement {
  const canvas = element("canvas", { class: "sample", role: "img", "aria-label": keyWords(layer) });
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = contextOf(canvas);
  context.scale(devicePixelRatio, devicePixelRatio);
  drawKey(layer, context, palette, { left: 0, top: 0, width, height });
  return canvas;
}
