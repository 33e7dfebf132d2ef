/** The verdicts on a step, a closed union, with what each rests on. */
import type { Comparison, Context, Definition } from "../semantics/claim.ts";
import type { Expression } from "../semantics/expression.ts";
import type { Problem } from "../problem.ts";

/** One rewriting inside a proof: where in the expression, by which rule, from what to what. */
export interface Rewriting {
  readonly rule: string;
  /** Indices into `childrenOf`, from the root down. */
  readonly path: readonly number[];
  readonly from: Expression;
  readonly to: Expression;
}

/**
 * Both sides, rewritten step by step until they meet. For an inequality the right side of the proof is
 * `right + slack` (or `left + slack`), with every slack term never negative.
 */
export interface Proof {
  readonly left: readonly Rewriting[];
  readonly right: readonly Rewriting[];
  /** Where both arrive. */
  readonly meeting: Expression;
  /** For ≥ and ≤: what the greater side has more, term by term, each never negative by `rule`. */
  readonly slack: readonly { readonly term: Expression; readonly rule: string }[];
}

/** A world in which a relation fails: replayable from `seed`, and shown to the reader by its tables. */
export interface Witness {
  readonly seed: number;
  /** Both sides evaluated there, exactly (`1/2 log 3 − 1/4 log 2 ≈ 0.376`) or as decimals. */
  readonly left: string;
  readonly right: string;
  /** Name → value or table, ready to be shown: `p(x=0, z=1)` → `3/16`. */
  readonly tables: Readonly<Record<string, string>>;
}

/** Why a search ended without a result: a code and what it is about. */
export interface Stop {
  readonly code: string;
  readonly data: Readonly<Record<string, string>>;
}

/** `given` is what the note says that a held verdict leans on. */
export type Verdict =
  | {
      readonly kind: "proved";
      readonly proof: Proof;
      /** What is proved: the sides that the proof starts from. */
      readonly comparison?: Comparison;
      readonly worlds: number;
      readonly exact: boolean;
      readonly given?: Context;
    }
  | { readonly kind: "tested"; readonly worlds: number; readonly exact: boolean; readonly given?: Context }
  | { readonly kind: "refuted"; readonly witness: Witness; readonly exact: boolean }
  | { readonly kind: "definition"; readonly definition?: Definition }
  | { readonly kind: "assumption" }
  | { readonly kind: "undecided"; readonly stop: Stop }
  | { readonly kind: "unread"; readonly problem: Problem };
