/**
 * A formula of a note before it is understood, as `semantics/` gets it: its TeX, the prose on both sides, and the
 * section that it stands in.
 */
import type { Problem } from "../problem.ts";
import type { Span } from "../span.ts";
import type { TexTree } from "../tex/tree.ts";
import type { AssumedName } from "./assumedNames.ts";
import type { Argument } from "./chain/argument.ts";

export interface Formula {
  /** Like all places of its tree, arguments and problems: where it was read first. */
  readonly span: Span;
  /** How far it stands from there; 0 unless it was remembered from an earlier check. */
  readonly moved: number;
  readonly display: boolean;
  readonly tree: TexTree;
  /** The prose before and behind, up to the formulas or paragraphs next to it. */
  readonly before: string;
  readonly after: string;
  /** The last of the section's prose up to here. */
  readonly section: string;
  /** The headings it stands under, outermost first, by their numbers in the document. */
  readonly headings: readonly number[];
  /** What the note tells the checker to assume of its names, up to here. */
  readonly assumed: readonly AssumedName[];
  /** What is claimed, and the brackets that do not match. */
  readonly arguments: readonly Argument[];
  readonly problems: readonly Problem[];
}
