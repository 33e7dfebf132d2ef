/**
 * The formulas of a document as `check/` gets them: steps under a first reading, the other readings that the notation
 * admits, and what the note has said up to there. Definitions count from where they stand on; those that lead on from
 * a display by *where* or *with* count in it too.
 */
import { drain } from "../drain.ts";
import { allChoices, type Choice, type Choices, firstChoices, toldAs } from "./choices.ts";
import type { Context, Definition } from "./claim.ts";
import type { Known } from "./classify.ts";
import { definedName } from "./definable.ts";
import { childrenOf } from "./children.ts";
import type { Expression, Name } from "./expression.ts";
import { sortOf } from "./sort.ts";
import { factsOf, joinsMeanings, leadsToMeanings } from "./facts.ts";
import type { Formula } from "./formula.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Side } from "./chain/argument.ts";
import { movedSteps } from "./moved.ts";
import { letterOf } from "./names.ts";
import { ReadingCache } from "./readingCache.ts";
import type { ReadSides } from "./readSides.ts";
import { type StatedPrior, statedPrior } from "./statedPriors.ts";
import { readSteps, type Step } from "./steps.ts";
import { Survey } from "./survey.ts";

export interface Reading {
  readonly choices: Choices;
  /** What is told to the reader of a verdict that rests on this reading; nothing for the first. */
  readonly told: readonly string[];
  /** What the note has stated before about its model, and the reading uses. */
  readonly priors: readonly StatedPrior[];
  readonly steps: readonly Step[];
}

export interface ReadFormula {
  readonly formula: Formula;
  readonly first: Reading;
  /** The readings besides the first, in their order of rank. */
  readonly others: () => readonly Reading[];
  /** What the formula's own section says, and what the whole note says up to there. */
  readonly contexts: { readonly section: Context; readonly note: Context };
}

interface Placed {
  readonly definition: Definition;
  readonly formula: number;
  /** The innermost heading it stands under; 0 before the first. */
  readonly heading: number;
}

/** At most so many readings of one formula are tried. */
const mostReadings = 16;

export function readNote(formulas: readonly Formula[]): readonly ReadFormula[] {
  return drain(readNoteStepwise(formulas));
}

/** The same, with a pause behind each formula; what is known of earlier checks is not read again. */
export function* readNoteStepwise(
  formulas: readonly Formula[],
  readings: ReadingCache = new ReadingCache(),
): Generator<void, readonly ReadFormula[]> {
  const survey = new Survey(formulas, readings);
  const placed: Placed[] = [];
  const priors: StatedPrior[] = [];
  const firsts: { readonly lexicon: Lexicon; readonly read: Omit<ReadFormula, "contexts"> }[] = [];
  for (const [index, formula] of formulas.entries()) {
    const lexicon = survey.lexiconOf(index);
    const known = knownAt(placed, formula, survey.metBefore(index), lexicon);
    const stated = [...priors];
    const sides = readings.sidesOf(formula, lexicon, firstChoices, stated);
    const stepsOf = (read: ReadSides) => movedSteps(readSteps(formula, read, known), formula.moved);
    const steps = formula.arguments.length > 0 ? stepsOf(sides) : [];
    for (const { meaning } of steps) {
      if (meaning.kind !== "definition" || !meaning.definition) continue;
      placed.push({ definition: meaning.definition, formula: index, heading: formula.headings.at(-1) ?? 0 });
    }
    for (const {
      sides: [left, right],
    } of equations(formula)) {
      const [first, second] = [left, right].map((side) => side && sides.of(side));
      if (!first || !second || !("expression" in first) || !("expression" in second)) continue;
      const prior = statedPrior(first.expression, second.expression);
      if (prior) priors.push(prior);
    }
    const others = (): readonly Reading[] =>
      combinations(sides.met).map((choices) => {
        const other = readings.sidesOf(formula, lexicon, choices, stated);
        const told = [...choices].map((choice) => toldAs[choice]);
        return { choices, told, priors: other.priors, steps: stepsOf(other) };
      });
    firsts.push({
      lexicon,
      read: { formula, first: { choices: firstChoices, told: [], priors: sides.priors, steps }, others },
    });
    yield;
  }
  const counted = countedSorts(firsts.map(({ read }) => read));
  const discrete = (formula: Formula) =>
    new Set([...(counted.get(formula.headings.at(-1) ?? 0) ?? []), ...survey.discreteFor(formula)]);
  return firsts.map(({ lexicon, read }, index) => ({
    ...read,
    contexts: contextsOf(formulas, index, placed, lexicon, read.first.steps, discrete(read.formula)),
  }));
}

/** The equations of a formula: each side of a chain with its first, as far as equality goes. */
function equations(formula: Formula): readonly { readonly sides: readonly [Side, Side] }[] {
  return formula.arguments.flatMap(({ chains }) =>
    chains.flatMap(({ sides, links }) => {
      const [first, ...others] = sides;
      const end = links.findIndex(({ relation }) => relation !== "=" && relation !== ":=");
      const equal = others.slice(0, end < 0 ? others.length : end);
      return first ? equal.map((side) => ({ sides: [first, side] as const })) : [];
    }),
  );
}

/** Whether what is said under a heading is said for the formula too: under the same heading or one of its parts. */
function isFor(formula: Formula, { heading }: Placed): boolean {
  return heading === 0 || formula.headings.includes(heading);
}

function knownAt(placed: readonly Placed[], formula: Formula, met: Known["met"], lexicon: Lexicon): Known {
  const namesOf = (list: readonly Placed[]) =>
    new Set(list.map(({ definition }) => definedName(definition.left) ?? ""));
  const isDensity = (name: Name): boolean => lexicon.isDensity(name, letterOf(name));
  return {
    defined: namesOf(placed.filter((one) => isFor(formula, one))),
    definedAnywhere: namesOf(placed),
    functions: functionsOf(placed),
    isDensity,
    empirical: lexicon.note.empirical,
    met,
  };
}

function functionsOf(placed: readonly Placed[]): ReadonlySet<Name> {
  return new Set(
    placed.flatMap(({ definition: { left } }) => (left.kind === "application" ? [left.function] : [])),
  );
}

/** All sets of the choices that were met, smaller and better ranked ones first; the empty one is the first reading. */
function combinations(met: ReadonlySet<Choice>): readonly Choices[] {
  const ranked = allChoices.filter((choice) => met.has(choice));
  const sets = Array.from({ length: 2 ** ranked.length - 1 }, (_, bits) =>
    ranked.filter((_choice, at) => ((bits + 1) >> at) & 1),
  );
  sets.sort((first, second) => first.length - second.length);
  return sets.slice(0, mostReadings - 1).map((set) => new Set(set));
}

function contextsOf(
  formulas: readonly Formula[],
  index: number,
  placed: readonly Placed[],
  lexicon: Lexicon,
  steps: readonly Step[],
  summed: ReadonlySet<Name>,
): ReadFormula["contexts"] {
  const formula = formulas[index];
  const last = index + tailLength(formulas, index);
  const inForce = placed.filter((one) => one.formula <= last);
  const own = inForce.filter((one) => formula && isFor(formula, one));
  const facts = factsOf(formula ? `${formula.section} ${formula.after}` : "");
  const elements = [...lexicon.note.dataSets.values()].map((data) => data.element.name);
  const sorts = [...new Set(steps.flatMap(sortsIn))];
  const context = (list: readonly Placed[]): Context => ({
    definitions: list.map(({ definition }) => definition),
    independentDraws: [...(facts.independent ? lexicon.points : []), ...elements],
    discrete: sorts.filter((sort) => summed.has(sort)),
    laws: [...lexicon.note.laws],
  });
  return { section: context(own), note: context(inForce) };
}

/**
 * By innermost heading, the sorts that its steps sum over all values of and never integrate over: there the note means
 * counting measure.
 */
function countedSorts(
  formulas: readonly Pick<ReadFormula, "formula" | "first">[],
): ReadonlyMap<number, ReadonlySet<Name>> {
  const [summed, integrated] = [new Map<number, Set<Name>>(), new Map<number, Set<Name>>()];
  const add = (map: Map<number, Set<Name>>, heading: number, names: readonly Name[]): void => {
    const known = map.get(heading) ?? new Set();
    for (const name of names) known.add(name);
    map.set(heading, known);
  };
  for (const { formula, first } of formulas) {
    const heading = formula.headings.at(-1) ?? 0;
    const visit = (expression: Expression): void => {
      if (expression.kind === "summation" && expression.range.kind === "alphabet")
        add(summed, heading, expression.variables.map(sortOf));
      if (expression.kind === "integral") add(integrated, heading, expression.variables.map(sortOf));
      childrenOf(expression).forEach(visit);
    };
    for (const { meaning } of first.steps) {
      if (meaning.kind === "claims")
        for (const { comparison } of meaning.claims) [comparison.left, comparison.right].forEach(visit);
      if (meaning.kind === "definition" && meaning.definition) visit(meaning.definition.right);
    }
  }
  return new Map(
    [...summed].map(([heading, names]) => [
      heading,
      new Set([...names].filter((name) => !integrated.get(heading)?.has(name))),
    ]),
  );
}

/** The sorts of all values that the densities of a step stand before. */
function sortsIn({ meaning }: Step): readonly Name[] {
  if (meaning.kind !== "claims") return [];
  const names: Name[] = [];
  const visit = (expression: Expression): void => {
    if (expression.kind === "density") {
      for (const value of [...expression.variables, ...expression.conditions])
        if (value.kind === "variable") names.push(sortOf(value));
    }
    childrenOf(expression).forEach(visit);
  };
  for (const { comparison } of meaning.claims) [comparison.left, comparison.right].forEach(visit);
  return names;
}

/** At most so many definitions are looked for behind a formula. */
const longestTail = 8;

/** How many of the formulas behind one only tell what its names mean. */
function tailLength(formulas: readonly Formula[], index: number): number {
  if (!leadsToMeanings(formulas[index]?.after ?? "")) return 0;
  let length = 1;
  while (
    length < longestTail &&
    formulas[index + length + 1] &&
    joinsMeanings(formulas[index + length]?.after ?? "none")
  )
    length++;
  return formulas[index + length] ? length : length - 1;
}
