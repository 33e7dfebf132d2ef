/**
 * What the names of a derivation are, learnt from how the note uses them before anything is read: which letters are
 * densities and with which arguments, which are functions, which variables are values of a distribution, which are
 * indices, and what a data set's elements are.
 */
import type { Density, Name, Sequence, Variable } from "./expression.ts";

export class Lexicon {
  /** Families (`p_{data}`) and letters of families (`p`) known to be densities. */
  readonly densities = new Set<Name>();
  /** Densities with explicit arguments, by family: those of the derivation itself, and the note's others, nearest first. */
  readonly own = new Map<Name, Density[]>();
  readonly around = new Map<Name, Density[]>();
  /** Names that stand before brackets, and names that stand alone as quantities. */
  readonly applied = new Set<Name>();
  readonly plain = new Set<Name>();
  /** Names that stand left of a bar, or unbarred, as arguments of a density: values of random variables. */
  readonly points = new Set<Name>();
  /** A data set's name and what it holds. */
  readonly dataSets = new Map<Name, Sequence>();
  /** Names that the prose calls matrices or vectors: their algebra does not commute. */
  readonly linear = new Set<Name>();
  /** Families whose densities the note defines by a formula of their own. */
  readonly defined = new Set<Name>();
  /** Letters that stand both bold and plain in the derivation. */
  mixedBold = false;

  isDensity(family: Name, letter: Name): boolean {
    return this.densities.has(family) || this.densities.has(letter);
  }

  record(density: Density, own: boolean): void {
    const map = own ? this.own : this.around;
    const uses = map.get(density.family) ?? [];
    uses.push(density);
    map.set(density.family, uses);
  }

  /** All explicit uses of densities, the derivation's own first. */
  uses(): readonly Density[] {
    return [...this.own.values(), ...this.around.values()].flat();
  }

  /**
   * What a family without arguments stands for: a use of the derivation itself, over `wanted` if that is known; else
   * one of the note all of whose variables the surroundings mention.
   */
  useOf(family: Name, wanted: readonly Variable[], mentioned: ReadonlySet<Name>): Density | undefined {
    const names = new Set(wanted.map((variable) => variable.name));
    const fits = (use: Density): boolean =>
      use.variables.every((value) => value.kind === "variable" && (names.size === 0 || names.has(value.name))) &&
      (names.size === 0 || use.variables.length === names.size);
    const told = (use: Density): boolean =>
      [...use.variables, ...use.conditions].every((value) => value.kind === "variable" && mentioned.has(value.name));
    const own = (this.own.get(family) ?? []).filter(fits);
    const around = (this.around.get(family) ?? []).filter(fits);
    return own.find(told) ?? own[0] ?? around.find(told);
  }
}
