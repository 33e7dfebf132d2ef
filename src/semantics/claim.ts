/**
 * What `check/` is asked: whether a comparison holds in every world that satisfies its premises, in the context of the
 * note. Every ⇒ becomes one claim, every ⇔ two; `min A ⇔ max B` becomes the equality of two sets of optima.
 */
import type { Expression, Name } from "./expression.ts";

export type ComparisonRelation = "=" | "≠" | "<" | ">" | "≤" | "≥" | "≈" | "∝";
export type Relation = ComparisonRelation | ":=" | "⇒" | "⇔";

export interface Comparison {
  readonly relation: ComparisonRelation;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Claim {
  readonly comparison: Comparison;
  /** Equations to be solved before the comparison is judged; none for an ordinary step. */
  readonly premises: readonly Comparison[];
}

/**
 * A name's meaning: `left` is a variable, application, density or divergence whose arguments are distinct plain
 * variables (its formal parameters), `right` what it stands for. An expression that matches `left` may be replaced by
 * `right` with the arguments put in.
 */
export interface Definition {
  readonly left: Expression;
  readonly right: Expression;
}

/** What the note has said that bears on a claim. */
export interface Context {
  /** In document order; a later definition of the same name and form replaces an earlier one. */
  readonly definitions: readonly Definition[];
  /** Names of elements (`x` of `x_i`, `x^{(i)}`) whose draws are independent and identically distributed. */
  readonly independentDraws: readonly Name[];
  /** Sorts that the note calls discrete or sums over: their base measure is counting measure. */
  readonly discrete: readonly Name[];
  /** Letters of values that the note says follow a distribution which the field calls by name: ε of ε ∼ 𝒩(0, 1). */
  readonly laws: readonly Name[];
}
