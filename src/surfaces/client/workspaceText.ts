/** What came of a check of the workspace, in a sentence or two. */
import type { CheckWorkspaceResult } from "../server/protocol.ts";

export function describeWorkspace({
  notes,
  steps,
  refuted,
  cancelled,
  errors,
}: CheckWorkspaceResult): string {
  const beginning = cancelled ? "Cancelled after" : "Checked";
  const sentences = [
    `${beginning} ${count(notes, "note")} with ${count(steps, "step")}: ` +
      `${refuted === 0 ? "none fails" : refuted === 1 ? "1 fails" : `${refuted} fail`}.`,
  ];
  if (errors.length > 0)
    sentences.push(
      `${count(errors.length, "file")} could not be read; the output says ${errors.length === 1 ? "why" : "why for each"}.`,
    );
  return sentences.join(" ");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
