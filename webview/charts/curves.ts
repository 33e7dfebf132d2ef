/**
 * Curves over the steps of a run: the one caller of uPlot. Exact ones are dashed, and all differ by their dashes as well
 * as by colour; a line marks the step that is looked at, and a click on the chart chooses one.
 */
/// <reference lib="dom" />
import uPlot from "uplot";
import { element } from "../page/elements.ts";
import { formatMark, formatNumber, formatRoughly } from "../page/numbers.ts";
import { css } from "./colour.ts";
import { drawSample, looksOf, type Curve, type Look } from "./curveLooks.ts";
import { linearRange, logarithmicRange } from "./curveRange.ts";
import type { Palette } from "./palette.ts";

export interface CurvesOptions {
  readonly title: string;
  readonly curves: readonly Curve[];
  readonly isLogarithmic?: boolean;
  /** Called with the step that was clicked at. */
  readonly onPick: (step: number) => void;
}

/** Values over ascending steps, a list for each curve; NaN where there is none. */
export interface CurvesData {
  readonly steps: readonly number[];
  readonly values: readonly (readonly number[])[];
  /** The greatest step that the axis reaches at least. */
  readonly reach: number;
}

const height = 132;
const axisFontSize = 11;

export class Curves {
  readonly root: HTMLElement;
  readonly #options: CurvesOptions;
  readonly #looks: readonly Look[];
  readonly #place = element("div", { class: "curves-place" });
  readonly #values: readonly HTMLElement[];
  readonly #samples: readonly HTMLCanvasElement[];
  readonly #observer: ResizeObserver;
  #palette: Palette;
  #plot: uPlot | undefined;
  #data: CurvesData = { steps: [], values: [], reach: 1 };
  #marked: number | undefined;
  #width = 0;

  constructor(options: CurvesOptions, palette: Palette) {
    this.#options = options;
    this.#palette = palette;
    this.#looks = looksOf(options.curves);
    this.#values = options.curves.map(() => element("output", { class: "value", "aria-live": "off" }));
    this.#samples = options.curves.map(() => element("canvas", { class: "sample", "aria-hidden": "true" }));
    const names = options.curves.map(({ label }, index) =>
      element(
        "li",
        {},
        this.#samples[index] ?? "",
        element("span", {}, `${label} `, this.#values[index] ?? ""),
      ),
    );
    this.root = element(
      "figure",
      { class: "curves" },
      element(
        "figcaption",
        {},
        element("span", { class: "curves-title" }, options.title),
        element("ul", { class: "legend" }, ...names),
      ),
      this.#place,
    );
    this.#observer = new ResizeObserver(([entry]) => this.#resize(entry?.contentRect.width ?? 0));
    this.#observer.observe(this.#place);
    this.#drawSamples();
  }

  /** Draws at once, with a mark at a step and the values there; where none is marked, with the newest values. */
  show(data: CurvesData, marked: number | undefined): void {
    const isNew = data !== this.#data;
    this.#data = data;
    this.#marked = marked;
    const { steps, values } = data;
    const index = marked === undefined ? steps.length - 1 : nearestIndex(steps, marked);
    for (const [curve, output] of this.#values.entries()) {
      const text = this.#format(values[curve]?.[index] ?? NaN);
      if (output.textContent !== text) output.textContent = text;
    }
    this.#plot?.batch((plot: uPlot) => (isNew ? plot.setData(this.#aligned()) : plot.redraw(false, false)));
  }

  /** Says for those who do not see it what the chart shows at the step that is looked at. */
  describe(step: number): void {
    const said = this.#options.curves.map(
      ({ label }, index) => `${label} ${this.#values[index]?.textContent ?? ""}`,
    );
    const canvas = this.#place.querySelector("canvas");
    canvas?.setAttribute("role", "img");
    canvas?.setAttribute(
      "aria-label",
      `${this.#options.title} over the steps. At step ${step}: ${said.join(", ")}.`,
    );
  }

  restyle(palette: Palette): void {
    this.#palette = palette;
    this.#drawSamples();
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#resize(this.#width);
  }

  dispose(): void {
    this.#observer.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  #resize(width: number): void {
    this.#width = width;
    if (width < 1) return;
    if (this.#plot === undefined) {
      this.#plot = new uPlot(this.#optionsFor(width), this.#aligned(), this.#place);
      const canvas = this.#place.querySelector("canvas");
      canvas?.setAttribute("role", "img");
      canvas?.setAttribute("aria-label", `${this.#options.title} over the steps.`);
    } else this.#plot.setSize({ width, height });
  }

  #optionsFor(width: number): uPlot.Options {
    const { isLogarithmic = false, onPick } = this.#options;
    const palette = this.#palette;
    const axis = {
      stroke: css(palette.quiet),
      font: `${axisFontSize}px ${palette.fontFamily}`,
      grid: { stroke: css(palette.grid), width: 1 },
      ticks: { show: false },
      gap: 4,
    };
    return {
      width,
      height,
      legend: { show: false },
      cursor: {
        y: false,
        points: { show: false },
        drag: { x: false, y: false, setScale: false },
        bind: {
          // A double click would zoom out, and there is nothing that zooms in.
          dblclick: () => () => null,
        },
      },
      padding: [8, 18, 0, 0],
      scales: {
        x: { time: false, range: () => [0, Math.max(1, this.#data.reach)] },
        y: { ...(isLogarithmic ? { distr: 3, log: 10 } : {}), range: () => this.#range() },
      },
      axes: [
        { ...axis, size: 22, space: 56, values: marksOf },
        {
          ...axis,
          size: widthOfMarks,
          space: isLogarithmic ? 16 : 22,
          values: isLogarithmic ? powersOf : marksOf,
          ...(isLogarithmic ? { filter: powersAmong, grid: { ...axis.grid, filter: powersAmong } } : {}),
        },
      ],
      series: [
        {},
        ...this.#looks.map((look) => ({
          stroke: css(look.colour(palette)),
          width: look.width,
          dash: [...look.dash],
          spanGaps: true,
          points: { show: ({ data }: uPlot) => data[0].length < 2 },
        })),
      ],
      hooks: {
        ready: [
          (plot) =>
            plot.over.addEventListener("click", ({ offsetX }) =>
              onPick(Math.round(plot.posToVal(offsetX, "x"))),
            ),
        ],
        draw: [(plot) => this.#drawMark(plot)],
      },
    };
  }

  #drawMark(plot: uPlot): void {
    if (this.#marked === undefined) return;
    const { ctx, bbox } = plot;
    const x = Math.round(plot.valToPos(this.#marked, "x", true));
    ctx.save();
    ctx.strokeStyle = css(this.#palette.foreground, 0.8);
    ctx.lineWidth = uPlot.pxRatio;
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.moveTo(x + 0.5, bbox.top);
    ctx.lineTo(x + 0.5, bbox.top + bbox.height);
    ctx.stroke();
    ctx.restore();
  }

  /** The data as uPlot takes them: with null for what cannot be drawn, as zero on an axis of powers. */
  #aligned(): uPlot.AlignedData {
    const { steps, values } = this.#data;
    const isDrawn = (value: number): boolean =>
      Number.isFinite(value) && (this.#options.isLogarithmic !== true || value > 0);
    return [[...steps], ...values.map((curve) => curve.map((value) => (isDrawn(value) ? value : null)))];
  }

  #range(): uPlot.Range.MinMax {
    const rangeOf = this.#options.isLogarithmic === true ? logarithmicRange : linearRange;
    const { from, to } = rangeOf(this.#data.values);
    return [from, to];
  }

  #format(value: number): string {
    return this.#options.isLogarithmic === true ? formatRoughly(value) : formatNumber(value);
  }

  #drawSamples(): void {
    for (const [index, canvas] of this.#samples.entries()) {
      const look = this.#looks[index];
      if (look !== undefined) drawSample(canvas, look, this.#palette);
    }
  }
}

function nearestIndex(steps: readonly number[], step: number): number {
  let best = 0;
  for (const [index, other] of steps.entries())
    if (Math.abs(other - step) < Math.abs((steps[best] ?? Infinity) - step)) best = index;
  return best;
}

function marksOf(_: uPlot, places: number[], __: number, ___: number, step: number): string[] {
  return places.map((place) => formatMark(place, step));
}

/** Of the places of marks those that are powers of ten, as many of them as stand clear of one another. */
function powersAmong({ scales }: uPlot, places: (number | null)[]): (number | null)[] {
  const { min, max } = scales["y"] ?? {};
  const decades = Math.log10((max ?? 1) / (min ?? 1));
  const every = Math.max(1, Math.ceil(decades / 4));
  return places.map((place) => {
    const exponent = Math.log10(place ?? NaN);
    const nearest = Math.round(exponent);
    return Math.abs(exponent - nearest) < 1e-6 && nearest % every === 0 ? place : null;
  });
}

function powersOf(_: uPlot, places: (number | null)[]): (string | null)[] {
  return places.map((place) => (place === null ? null : formatRoughly(place)));
}

function widthOfMarks(_: uPlot, marks: string[] | null): number {
  const longest = Math.max(0, ...(marks ?? []).map((mark) => mark?.length ?? 0));
  return Math.max(44, Math.ceil(longest * axisFontSize * 0.58) + 8);
}
