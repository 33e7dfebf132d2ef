/**
 * A rule rewrites one expression at its root into one that is equal wherever the first is defined. Its conditions are
 * checked by `apply`; its examples and refusals are TeX, read by the tests and shown in the rule's documentation.
 */
import type { Expression, Kind } from "../../semantics/expression.ts";
import type { Situation } from "./situation.ts";

/** What a note says before an example: definitions as equations in TeX, and names as `Context` has them. */
export interface Given {
  readonly definitions?: readonly string[];
  readonly independentDraws?: readonly string[];
  readonly discrete?: readonly string[];
}

export interface Example {
  readonly from: string;
  readonly to: string;
  readonly given?: Given;
  /** The rule applies to some part of `from` and not to the whole. */
  readonly anywhere?: true;
}

export interface Refusal {
  readonly from: string;
  readonly because: string;
  readonly given?: Given;
}

export interface Rule {
  /** A stable kebab-case word. */
  readonly name: string;
  /** The theorem in TeX. */
  readonly statement: string;
  /** The kinds of expression at whose root it may apply. */
  readonly kinds: readonly Kind[];
  /** What trying it costs beyond a rewriting, in units of the budget. */
  readonly work?: (expression: Expression, situation: Situation) => number;
  readonly apply: (expression: Expression, situation: Situation) => Expression | undefined;
  readonly examples: readonly Example[];
  readonly refusals: readonly Refusal[];
}
