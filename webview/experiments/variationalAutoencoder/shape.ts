/**
 * The two networks of the auto-encoder and what their outputs mean. All parameters stand in one flat vector: those of the
 * encoder, those of the decoder, and where the decoder's noise is learned, ℓ with σ² = 0.15² + e^{2ℓ}.
 */
import { digitPixels } from "../../data/digits.ts";
import { lengthOf, type NetworkShape } from "../../training/network.ts";
import type { SettingsOf } from "../settings.ts";
import type { variationalAutoencoder } from "./index.ts";

export type AutoencoderSettings = SettingsOf<typeof variationalAutoencoder.settings>;

export interface AutoencoderShape {
  /** Of the latent space. */
  readonly dimensions: 1 | 2;
  /** How many numbers x has: 2 coordinates, or 64 pixels. */
  readonly observed: number;
  /** From x to the means of q, and behind them the logarithms of its deviations. */
  readonly encoder: NetworkShape;
  /** From z to the mean of x, or to the logits of its dots. */
  readonly decoder: NetworkShape;
  /** Normal with the same deviation σ in each coordinate; or dots, {@link dotsOfPixel} to a pixel. */
  readonly likelihood: { readonly deviation: number | "learned" } | "dots";
}

/**
 * A pixel is printed as four dots, each black or white by itself with the same chance; its grey is the share of black ones,
 * in quarters. So each picture has a probability, as a grey number under a Bernoulli law has not.
 */
export const dotsOfPixel = 4;

export function shapeOf({ data, latent, width, deviation }: AutoencoderSettings): AutoencoderShape {
  const dimensions = latent === "line" ? 1 : 2;
  const observed = data === "digits" ? digitPixels : 2;
  return {
    dimensions,
    observed,
    encoder: { widths: [observed, width, width, 2 * dimensions], activation: "tanh" },
    decoder: { widths: [dimensions, width, width, observed], activation: "tanh" },
    likelihood:
      data === "digits" ? "dots" : { deviation: deviation === "learned" ? deviation : Number(deviation) },
  };
}

/** A learned σ stays above this: with less noise posteriors become too narrow to be integrated over while one watches. */
export const leastDeviation = 0.15;

/** The lengths of the parts of the flat vector. */
export function partsOf({ encoder, decoder, likelihood }: AutoencoderShape): readonly number[] {
  const isLearned = likelihood !== "dots" && likelihood.deviation === "learned";
  return [lengthOf(encoder), lengthOf(decoder), ...(isLearned ? [1] : [])];
}
