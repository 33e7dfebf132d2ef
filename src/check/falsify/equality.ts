/**
 * Judges = and ≠. Equality needs agreement in every world: within the error bound in 24 informative ones, and exactly
 * in three where the exact ring allows. One world in which the sides differ, exactly or far outside the bound, refutes.
 */
import {
  compareInDoubles,
  exactSignIfDefined,
  isFarOutside,
  isOutsideBound,
  isSharp,
  topLevelTerms,
  type Sides,
} from "./compare.ts";
import type { Situation } from "./situation.ts";
import { open, ordinarySituations, type Attempt, type Finding } from "./trial.ts";

const exactFailuresAllowed = 6;

export function judgeEquality(attempt: Attempt): Finding {
  const { effort } = attempt;
  const { comparison } = attempt.question;
  const terms = topLevelTerms(comparison);
  const mattered = new Set<number>();
  let worlds = 0;
  let exactWorlds = 0;
  let inexact = 0;
  let situations = 0;
  const undefinedSides = { left: 0, right: 0, both: 0 };
  for (const situation of ordinarySituations(attempt)) {
    situations++;
    const outcome = compareInDoubles(comparison, situation);
    if (outcome.kind === "undefined") {
      undefinedSides[outcome.side]++;
      continue;
    }
    const { sides } = outcome;
    const differs = isOutsideBound(sides.difference);
    const wantExact = differs || !isSharp(sides) || exactWorlds < effort.exactWorlds;
    const sign =
      wantExact && (differs || inexact < exactFailuresAllowed)
        ? exactSignIfDefined(comparison, situation)
        : undefined;
    if (wantExact && sign === undefined) inexact++;
    if (sign !== undefined && sign !== 0) return { kind: "fails", situation, exact: true };
    if (sign === undefined && isFarOutside(sides)) return { kind: "fails", situation, exact: false };
    if (sign === 0 && differs) return open("bound-violated", worlds);
    if (sign === undefined && (differs || !isSharp(sides))) continue;
    worlds++;
    if (sign === 0) exactWorlds++;
    noteTermsThatMatter(sides, mattered);
    if (
      worlds >= effort.worlds &&
      exactWorlds >= Math.min(effort.exactWorlds, exactWorlds + exactFailuresAllowed - inexact)
    ) {
      const idle = terms.filter((_, index) => !mattered.has(index));
      return { kind: "holds", worlds, exactWorlds, idle, ...narrowerSide(undefinedSides) };
    }
  }
  return tooFew(attempt, worlds, situations);
}

/** The sign of a term matters where flipping it moves the difference out of its bound. */
export function noteTermsThatMatter({ terms, difference }: Sides, mattered: Set<number>): void {
  terms.forEach(({ value, error }, index) => {
    if (2 * Math.abs(value) > 2 * error + difference.error + Math.abs(difference.value)) mattered.add(index);
  });
}

export function narrowerSide({ left, right }: { left: number; right: number }): {
  narrower?: "left" | "right";
} {
  if (right > 0 && left === 0) return { narrower: "right" };
  return left > 0 && right === 0 ? { narrower: "left" } : {};
}

export function tooFew({ question }: Attempt, worlds: number, situations: number): Finding {
  return open(
    question.premises.length > 0 && situations === 0 ? "premise-unsolved" : "too-few-worlds",
    worlds,
  );
}

/** ≠ holds once an exact world separates the sides, and fails where every world equates them. */
export function judgeInequation(attempt: Attempt): Finding {
  let last: Situation | undefined;
  let equal = 0;
  let apart = 0;
  for (const situation of ordinarySituations(attempt)) {
    const sign = exactSignIfDefined(attempt.question.comparison, situation);
    if (sign === 0) last = situation;
    if (sign === 0) equal++;
    else if (sign !== undefined) apart++;
    if (equal + apart >= attempt.effort.worlds) break;
  }
  if (apart > 0) return { kind: "holds", worlds: apart, exactWorlds: apart, idle: [] };
  return last && equal >= attempt.effort.worlds
    ? { kind: "fails", situation: last, exact: true }
    : open("never-separated", equal);
}
