/**
 * What an experiment says of itself: title, settings, the identity of its derivation, the quantities and views that it
 * shows. Data alone, without tensors and without a page, so that extension, worker and page can all read it.
 */
import type { SettingsForm } from "./settings.ts";

export interface Experiment {
  readonly title: string;
  /** One sentence for lists: what is trained, and what it is held against. */
  readonly summary: string;
  readonly settings: SettingsForm;
  /** The identities that are shown live; the first is what the experiment is about. */
  readonly identities: readonly Identity[];
  /** Further measured quantities, drawn as curves over the steps of the run. */
  readonly quantities: readonly Quantity[];
  /** The pictures that can be looked at; the first is shown at the start. */
  readonly views: readonly View[];
  /** What one step of the run is, in the singular: "step", "half step". */
  readonly stepName: string;
  /** How many steps a run takes until its reader sees what it is about; the run pauses there, and can go on. */
  readonly steps: number;
  /** At every so many steps the run is measured. */
  readonly measureEvery: number;
  /** The most steps a second while it plays, where each is worth being seen; without it, as many as can be. */
  readonly pace?: number;
}

/** An equation between measured terms: Σ ± left = Σ ± right. No term is computed from the others. */
export interface Identity {
  readonly name: string;
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  /** How far the sides may be apart, in nats, and still be called equal: the rounding of what is computed. */
  readonly tolerance: number;
  /** Whether the right side is shown as a stacked bar that must reach the left one; needs terms with the sign 1. */
  readonly stacked?: boolean;
}

export interface Term {
  /** The measured value; in nats. */
  readonly quantity: string;
  readonly sign: 1 | -1;
  /** Drawn by KaTeX, without the sign; trusted, as it is ours. */
  readonly tex: string;
  /** For those who do not see the formula: "the evidence lower bound". */
  readonly words: string;
}

export interface Quantity {
  readonly quantity: string;
  readonly words: string;
  /** The name of the chart that it is drawn into, together with the others of that name. */
  readonly chart: string;
  /** Whether it is an exact value that others are held against; it is drawn dashed. */
  readonly exact?: boolean;
}

export interface View {
  readonly name: string;
  readonly title: string;
}

/** Both sides of an identity and what is between them. */
export interface Residual {
  readonly left: number;
  readonly right: number;
  readonly residual: number;
  readonly isClosed: boolean;
}

/** The sides as measured. The residual is NaN, and nothing closed, where a term is missing or no number. */
export function residualOf({ left, right, tolerance }: Identity, values: Values): Residual {
  const sideOf = (terms: readonly Term[]): number =>
    terms.reduce((sum, { quantity, sign }) => sum + sign * (values[quantity] ?? NaN), 0);
  const leftValue = sideOf(left);
  const rightValue = sideOf(right);
  const residual = leftValue - rightValue;
  return { left: leftValue, right: rightValue, residual, isClosed: Math.abs(residual) <= tolerance };
}

/** Measured quantities by name. */
export type Values = Readonly<Record<string, number>>;

/** What was measured after so many steps. */
export interface Measurement {
  readonly step: number;
  readonly values: Values;
}
