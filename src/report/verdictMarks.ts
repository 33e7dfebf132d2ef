/** Each verdict as a sign and as one or two words, as they stand in a margin or open a hover. */
import type { VerdictKind } from "./summarize.ts";

export interface VerdictMark {
  /** Told apart by its shape alone. */
  readonly sign: string;
  readonly title: string;
}

export const verdictMarks: Readonly<Record<VerdictKind, VerdictMark>> = {
  proved: { sign: "✓", title: "Proved" },
  tested: { sign: "≈", title: "Tested" },
  refuted: { sign: "✗", title: "Fails" },
  definition: { sign: "≔", title: "Definition" },
  assumption: { sign: "∴", title: "Assumption" },
  undecided: { sign: "?", title: "Undecided" },
  unread: { sign: "⌀", title: "Not read" },
};
