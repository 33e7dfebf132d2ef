/**
 * The lexicon of every formula of a note: a first, tentative reading of all sides shows which densities there are and
 * with which arguments, what is drawn, and what the data sets hold. Nothing is judged here.
 */
import { childrenOf } from "./children.ts";
import type { Evidence } from "./evidence.ts";
import type { Density, Divergence, Expression, Name, Sequence, Variable } from "./expression.ts";
import { callsDiscrete, factsOf } from "./facts.ts";
import type { Formula } from "./formula.ts";
import type { Glance } from "./glance.ts";
import { baseName } from "./names.ts";
import { divergenceName, Lexicon, type NoteLexicon, type OwnNames } from "./lexicon.ts";
import { ReadingCache } from "./readingCache.ts";
import { statedLaws } from "./statedLaws.ts";
import { keyOf } from "./sameExpression.ts";

export class Survey {
  readonly #formulas: readonly Formula[];
  readonly #glances: readonly Glance[];
  readonly #note: NoteLexicon;
  /** Of all that is the same for the whole note. */
  readonly #key: string;
  /** Small letters that are values of some density anywhere in the note. */
  readonly #points: readonly Name[];
  /** The first formula that speaks of a name. */
  readonly #firstMet = new Map<Name, number>();
  readonly #discrete: ReadonlyMap<number, ReadonlySet<Name>>;
  readonly #written = new Map<Name, { readonly at: number; readonly density: Density }[]>();

  constructor(formulas: readonly Formula[], known: ReadingCache = new ReadingCache()) {
    this.#formulas = formulas;
    const shown = formulas.map((formula) => known.shownBy(formula));
    const densities = new Set(densitiesOf(shown.map(({ evidence }) => evidence)));
    for (const name of known.mixturesOf(formulas, densities)) densities.add(name);
    this.#glances = known.glancesAt(formulas, densities);
    const read = this.#glances.flatMap((one) => one.read);
    this.#points = [...new Set(this.#glances.flatMap(({ points }) => [...points]))].filter((name) =>
      /^[a-z]$/.test(name),
    );
    const sets = setsOf(read);
    this.#note = {
      densities,
      dataSets: dataSetsOf(this.#glances, read, sets),
      sets,
      divergences: divergencesOf(read),
      empirical: new Set(shown.flatMap(({ empirical }) => empirical)),
      laws: statedLaws(shown.map(({ laws }) => laws)),
    };
    this.#key = keyOfNote(this.#note, this.#points);
    this.#glances.forEach((one, at) => this.#remember(one, at));
    this.#discrete = discreteLetters(formulas);
  }

  #remember({ evidence, written }: Glance, at: number): void {
    for (const name of [...written.map(({ family }) => family), ...evidence.applied, ...evidence.plain]) {
      if (!this.#firstMet.has(name)) this.#firstMet.set(name, at);
    }
    for (const density of written) {
      const uses = this.#written.get(density.family) ?? [];
      uses.push({ at, density });
      this.#written.set(density.family, uses);
    }
  }

  /** What the names of one formula are: its own uses first, then those of the formulas nearest before and behind. */
  lexiconOf(index: number): Lexicon {
    const own = this.#glances[index];
    const formula = this.#formulas[index];
    const isLinear =
      formula !== undefined && factsOf(`${formula.section.slice(-300)} ${formula.after}`).linear;
    const names: OwnNames = {
      applied: own?.evidence.applied ?? new Set(),
      plain: own?.evidence.plain ?? new Set(),
      points: new Set([...(own?.points ?? []), ...this.#points]),
      linear: new Set(
        isLinear ? [...(own?.letters ?? [])].filter((name) => /^([A-Z]|\\mathbf\{\w\})$/.test(name)) : [],
      ),
      mixedBold: [...(own?.letters ?? [])].some((name) => own?.letters.has(`\\mathbf{${name}}`)),
    };
    const around = (family?: Name) => this.#nearestUses(index, family);
    return new Lexicon(this.#note, names, own?.written ?? [], around, `${isLinear} ${this.#key}`);
  }

  #nearestUses(index: number, family: Name | undefined): readonly Density[] {
    const uses =
      family === undefined ? [...this.#written.values()].flat() : (this.#written.get(family) ?? []);
    const sorted = uses
      .filter(({ at }) => at !== index)
      .sort((first, second) => distance(first.at, index) - distance(second.at, index));
    return sorted.map(({ density }) => density);
  }

  /** Letters that the section of a formula calls discrete, as the values they stand for. */
  discreteFor(formula: Formula): ReadonlySet<Name> {
    const heading = formula.headings.at(-1) ?? 0;
    return this.#discrete.get(heading) ?? new Set();
  }

  /** Whether a formula before this one speaks of a name. */
  metBefore(index: number): (name: Name) => boolean {
    return (name) => (this.#firstMet.get(name) ?? index) < index;
  }
}

/** What a formula's own names, as its glance tells them, leave to be known of its lexicon; the order of sets does not count. */
function keyOfNote(note: NoteLexicon, points: readonly Name[]): string {
  const meant = (map: ReadonlyMap<string, Expression>) => [...map].map(([name, one]) => [name, keyOf(one)]);
  const noteKey: Record<keyof NoteLexicon, unknown> = {
    densities: [...note.densities].sort(),
    dataSets: meant(note.dataSets),
    sets: meant(note.sets),
    divergences: meant(note.divergences),
    empirical: [...note.empirical].sort(),
    laws: [...note.laws].sort(),
  };
  return JSON.stringify([noteKey, [...points].sort()]);
}

/** By innermost heading, the letters that stand alone in the prose and are called discrete there; `X` counts as x too. */
function discreteLetters(formulas: readonly Formula[]): ReadonlyMap<number, ReadonlySet<Name>> {
  const found = new Map<number, Set<Name>>();
  let listed = false;
  for (const { tree, before, after, headings } of formulas) {
    const [only] = tree.row;
    const letter = tree.row.length === 1 && only ? baseName(only, false) : undefined;
    const goesOn: boolean = listed && /^\s*(,|and|or|,\s*and|和|与|、)\s*$/i.test(before);
    listed = letter !== undefined && (callsDiscrete(before, after) || goesOn);
    if (!listed || letter === undefined) continue;
    const letters = found.get(headings.at(-1) ?? 0) ?? new Set();
    found.set(headings.at(-1) ?? 0, letters.add(letter).add(letter.toLowerCase()));
  }
  return found;
}

function densitiesOf(evidence: readonly Evidence[]): ReadonlySet<Name> {
  const densities = new Set(evidence.flatMap((one) => [...one.densities]));
  const applied = new Set(evidence.flatMap((one) => [...one.applied]));
  const values = new Set(evidence.flatMap((one) => [...one.values]));
  for (const one of evidence) {
    for (const family of one.perhaps) {
      const letter = family.replace(/_\{.*$/, "");
      if (
        /^(p|q|P|Q)$/.test(letter) ||
        (applied.has(letter) && !values.has(letter) && !/^[a-z]$/.test(family))
      )
        densities.add(family);
    }
  }
  return densities;
}

/** Formulas before count as nearer than those behind. */
function distance(at: number, index: number): number {
  return at <= index ? (index - at) * 2 : (at - index) * 2 + 1;
}

/**
 * 𝒟 and D as the elements that some sum from 1 to N runs over: those of the variable that the note sums over the set
 * with, and without such a sum those called x or y.
 */
function dataSetsOf(
  glances: readonly Glance[],
  read: readonly Expression[],
  sets: ReadonlyMap<Name, Variable>,
): ReadonlyMap<Name, Sequence> {
  const names = new Set(glances.flatMap(({ written, points }) => (written.length > 0 ? [...points] : [])));
  const sequences = read.flatMap((expression) => elementsIn(expression, names));
  const found = new Map<Name, Sequence>();
  for (const set of ["\\mathcal{D}", "D"]) {
    const element = sets.get(set)?.name;
    const data = sequences.find((sequence) =>
      element === undefined
        ? /^(\\mathbf\{)?[xy]\}?$/.test(sequence.element.name)
        : sequence.element.name === element,
    );
    if (data && names.has(set)) found.set(set, data);
  }
  return found;
}

/** The first divergence of each name, in the order of the note. */
function divergencesOf(read: readonly Expression[]): ReadonlyMap<string, Divergence> {
  const found = new Map<string, Divergence>();
  const visit = (expression: Expression): void => {
    if (expression.kind === "divergence" && !found.has(divergenceName(expression)))
      found.set(divergenceName(expression), expression);
    childrenOf(expression).forEach(visit);
  };
  read.forEach(visit);
  return found;
}

/** Data sets that some sum or product runs over, each with its element: Σ_{x ∈ D}. Other letters may be events. */
function setsOf(read: readonly Expression[]): ReadonlyMap<Name, Variable> {
  const sets = new Map<Name, Variable>();
  const visit = (expression: Expression): void => {
    if (
      (expression.kind === "summation" || expression.kind === "productOver") &&
      expression.range.kind === "set"
    ) {
      const [element] = expression.variables;
      const isData = ["\\mathcal{D}", "D"].includes(expression.range.set);
      if (isData && element && element.subscripts.length + element.superscripts.length === 0)
        sets.set(expression.range.set, element);
    }
    childrenOf(expression).forEach(visit);
  };
  read.forEach(visit);
  return sets;
}

function elementsIn(expression: Expression, names: ReadonlySet<Name>): readonly Sequence[] {
  const inner = childrenOf(expression).flatMap((child) => elementsIn(child, names));
  if (
    (expression.kind !== "summation" && expression.kind !== "productOver") ||
    expression.range.kind !== "interval"
  )
    return inner;
  const [index] = expression.variables;
  const element = index && indexedBy(expression.body, keyOf(index), names);
  if (!index || !element) return inner;
  return [
    { kind: "sequence", element, index, from: expression.range.from, to: expression.range.to },
    ...inner,
  ];
}

function indexedBy(expression: Expression, index: string, names: ReadonlySet<Name>): Variable | undefined {
  if (expression.kind === "variable") {
    const own = [...expression.subscripts, ...expression.superscripts];
    return own.length === 1 && own[0] && keyOf(own[0]) === index && names.has(expression.name)
      ? expression
      : undefined;
  }
  return childrenOf(expression)
    .map((child) => indexedBy(child, index, names))
    .find((variable) => variable !== undefined);
}
