/**
 * A smaller world for people to read: worlds of few, round numbers are tried first, then the failing world with its
 * draws rounded to fewer and fewer bits. Only a world in which the claim fails as decisively is shown.
 */
import { rational, toNumber, type Rational } from "../../semantics/rational.ts";
import { situationsOf } from "./premises.ts";
import { Halt } from "./signals.ts";
import { showingStyles } from "./style.ts";
import { situationsIn, type Attempt, type Failure } from "./trial.ts";
import { World } from "./world.ts";
import type { Situation } from "./situation.ts";

const worldsPerStyle = 6;

/** The simplest failing situation found; `decide` says whether, and how, the claim fails in one. */
export function shrink(
  attempt: Attempt,
  failure: Failure,
  decide: (situation: Situation) => "exactly" | "in doubles" | undefined,
): Failure {
  const accept = (situation: Situation): Failure | undefined => {
    const decided = decide(situation);
    if (!decided || (failure.exact && decided !== "exactly")) return undefined;
    return { situation, exact: decided === "exactly" };
  };
  const { world } = failure.situation;
  try {
    for (const style of showingStyles(world.style.numbers, world.style.logarithmic)) {
      for (let round = 0; round < worldsPerStyle; round++) {
        for (const situation of situationsIn(attempt, `small ${style.weights} ${round}`, style)) {
          const smaller = accept(situation);
          if (smaller) return smaller;
        }
      }
    }
    for (const bits of [2, 4, 7]) {
      const overrides = new Map([...world.drawn].map(([name, { value }]) => [name, rounded(value, bits)]));
      const rounder = new World(world.seed, world.style, attempt.question.roles, attempt.budget, overrides);
      for (const situation of situationsOf(attempt.question, rounder)) {
        const smaller = accept(situation);
        if (smaller) return smaller;
      }
    }
  } catch (error) {
    if (!(error instanceof Halt)) throw error;
  }
  return failure;
}

/** The value with its leading bits only. */
function rounded(value: Rational, bits: number): Rational {
  const size = toNumber(value);
  if (size === 0 || !Number.isFinite(size)) return value;
  const exponent = Math.floor(Math.log2(Math.abs(size))) + 1 - bits;
  const leading = Math.round(size / 2 ** exponent);
  return exponent >= 0 ? rational(leading * 2 ** exponent) : rational(leading, 2 ** -exponent);
}
