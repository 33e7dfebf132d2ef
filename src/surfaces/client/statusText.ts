/** The status bar's words for the note in front: counts by verdict, worst first, and the same for screen readers. */
import type { Mark, VerdictName } from "../server/protocol.ts";
import type { KnownMarks } from "./markBook.ts";

export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
  /** For screen readers: signs are words here. */
  readonly label: string;
}

/** What to show while the server is gone for good. */
export const stoppedText: StatusText = {
  text: "$(warning) Marginalia",
  tooltip: "Marginalia has stopped: notes are not checked. Click to restart its server.",
  label: "Marginalia has stopped, restart its server",
};

export type Counts = Readonly<Record<VerdictName, number>>;

/** The sign of each verdict and its words. */
const signs: Readonly<Record<VerdictName, readonly [sign: string, one: string, many: string]>> = {
  refuted: ["✗", "step fails", "steps fail"],
  undecided: ["?", "step is undecided", "steps are undecided"],
  unread: ["⌀", "step is not read", "steps are not read"],
  tested: ["≈", "step holds in all tested models", "steps hold in all tested models"],
  proved: ["✓", "step is proved", "steps are proved"],
  definition: ["≔", "definition", "definitions"],
  assumption: ["∴", "assumption", "assumptions"],
};

/** Those of them that the status bar has room for; the tooltip has all. */
const short: readonly VerdictName[] = ["refuted", "tested", "proved"];

export function countMarks(marks: readonly Mark[]): Counts {
  const counts = { proved: 0, tested: 0, refuted: 0, definition: 0, assumption: 0, undecided: 0, unread: 0 };
  for (const { verdict } of marks) counts[verdict]++;
  return counts;
}

/** What to show for a note with these documents; one that has never been checked is undefined and counts as busy. */
export function statusText(documents: readonly (KnownMarks | undefined)[]): StatusText {
  const busy = documents.some((document) => document === undefined || document.stale);
  const counts = countMarks(documents.flatMap((document) => document?.marks ?? []));
  const shown = short
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${signs[verdict][0]} ${counts[verdict]}`);
  const sentence = describeCounts(counts);
  return {
    text: [...(busy ? ["$(loading~spin)"] : []), shown.length > 0 ? shown.join("  ") : "✓ 0"].join(" "),
    tooltip: `Marginalia: ${sentence}${busy ? "; checking…" : ""}. Click to open the Problems panel.`,
    label: `Marginalia: ${sentence}${busy ? ", checking" : ""}`,
  };
}

/** “1 step fails, 23 steps are proved”; “no steps” where there are none. */
export function describeCounts(counts: Counts): string {
  const names = Object.keys(signs) as VerdictName[];
  const parts = names
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${signs[verdict][counts[verdict] === 1 ? 1 : 2]}`);
  return parts.length === 0 ? "no steps" : parts.join(", ");
}
