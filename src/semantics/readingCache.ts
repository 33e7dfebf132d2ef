/**
 * Remembers how formulas were read, so that a note that is checked again after an edit has only those read that the edit
 * reaches.
 *
 * What is remembered equals what would be read. What a formula shows is a function of its tree and arguments, a glance
 * at it one of these and of the set of densities. A reading of its sides is a function of the tree, the arguments and
 * their problems, of the choices, the assumed names and the stated priors, and of the lexicon: of its own names, which
 * the glance gives, of what is the same for the whole note, which the lexicon's key holds, and of the uses of densities
 * around the formula. Of these it learns nothing but the answers to what it asks; where all of them are the same,
 * it asks, and reads, the same again. All of it is kept with the arguments of one passage, by the object: an object
 * has one tree, one place, and is gone when the cache of passages forgets it.
 */
import type { Argument } from "./chain/argument.ts";
import type { Choices } from "./choices.ts";
import { type Evidence, gatherEvidence, noEvidence } from "./evidence.ts";
import type { Name } from "./expression.ts";
import type { Formula } from "./formula.ts";
import { empiricalFamilies, glance, type Glance, mixtures } from "./glance.ts";
import type { Asked, Lexicon } from "./lexicon.ts";
import { PassageCache } from "./readPassage.ts";
import { type ReadSides, readSides } from "./readSides.ts";
import { keyOf } from "./sameExpression.ts";
import type { StatedPrior } from "./statedPriors.ts";
import { lawsIn } from "./statedLaws.ts";

/** What a formula shows by itself. */
interface Shown {
  readonly evidence: Evidence;
  /** Families that it opens as empirical distributions, and letters that follow a distribution with a name. */
  readonly empirical: readonly Name[];
  readonly laws: ReadonlySet<Name>;
}

interface KnownSides {
  readonly key: string;
  readonly asked: readonly Asked[];
  readonly sides: ReadSides;
}

interface KnownFormula {
  readonly shown: Shown;
  /** Both under the set of densities that was asked for last. */
  mixtures?: { readonly key: string; readonly found: readonly Name[] };
  glance?: { readonly key: string; readonly found: Glance };
  /** Those used last come first. */
  sides: readonly KnownSides[];
}

/** Of one formula: at several places, or under several choices. */
const mostSides = 8;

export class ReadingCache {
  readonly passages = new PassageCache();
  readonly #formulas = new WeakMap<readonly Argument[], KnownFormula>();

  shownBy(formula: Formula): Shown {
    return this.#of(formula).shown;
  }

  mixturesOf(formulas: readonly Formula[], densities: ReadonlySet<Name>): readonly Name[] {
    const key = keyOfSet(densities);
    return formulas.flatMap((formula) => {
      const known = this.#of(formula);
      if (known.mixtures?.key !== key) known.mixtures = { key, found: mixtures(formula, densities) };
      return known.mixtures.found;
    });
  }

  glancesAt(formulas: readonly Formula[], densities: ReadonlySet<Name>): readonly Glance[] {
    const key = keyOfSet(densities);
    return formulas.map((formula) => {
      const known = this.#of(formula);
      if (known.glance?.key !== key)
        known.glance = { key, found: glance(formula, known.shown.evidence, densities) };
      return known.glance.found;
    });
  }

  sidesOf(formula: Formula, lexicon: Lexicon, choices: Choices, priors: readonly StatedPrior[]): ReadSides {
    if (lexicon.key === undefined) return readSides(formula, lexicon, choices, priors);
    const known = this.#of(formula);
    const key = keyOfReading(formula, lexicon.key, choices, priors);
    const found = known.sides.find((one) => one.key === key && lexicon.answersAlike(one.asked));
    if (found) {
      if (found !== known.sides[0]) known.sides = [found, ...known.sides.filter((one) => one !== found)];
      return found.sides;
    }
    const before = lexicon.asked.length;
    const sides = readSides(formula, lexicon, choices, priors);
    const asked = lexicon.asked.slice(before);
    known.sides = [{ key, asked, sides }, ...known.sides.slice(0, mostSides - 1)];
    return sides;
  }

  #of(formula: Formula): KnownFormula {
    const known = this.#formulas.get(formula.arguments);
    if (known) return known;
    const evidence = noEvidence();
    gatherEvidence(formula.tree.row, evidence);
    const fresh: KnownFormula = {
      shown: { evidence, empirical: empiricalFamilies(formula), laws: lawsIn(formula) },
      sides: [],
    };
    this.#formulas.set(formula.arguments, fresh);
    return fresh;
  }
}

function keyOfSet(names: ReadonlySet<Name>): string {
  return JSON.stringify([...names].sort());
}

function keyOfReading(
  { assumed }: Formula,
  lexicon: string,
  choices: Choices,
  priors: readonly StatedPrior[],
): string {
  const names = assumed.map(({ family, meant, parameters }) => [family, meant, ...parameters.map(keyOf)]);
  const stated = priors.map(({ family, variables, model }) => [family, variables, keyOf(model)]);
  return `${JSON.stringify([[...choices], names, stated])} ${lexicon}`;
}
