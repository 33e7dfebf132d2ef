/** Which sides are drawn: the right side of a step is also the left side of the next one of its chain, and stands once. */
import type { Step } from "../messages.ts";

type Sides = Pick<Step, "left" | "right" | "relation">;

/** Whether a step's left side is drawn: it is not where the step before it ends with the same formula. */
export function drawsLeft(steps: readonly Sides[], index: number): boolean {
  const step = steps[index];
  const before = steps[index - 1];
  return step === undefined || before === undefined || squeeze(before.right) !== squeeze(step.left);
}

/** Whether a step's right side is drawn: a block that could not be read is one formula and has no second side. */
export function drawsRight({ relation }: Sides): boolean {
  return relation !== "";
}

function squeeze(tex: string): string {
  return tex.trim().replace(/\s+/g, " ");
}
