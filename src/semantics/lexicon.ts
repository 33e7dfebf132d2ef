/**
 * What the names of a derivation are, learnt from how the note uses them before anything is read: which letters are
 * densities and with which arguments, which are functions, which variables are values of a distribution, which are
 * indices, and what a data set's elements are.
 */
import type { Density, Divergence, Expression, Name, Sequence, Variable } from "./expression.ts";
import { isGreek } from "./names.ts";
import { keyOf } from "./sameExpression.ts";

/** KL, JS, or f with its generator. */
export function divergenceName({
  divergence,
  generator,
}: Pick<Divergence, "divergence" | "generator">): string {
  return `${divergence} ${generator ?? ""}`;
}

/** What the whole note shows, the same for all its formulas. */
export interface NoteLexicon {
  /** Families (`p_{data}`) and letters of families (`p`) known to be densities. */
  readonly densities: ReadonlySet<Name>;
  /** A data set's name and what it holds. */
  readonly dataSets: ReadonlyMap<Name, Sequence>;
  /** Sets that the note sums over, with their elements: p of such a set is the likelihood of independent draws. */
  readonly sets: ReadonlyMap<Name, Variable>;
  /** The first divergence of each name that the note writes with its distributions, by `divergenceName`. */
  readonly divergences: ReadonlyMap<string, Divergence>;
  /** Families that the note writes as sums of unit masses. */
  readonly empirical: ReadonlySet<Name>;
  /** Letters of values that follow a distribution which the field calls by name. */
  readonly laws: ReadonlySet<Name>;
}

export const emptyNote: NoteLexicon = {
  densities: new Set(),
  dataSets: new Map(),
  sets: new Map(),
  divergences: new Map(),
  empirical: new Set(),
  laws: new Set(),
};

export interface OwnNames {
  /** Names that stand before brackets, and names that stand alone as quantities. */
  readonly applied: ReadonlySet<Name>;
  readonly plain: ReadonlySet<Name>;
  /** Names that stand left of a bar, or unbarred, as arguments of a density: values of random variables. */
  readonly points: ReadonlySet<Name>;
  /** Names that the prose calls matrices or vectors: their algebra does not commute. */
  readonly linear: ReadonlySet<Name>;
  /** Some letter stands both bold and plain in the derivation. */
  readonly mixedBold: boolean;
}

/** The explicit uses of one family, or of all, in the rest of the note, nearest first. */
export type UsesAround = (family?: Name) => readonly Density[];

/** What a lexicon was asked of the rest of the note, and the key of what it answered. */
export type Asked =
  | {
      readonly of: "family";
      readonly family: Name;
      readonly wanted: readonly Variable[];
      readonly mentioned: ReadonlySet<Name>;
      readonly answer: string;
    }
  | { readonly of: "all"; readonly answer: string };

export class Lexicon implements OwnNames {
  /**
   * Equal for two lexicons of the same formula only if they differ in nothing but the uses of densities around it; none
   * where that is not known.
   */
  readonly key: string | undefined;
  /** All that was asked about the uses around, in order. */
  readonly asked: Asked[] = [];
  readonly note: NoteLexicon;
  readonly applied: ReadonlySet<Name>;
  readonly plain: ReadonlySet<Name>;
  readonly points: ReadonlySet<Name>;
  readonly linear: ReadonlySet<Name>;
  readonly mixedBold: boolean;
  readonly #own: readonly Density[];
  readonly #around: UsesAround;

  constructor(note: NoteLexicon, names: OwnNames, own: readonly Density[], around: UsesAround, key?: string) {
    this.key = key;
    this.note = note;
    this.applied = names.applied;
    this.plain = names.plain;
    this.points = names.points;
    this.linear = names.linear;
    this.mixedBold = names.mixedBold;
    this.#own = own.map((density) => withParameters(this, density));
    this.#around = around;
  }

  isDensity(family: Name, letter: Name): boolean {
    return this.note.densities.has(family) || this.note.densities.has(letter);
  }

  /** The derivation's own explicit uses of densities. */
  get own(): readonly Density[] {
    return this.#own;
  }

  /** All explicit uses of densities, the derivation's own first. */
  uses(): readonly Density[] {
    const found = [...this.#own, ...this.#around().map((density) => withParameters(this, density))];
    if (this.key !== undefined) this.asked.push({ of: "all", answer: found.map(keyOf).join() });
    return found;
  }

  /** Whether it answers all that another one was asked as that one did. */
  answersAlike(asked: readonly Asked[]): boolean {
    return asked.every((one) => {
      if (one.of === "all") return this.uses().map(keyOf).join() === one.answer;
      return keyOfUse(this.useOf(one.family, one.wanted, one.mentioned)) === one.answer;
    });
  }

  /**
   * What a family without arguments stands for: a use of the derivation itself, over `wanted` if that is known; else
   * one of the note all of whose variables the surroundings mention.
   */
  useOf(family: Name, wanted: readonly Variable[], mentioned: ReadonlySet<Name>): Density | undefined {
    const found = this.#findUse(family, wanted, mentioned);
    const question = { of: "family", family, wanted: [...wanted], mentioned } as const;
    if (this.key !== undefined) this.asked.push({ ...question, answer: keyOfUse(found) });
    return found;
  }

  #findUse(family: Name, wanted: readonly Variable[], mentioned: ReadonlySet<Name>): Density | undefined {
    const names = new Set(wanted.map((variable) => variable.name));
    const keys = new Set(wanted.map(keyOf));
    const fits = (use: Density): boolean =>
      !use.conditions.some((condition) => keys.has(keyOf(condition))) &&
      use.variables.every(
        (value) => value.kind === "variable" && (names.size === 0 || names.has(value.name)),
      ) &&
      (names.size === 0 || use.variables.length === names.size);
    const told = (use: Density): boolean =>
      [...use.variables, ...use.conditions].every(
        (value) => value.kind === "variable" && mentioned.has(value.name),
      );
    const own = this.#own.filter((use) => use.family === family && fits(use));
    // q(z) rather than q(z | x) where the derivation has both.
    own.sort((first, second) => first.conditions.length - second.conditions.length);
    if (own.length > 0) return copyOf(own.find(told) ?? own[0]);
    const around = this.#around(family)
      .map((density) => withParameters(this, density))
      .find((use) => fits(use) && told(use));
    return copyOf(around);
  }
}

/**
 * Greek letters behind the bar are parameters, unless the derivation has their own density; a data set's name is the
 * sequence of its elements.
 */
export function withParameters(lexicon: Pick<Lexicon, "points" | "note">, written: Density): Density {
  const isParameter = (condition: Expression) =>
    condition.kind === "variable" && isGreekName(condition.name) && !lexicon.points.has(condition.name);
  return {
    ...written,
    parameters: [...written.parameters, ...written.conditions.filter(isParameter)],
    variables: written.variables.map(
      (value) => (isPlainName(value) && lexicon.note.dataSets.get(value.name)) || value,
    ),
    conditions: written.conditions.filter((condition) => !isParameter(condition)),
  };
}

function keyOfUse(use: Density | undefined): string {
  return use ? keyOf(use) : "";
}

/** A density of its own, its values too: what is read from elsewhere has no place in the side at hand. */
function copyOf(use: Density | undefined): Density | undefined {
  const fresh = (value: Expression): Expression => ({ ...value });
  return (
    use && {
      ...use,
      variables: use.variables.map(fresh),
      conditions: use.conditions.map(fresh),
      parameters: use.parameters.map(fresh),
    }
  );
}

/** A name without indices: 𝒟, and not D_1. */
function isPlainName(value: Expression): value is Variable {
  return value.kind === "variable" && value.subscripts.length + value.superscripts.length === 0;
}

function isGreekName(name: Name): boolean {
  return isGreek(name.replace(/[*'^{}]|\\(mathbf|hat|bar|tilde)\{|_\{.*\}/g, ""));
}

/** The lexicon of a formula of which nothing is known. */
export const nothingKnown = new Lexicon(
  emptyNote,
  { applied: new Set(), plain: new Set(), points: new Set(), linear: new Set(), mixedBold: false },
  [],
  () => [],
);
