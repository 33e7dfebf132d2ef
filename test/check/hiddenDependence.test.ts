/** Derivatives of what does not say what it depends on: the name that hides it, and the same step where none does. */
import assert from "node:assert/strict";
import { hiddenDependence } from "../../src/check/hiddenDependence.ts";
import { lastClaim } from "../support/lastClaim.ts";

const table: readonly (readonly [note: string, name?: string])[] = [
  ["$$\\frac{\\partial}{\\partial w} L = w - w$$", "L"],
  ["$$\\frac{\\partial}{\\partial w} (L w) = L + w - w$$", "L"],
  ["$$\\frac{\\partial}{\\partial w} (a w) = a + w - w$$"],
  ["$$\\frac{\\partial}{\\partial w} L(w) = 2 L(w)$$"],
  ["$$\\frac{d}{dx} c = x - x$$", "c"],
  ["$$\\frac{d}{dx} (c x) = c + x - x$$"],
  ["$$\\frac{d}{dx} 3 = x - x$$"],
  ["$$\\frac{d}{dx} f(a) = x - x$$", "a"],
  ["$$\\frac{d}{dx} f(x) = x - x$$"],
  ["$$\\nabla_\\theta (\\mathcal{J} \\theta) = \\mathcal{J} + \\theta - \\theta$$", "\\mathcal{J}"],
  ["$$\\nabla_\\theta (\\hat{y} \\theta) = \\hat{y} + \\theta - \\theta$$", "\\hat{y}"],
  ["$$\\nabla_\\theta \\log p(x) = \\theta - \\theta$$", "x"],
  ["$$\\nabla_\\theta \\log p_\\phi(x) = \\theta - \\theta$$"],
  ["$$\\nabla_\\theta \\log p_\\theta(x) = \\theta - \\theta$$"],
  ["$$\\frac{d}{d\\mu} (Z \\mu) = Z + \\mu - \\mu$$", "Z"],
  ["$$\\frac{d}{d\\mu} \\sum_{i=1}^N (x_i - \\mu)^2 = -2 \\sum_{i=1}^N (x_i - \\mu)$$"],
  ["$$\\frac{d}{d\\mu} (N \\mu) + \\sum_{i=1}^N x_i = N + \\sum_{i=1}^N x_i$$"],
  ["$$1 + \\frac{d}{dx} (L x)^2 = L - 1$$", "L"],
  ["$$\\frac{d}{dx} (a x) = b + 2 \\Rightarrow a = b$$"],
  ["$$\\frac{d}{dx} (L x) = b + 2 \\Rightarrow L = b$$", "L"],
];

describe("hiddenDependence", () => {
  for (const [note, name] of table)
    it(note, () => assert.equal(hiddenDependence(lastClaim(note).claim)?.data["name"], name));
});
