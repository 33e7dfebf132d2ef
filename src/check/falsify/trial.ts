/** What came of trying to refute a claim, and what every judge of a relation needs to try. */
import type { Budget } from "../budget.ts";
import type { Stop, Witness } from "../verdict.ts";
import type { Expression } from "../../semantics/expression.ts";
import type { Question } from "./prepare.ts";
import { situationsOf } from "./premises.ts";
import { digest } from "./random.ts";
import type { Situation } from "./situation.ts";
import { ordinaryStyle, restricted, type Restriction, type Style } from "./style.ts";
import { World } from "./world.ts";

export type Trial =
  | {
      readonly kind: "holds";
      /** Informative worlds in which the relation holds. */
      readonly worlds: number;
      /** How many of them were decided without rounding. */
      readonly exactWorlds: number;
      /** Top-level terms whose sign never mattered in any tried world. */
      readonly idle: readonly Expression[];
      /** The side that is undefined in some world where the other is defined. */
      readonly narrower?: "left" | "right";
    }
  | { readonly kind: "fails"; readonly witness: Witness; readonly exact: boolean }
  | { readonly kind: "open"; readonly stop: Stop; readonly worlds: number };

/** How hard to try: informative worlds wanted, how many of them exact, and whether inequalities are attacked. */
export interface Effort {
  readonly worlds: number;
  readonly exactWorlds: number;
  readonly attack: boolean;
}

/** What a verdict of `tested` needs. */
export const thorough: Effort = { worlds: 24, exactWorlds: 3, attack: true };

const mostAttempts = 120;
/** Without a solution of the premises in so many worlds, none is expected. */
const mostUnsolved = 40;

/** A failure found, before it is shown. */
export interface Failure {
  readonly situation: Situation;
  readonly exact: boolean;
}

export type Finding = Exclude<Trial, { kind: "fails" }> | ({ readonly kind: "fails" } & Failure);

export interface Attempt {
  readonly question: Question;
  readonly budget: Budget;
  readonly seed: number;
  readonly effort: Effort;
  /** Only worlds that satisfy this as well. */
  readonly restriction?: Restriction;
}

/** The situations of ordinary worlds, one world after the other. */
export function* ordinarySituations(attempt: Attempt): Generator<Situation> {
  let solved = 0;
  for (let index = 0; index < (solved > 0 ? mostAttempts : mostUnsolved); index++) {
    const logarithmic = attempt.question.roles.hasExponential && index % 2 === 0;
    const style = ordinaryStyle(index >> (logarithmic ? 1 : 0), logarithmic);
    const situations = situationsIn(attempt, `world ${index}`, style);
    solved += situations.length;
    yield* situations;
  }
}

/** The situations of the world of a given name and style. */
export function situationsIn(
  { question, budget, seed, restriction }: Attempt,
  name: string,
  style: Style,
): readonly Situation[] {
  return situationsOf(
    question,
    new World(digest(seed, name), restricted(style, restriction), question.roles, budget),
  );
}

export function open(code: string, worlds: number, data: Readonly<Record<string, string>> = {}): Finding {
  return { kind: "open", stop: { code, data }, worlds };
}
