/** How the curves of a chart look: trained ones in the model's colour first, exact ones dashed, no two alike in dash and width. */
/// <reference lib="dom" />
import { css, type Colour } from "./colour.ts";
import { contextOf, type Palette } from "./palette.ts";

export interface Curve {
  readonly label: string;
  /** Whether it is an exact value that others are held against. */
  readonly isExact: boolean;
}

export interface Look {
  readonly colour: (palette: Palette) => Colour;
  readonly dash: readonly number[];
  readonly width: number;
}

const trainedLooks: readonly Look[] = [
  { colour: ({ tones }) => tones.model, dash: [], width: 2 },
  { colour: ({ tones }) => tones.data, dash: [1.5, 3], width: 2 },
  { colour: ({ tones }) => tones.other, dash: [9, 3, 2, 3], width: 1.75 },
  { colour: ({ foreground }) => foreground, dash: [], width: 1 },
];
const exactLooks: readonly Look[] = [
  { colour: ({ tones }) => tones.exact, dash: [6, 4], width: 1.5 },
  { colour: ({ tones }) => tones.faint, dash: [12, 4], width: 1.5 },
  { colour: ({ tones }) => tones.other, dash: [3, 3], width: 1.5 },
];

/** The looks of curves in their order; those of a kind begin anew where there are more than looks. */
export function looksOf(curves: readonly Curve[]): readonly Look[] {
  const next = { trained: 0, exact: 0 };
  return curves.map(({ isExact }) => {
    const looks = isExact ? exactLooks : trainedLooks;
    const index = isExact ? next.exact++ : next.trained++;
    return looks[index % looks.length] as Look;
  });
}

const sampleWidth = 22;
const sampleHeight = 10;

/** Draws a piece of the curve for the legend. */
export function drawSample(canvas: HTMLCanvasElement, look: Look, palette: Palette): void {
  canvas.width = Math.round(sampleWidth * devicePixelRatio);
  canvas.height = Math.round(sampleHeight * devicePixelRatio);
  canvas.style.width = `${sampleWidth}px`;
  canvas.style.height = `${sampleHeight}px`;
  const context = contextOf(canvas);
  context.scale(devicePixelRatio, devicePixelRatio);
  context.strokeStyle = css(look.colour(palette));
  context.lineWidth = look.width;
  context.setLineDash([...look.dash]);
  context.beginPath();
  context.moveTo(0, sampleHeight / 2);
  context.lineTo(sampleWidth, sampleHeight / 2);
  context.stroke();
}
