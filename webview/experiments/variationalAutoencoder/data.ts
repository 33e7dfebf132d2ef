/** What the auto-encoder is trained on, and what it is measured on; determined by the settings alone. */
import { drawDigits } from "../../data/digits.ts";
import { planarSets } from "../../data/planarSets.ts";
import { Noise } from "../../training/noise.ts";
import { dotsOfPixel, type AutoencoderSettings } from "./shape.ts";

export interface Sample {
  /** One x after another: 2 coordinates, or 64 pixels in quarters from 0 to 1. */
  readonly values: Float32Array;
  /** Colours for the latent space: which digit it is, or in which eighth of the turn around the middle it lies. */
  readonly groups: Uint8Array;
}

/** Drawn by the law of the data; samples of different names are independent. */
export function drawSample(
  { data, seed }: Pick<AutoencoderSettings, "data" | "seed">,
  name: "training" | "held",
  count: number,
): Sample {
  const noise = Noise.of(seed).branch("data").branch(name);
  if (data === "digits") {
    const { pixels, labels } = drawDigits(count, noise);
    const inQuarters = pixels.map((grey) => Math.round(grey * dotsOfPixel) / dotsOfPixel);
    return { values: inQuarters, groups: labels };
  }
  const values = planarSets[data].draw(count, noise);
  const groups = Uint8Array.from({ length: count }, (_, index) => {
    const turns = Math.atan2(values[2 * index + 1] ?? 0, values[2 * index] ?? 0) / (2 * Math.PI);
    return Math.floor(8 * (turns + 1)) % 8;
  });
  return { values, groups };
}
