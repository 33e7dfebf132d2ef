/**
 * Grey digits of 8 × 8 pixels, drawn by a pen that never writes the same twice: place, slant, size, width of the stroke
 * and blur are random. A pixel is as bright as the pen is near its centre, so that edges are smooth.
 */
import type { Noise } from "../training/noise.ts";
import { digitStrokes, type Stroke } from "./digitStrokes.ts";

export const digitWidth = 8;
export const digitPixels = digitWidth * digitWidth;

export interface Digits {
  /** From 0 (paper) to 1 (ink), row by row from the top, picture after picture. */
  readonly pixels: Float32Array;
  /** Which digit each picture shows: 0, 1, …, 9, and again from 0. */
  readonly labels: Uint8Array;
}

/** That many pictures; a function of the noise alone. */
export function drawDigits(count: number, noise: Noise): Digits {
  const pixels = new Float32Array(count * digitPixels);
  const labels = Uint8Array.from({ length: count }, (_, index) => index % digitStrokes.length);
  for (const [index, label] of labels.entries()) {
    const strokes = digitStrokes[label] ?? [];
    pixels.set(renderDigit(strokes, drawHand(noise)), index * digitPixels);
  }
  return { pixels, labels };
}

/** How a digit is written; lengths are in pixels. */
interface Hand {
  readonly shiftX: number;
  readonly shiftY: number;
  readonly scaleX: number;
  readonly scaleY: number;
  /** By how much the top leans to the right, in parts of the height. */
  readonly slant: number;
  readonly halfStroke: number;
  /** Over how wide an edge the stroke fades out. */
  readonly blur: number;
}

function drawHand(noise: Noise): Hand {
  const between = (least: number, most: number): number => least + (most - least) * noise.uniform();
  const size = between(0.9, 1.05);
  return {
    shiftX: between(-0.5, 0.5),
    shiftY: between(-0.3, 0.3),
    scaleX: 2.9 * size * between(0.9, 1.1),
    scaleY: 3.1 * size,
    slant: between(-0.05, 0.25),
    halfStroke: between(0.35, 0.6),
    blur: between(0.8, 1.2),
  };
}

function renderDigit(strokes: readonly Stroke[], hand: Hand): Float32Array {
  const middle = digitWidth / 2;
  const placed = strokes.map((stroke) =>
    stroke.map(
      ([x, y]) =>
        [
          middle + hand.shiftX + hand.scaleX * (x - hand.slant * y),
          middle + hand.shiftY + hand.scaleY * y,
        ] as const,
    ),
  );
  return Float32Array.from({ length: digitPixels }, (_, index) => {
    const x = (index % digitWidth) + 0.5;
    const y = Math.floor(index / digitWidth) + 0.5;
    const distance = Math.sqrt(squaredDistance(placed, x, y));
    return Math.min(1, Math.max(0, 0.5 + (hand.halfStroke - distance) / hand.blur));
  });
}

/** From a point to the nearest segment of the strokes. */
function squaredDistance(strokes: readonly Stroke[], x: number, y: number): number {
  let least = Infinity;
  for (const stroke of strokes) {
    let from = stroke[0] ?? [NaN, NaN];
    for (const to of stroke) {
      const alongX = to[0] - from[0];
      const alongY = to[1] - from[1];
      const length = alongX * alongX + alongY * alongY;
      const part = length === 0 ? 0 : ((x - from[0]) * alongX + (y - from[1]) * alongY) / length;
      const nearest = Math.min(1, Math.max(0, part));
      const aside = x - from[0] - nearest * alongX;
      const above = y - from[1] - nearest * alongY;
      least = Math.min(least, aside * aside + above * above);
      from = to;
    }
  }
  return least;
}
