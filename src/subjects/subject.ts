/**
 * What a derivation can be about, as far as an experiment shows it, and what of a derivation that is told from: nothing
 * but its expressions. Which letters they are written in, and what the words around them say, makes no difference.
 */
import type { Expression } from "../semantics/expression.ts";
import type { LogAverage } from "./logAverages.ts";

/** Named as the experiments are. */
export type Subject =
  "coin" | "divergenceFit" | "expectationMaximization" | "variationalAutoencoder" | "generativeAdversarial";

export interface Derivation {
  /** Whether all of it was read. */
  readonly isRead: boolean;
  /** All that was read of its steps' sides. */
  readonly sides: readonly Expression[];
  /** The sides and everything inside of them. */
  readonly expressions: readonly Expression[];
  /** The sums in the sides that hold averages of logarithms, each as these averages. */
  readonly sums: readonly (readonly LogAverage[])[];
}

/** Whether a derivation is about a subject. Where that is not sure, it is not. */
export type Recognizer = (derivation: Derivation) => boolean;
