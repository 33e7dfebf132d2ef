/**
 * The colours and the font that the theme has now, read from the page's style sheet: a canvas does not follow the theme
 * by itself, so it is drawn again with a new palette when the theme changes.
 */
/// <reference lib="dom" />
import type { Tone } from "../experiments/picture.ts";
import { tableOf, type Colour, type ColourTable } from "./colour.ts";

export interface Palette {
  readonly background: Colour;
  readonly foreground: Colour;
  /** Of labels and frames. */
  readonly quiet: Colour;
  /** Of what lies behind everything else. */
  readonly grid: Colour;
  readonly tones: Readonly<Record<Tone, Colour>>;
  /** Of groups of points, by their number; used again from the start where there are more. */
  readonly groups: readonly Colour[];
  /** Of fields from 0 up. */
  readonly sequential: ColourTable;
  /** Of fields around a middle, which has the background's colour. */
  readonly diverging: ColourTable;
  /** Of grey pictures: brightness 0 is the background. */
  readonly greys: ColourTable;
  readonly fontFamily: string;
}

/** The palette of that element, which is on the page. */
export function readPalette(element: HTMLElement): Palette {
  const context = resolver();
  const probe = document.createElement("span");
  probe.hidden = true;
  element.append(probe);
  // A computed colour may be written in any of CSS's ways; a pixel that is painted with it cannot.
  const resolve = (variable: string): Colour => {
    probe.style.color = `var(${variable})`;
    context.fillStyle = getComputedStyle(probe).color;
    context.clearRect(0, 0, 1, 1);
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
  const background = resolve("--chart-background");
  const foreground = resolve("--chart-foreground");
  const tones = {
    data: resolve("--tone-data"),
    model: resolve("--tone-model"),
    exact: resolve("--tone-exact"),
    other: resolve("--tone-other"),
    faint: resolve("--chart-quiet"),
  };
  const palette = {
    background,
    foreground,
    quiet: tones.faint,
    grid: resolve("--chart-grid"),
    tones,
    // The model's colour comes last, since the model is drawn over the points.
    groups: [tones.data, tones.exact, tones.other, resolve("--tone-fifth"), tones.model],
    sequential: tableOf([background, resolve("--field-low"), resolve("--field-high")]),
    diverging: tableOf([resolve("--field-below"), background, resolve("--field-above")]),
    greys: tableOf([background, foreground]),
    fontFamily: getComputedStyle(element).fontFamily,
  };
  probe.remove();
  return palette;
}

/** Calls back whenever the editor's theme changes; returns a function that ends this. */
export function onThemeChange(callback: () => void): () => void {
  const observer = new MutationObserver(callback);
  // VS Code writes the colours to the root element, and the kind of theme and its name to the body.
  for (const element of [document.documentElement, document.body])
    observer.observe(element, {
      attributes: true,
      attributeFilter: ["class", "style", "data-vscode-theme-id"],
    });
  const contrast = matchMedia("(forced-colors: active)");
  contrast.addEventListener("change", callback);
  return () => {
    observer.disconnect();
    contrast.removeEventListener("change", callback);
  };
}

function resolver(): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  return contextOf(canvas, { willReadFrequently: true });
}

/** The 2-D context of a canvas; every browser that runs the editor has one. */
export function contextOf(
  canvas: HTMLCanvasElement,
  options?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D {
  const context = canvas.getContext("2d", options);
  if (context === null) throw new Error("The browser has no canvas to draw on.");
  return context;
}
