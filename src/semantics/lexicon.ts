/**
 * What the names of a derivation are, learnt from how the note uses them before anything is read: which letters are
 * densities and with which arguments, which are functions, which variables are values of a distribution, which are
 * indices, and what a data set's elements are.
 */
import type { Density, Name, Sequence, Variable } from "./expression.ts";

export class Lexicon {
  /** Families (`p_{data}`) and letters of families (`p`) known to be densities. */
  readonly densities = new Set<Name>();
  /** Densities with explicit arguments, in reading order, by family; those of the derivation at hand come first. */
  readonly signatures = new Map<Name, Density[]>();
  /** Names that stand before brackets, and names that stand alone as quantities. */
  readonly applied = new Set<Name>();
  readonly plain = new Set<Name>();
  /** Names that stand left of a bar, or unbarred, as arguments of a density: values of random variables. */
  readonly points = new Set<Name>();
  /** A data set's name and what it holds. */
  readonly dataSets = new Map<Name, Sequence>();
  /** Names that the prose calls matrices or vectors: their algebra does not commute. */
  readonly linear = new Set<Name>();
  /** Letters that stand both bold and plain as arguments of densities. */
  mixedBold = false;

  isDensity(family: Name, letter: Name): boolean {
    return this.densities.has(family) || this.densities.has(letter);
  }

  /** The explicit uses of a family, nearest first. */
  usesOf(family: Name): readonly Density[] {
    return this.signatures.get(family) ?? [];
  }

  record(density: Density): void {
    const uses = this.signatures.get(density.family) ?? [];
    uses.push(density);
    this.signatures.set(density.family, uses);
  }

  /** The variables a density of this family stands for when it is written without arguments. */
  defaultUse(family: Name, wanted: readonly Variable[]): Density | undefined {
    const uses = this.usesOf(family);
    const names = new Set(wanted.map((variable) => variable.name));
    const fits = uses.find(
      (use) =>
        use.variables.length === wanted.length &&
        use.variables.every((variable) => variable.kind === "variable" && names.has(variable.name)),
    );
    return wanted.length > 0 ? fits : uses[0];
  }
}
