/**
 * The relations of a passage before any side is understood: sides joined by signs are a chain, chains joined by ⇒ and ⇔
 * are an argument. Sides are rows of the TeX tree; no item is lost: what is in no side is a sign, a remark, or
 * punctuation between statements. An item stands in two sides only under a brace, and where a declaration (x ∼ p)
 * shares its operand with a step.
 */
import type { Span } from "../../span.ts";
import type { Row } from "../../tex/tree.ts";
import type { Relation } from "../claim.ts";

export interface Side {
  /** All items it runs over, across rows and cells, in order; none where the side is missing. */
  readonly items: Row;
  /** From the first to the last item. */
  readonly span: Span;
}

export interface Link {
  readonly relation: Relation;
  readonly sign: Span;
  /** `\overset{!}{=}`: an equation to be solved, no claim. */
  readonly demand: boolean;
  /** `:=`, `\triangleq`, `\overset{\text{def}}{=}`, and `\equiv` behind a name that opens its chain. */
  readonly defining: boolean;
  /** `=:` and `\Leftarrow`: the sign reads from right to left. */
  readonly reversed?: true;
}

/** `sides.length` is `links.length + 1`; a chain without links is a bare statement. */
export interface Chain {
  readonly sides: readonly Side[];
  readonly links: readonly Link[];
  /** The claim `A = B` of `\underbrace{A}_{=B}`. */
  readonly within?: "brace";
  /** The last chain of the passage before, repeated as the premise of an arrow that opens this one. */
  readonly repeated?: true;
}

/** Words, conditions in brackets and labels that stand beside the sides. */
export interface Remark {
  readonly items: Row;
  readonly span: Span;
}

/**
 * What the words before a statement make of it: a `condition` (if, for, when, such that) restricts the statements
 * beside it and is no claim; `naming` (where, with, let) gives names their meaning; an `alternative` (or) need not hold.
 */
export type Mood = "condition" | "naming" | "alternative";

/** S₁ ⇒ S₂ ⇔ S₃: `chains.length` is `arrows.length + 1`. */
export interface Argument {
  readonly chains: readonly Chain[];
  readonly arrows: readonly Link[];
  readonly words: readonly Remark[];
  readonly mood?: Mood;
  /** Claimed only where a condition beside it holds, or as one of several alternatives. */
  readonly limited?: true;
  /** Joined to the argument before by a comma or *and*: they are premises, or conclusions, of an arrow together. */
  readonly listed?: true;
}
