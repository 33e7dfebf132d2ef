/**
 * Judges ≥ ≤ > <: samples ordinary worlds, then attacks: worlds near equality and at extremes, and from the tightest of
 * all a local search that multiplies single draws. A violation must be decided exactly or far outside its error bound;
 * that no attack succeeds is never exact.
 */
import type { Comparison } from "../../semantics/claim.ts";
import { multiply, rational, type Rational } from "../../semantics/rational.ts";
import { compareInDoubles, exactSignIfDefined, isFarOutside, topLevelTerms, type Sides } from "./compare.ts";
import { narrowerSide, noteTermsThatMatter, tooFew } from "./equality.ts";
import { situationsOf } from "./premises.ts";
import { Random } from "./random.ts";
import type { Situation } from "./situation.ts";
import { attackingStyles } from "./style.ts";
import { ordinarySituations, situationsIn, type Attempt, type Finding } from "./trial.ts";
import { World } from "./world.ts";

const attacksPerStyle = 4;
const searches = 2;
const stepsPerSearch = 40;

interface Tried {
  readonly situation: Situation;
  /** How far the relation is from failing, as a share of the size of the terms; negative where it fails. */
  readonly margin: number;
}

interface Record {
  readonly tried: Tried[];
  readonly mattered: Set<number>;
  readonly undefinedSides: { left: number; right: number; both: number };
  situations: number;
}

export function judgeInequality(attempt: Attempt): Finding {
  const { comparison } = attempt.question;
  const record: Record = {
    tried: [],
    mattered: new Set(),
    undefinedSides: { left: 0, right: 0, both: 0 },
    situations: 0,
  };
  for (const situation of ordinarySituations(attempt)) {
    const failure = tryIn(situation, comparison, record);
    if (failure) return failure;
    if (record.tried.length >= attempt.effort.worlds) break;
  }
  const worlds = record.tried.length;
  const failure = attempt.effort.attack
    ? (attackByStyle(attempt, record) ?? attackBySearch(attempt, record))
    : undefined;
  if (failure) return failure;
  if (worlds < attempt.effort.worlds) return tooFew(attempt, worlds, record.situations);
  const idle = topLevelTerms(comparison).filter((_, index) => !record.mattered.has(index));
  return { kind: "holds", worlds, exactWorlds: 0, idle, ...narrowerSide(record.undefinedSides) };
}

/** Tries one situation: a failure if the relation is violated there beyond doubt. */
function tryIn(situation: Situation, comparison: Comparison, record: Record): Finding | undefined {
  record.situations++;
  const outcome = compareInDoubles(comparison, situation);
  if (outcome.kind === "undefined") {
    record.undefinedSides[outcome.side]++;
    return undefined;
  }
  const { sides } = outcome;
  const excess = excessOf(comparison, sides);
  const violated = decide(comparison, sides, situation);
  if (violated) return { kind: "fails", situation, exact: violated === "exactly" };
  noteTermsThatMatter(sides, record.mattered);
  record.tried.push({ situation, margin: sides.scale > 0 ? excess / sides.scale : 0 });
  return undefined;
}

/** By how much the greater side is greater. */
function excessOf({ relation }: Comparison, { difference }: Sides): number {
  return relation === "≥" || relation === ">" ? difference.value : -difference.value;
}

function decide(
  comparison: Comparison,
  sides: Sides,
  situation: Situation,
): "exactly" | "in doubles" | undefined {
  const { difference } = sides;
  const excess = excessOf(comparison, sides);
  if (excess > difference.error) return undefined;
  const strict = comparison.relation === "<" || comparison.relation === ">";
  if (!strict && excess >= -difference.error && excess > -1e-13 * sides.scale) return undefined;
  const sign = exactSignIfDefined(comparison, situation);
  if (sign === undefined) return excess < -difference.error && isFarOutside(sides) ? "in doubles" : undefined;
  const greater = comparison.relation === "≥" || comparison.relation === ">" ? sign : -sign;
  return greater < 0 || (strict && greater === 0) ? "exactly" : undefined;
}

function attackByStyle(attempt: Attempt, record: Record): Finding | undefined {
  for (const [index, style] of attackingStyles.entries()) {
    for (let round = 0; round < attacksPerStyle; round++) {
      for (const situation of situationsIn(attempt, `attack ${index} ${round}`, style)) {
        const failure = tryIn(situation, attempt.question.comparison, record);
        if (failure) return failure;
      }
    }
  }
  return undefined;
}

/** Descends on the margin from the tightest worlds, multiplying one or two draws at a time. */
function attackBySearch(attempt: Attempt, record: Record): Finding | undefined {
  const tightest = [...record.tried].sort((first, second) => first.margin - second.margin).slice(0, searches);
  for (const [index, start] of tightest.entries()) {
    const random = new Random(attempt.seed, `search ${index}`);
    let best = start;
    let reach = 8;
    for (let step = 0; step < stepsPerSearch; step++) {
      const world = disturb(best.situation.world, random, reach, attempt);
      if (!world) break;
      let improved = false;
      for (const situation of situationsOf(attempt.question, world)) {
        const before = record.tried.length;
        const failure = tryIn(situation, attempt.question.comparison, record);
        if (failure) return failure;
        const tried = record.tried[before];
        if (tried && tried.margin < best.margin) {
          best = tried;
          improved = true;
        }
      }
      reach = improved ? Math.min(16, reach * 2) : Math.max(1, reach * 0.8);
    }
  }
  return undefined;
}

/** The same world with one or two of its draws multiplied by a factor between 2^−reach/4 and 2^reach/4. */
function disturb(
  world: World,
  random: Random,
  reach: number,
  { question, budget }: Attempt,
): World | undefined {
  const { drawn } = world;
  const names = [...drawn.keys()];
  if (names.length === 0) return undefined;
  const overrides = new Map([...drawn].map(([name, { value }]) => [name, value]));
  for (let changes = 1 + random.below(2); changes > 0; changes--) {
    const name = names[random.below(names.length)] ?? "";
    const value = overrides.get(name);
    if (!value) continue;
    const moved = multiply(value, factor(random, reach));
    if (drawn.get(name)?.role !== "number" || world.admits(name, moved)) overrides.set(name, moved);
  }
  return new World(world.seed, world.style, question.roles, budget, overrides);
}

function factor(random: Random, reach: number): Rational {
  const size = Math.round(16 * 2 ** ((random.below(1001) / 1000) * (reach / 4)));
  return random.below(2) === 0 ? rational(size, 16) : rational(16, size);
}
