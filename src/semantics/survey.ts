/**
 * The lexicon of every formula of a note: a first, tentative reading of all sides shows which densities there are and
 * with which arguments, what is drawn, and what the data sets hold. Nothing is judged here.
 */
import type { Argument } from "./chain/argument.ts";
import { childrenOf } from "./children.ts";
import { firstChoices } from "./choices.ts";
import { Cursor, isSign } from "./cursor.ts";
import { type Evidence, gatherEvidence, noEvidence } from "./evidence.ts";
import type { Density, Expression, Name, Sequence, Variable } from "./expression.ts";
import { factsOf } from "./facts.ts";
import type { Formula } from "./formula.ts";
import { familyOf, peekHead } from "./heads.ts";
import { Lexicon } from "./lexicon.ts";
import { withParameters } from "./notation/density.ts";
import { namesIn } from "./notation/distribution.ts";
import { Reader } from "./reader.ts";
import { keyOf } from "./sameExpression.ts";

interface Glance {
  readonly evidence: Evidence;
  readonly written: readonly Density[];
  readonly points: ReadonlySet<Name>;
  /** Every letter of the formula with its font. */
  readonly letters: ReadonlySet<Name>;
}

export class Survey {
  readonly #formulas: readonly Formula[];
  readonly #glances: readonly Glance[];
  readonly #densities: ReadonlySet<Name>;
  readonly #dataSets: ReadonlyMap<Name, Sequence>;
  readonly #defined: ReadonlySet<Name>;

  constructor(formulas: readonly Formula[]) {
    this.#formulas = formulas;
    const evidence = formulas.map((formula) => {
      const found = noEvidence();
      gatherEvidence(formula.tree.row, found);
      return found;
    });
    this.#densities = densitiesOf(evidence);
    const read: Expression[] = [];
    this.#glances = formulas.map((formula, index) => glance(formula, evidence[index] ?? noEvidence(), this.#densities, read));
    this.#dataSets = dataSetsOf(this.#glances, read);
    this.#defined = new Set(formulas.flatMap(empiricalFamilies));
  }

  /** What the names of one formula are: its own uses first, then those of the formulas nearest before and behind. */
  lexiconOf(index: number): Lexicon {
    const lexicon = new Lexicon();
    const own = this.#glances[index];
    const formula = this.#formulas[index];
    for (const name of this.#densities) lexicon.densities.add(name);
    for (const [name, sequence] of this.#dataSets) lexicon.dataSets.set(name, sequence);
    for (const name of own?.evidence.applied ?? []) lexicon.applied.add(name);
    for (const name of own?.evidence.plain ?? []) lexicon.plain.add(name);
    for (const name of own?.points ?? []) lexicon.points.add(name);
    for (const { points } of this.#glances) for (const name of points) if (/^[a-z]$/.test(name)) lexicon.points.add(name);
    for (const near of nearestFirst(index, this.#glances.length)) {
      for (const density of this.#glances[near]?.written ?? []) lexicon.record(withParameters(lexicon, density), near === index);
    }
    lexicon.mixedBold = [...(own?.letters ?? [])].some((name) => own?.letters.has(`\\mathbf{${name}}`));
    for (const name of this.#defined) lexicon.defined.add(name);
    if (formula && factsOf(formula.before + formula.after).linear) {
      for (const name of own?.evidence.plain ?? []) if (/^([A-Z]|\\mathbf\{\w\})$/.test(name)) lexicon.linear.add(name);
    }
    return lexicon;
  }

  /** Families and functions that formulas before this one speak of. */
  knownBefore(index: number): ReadonlySet<Name> {
    const known = new Set<Name>();
    for (const { evidence, written } of this.#glances.slice(0, index)) {
      for (const density of written) known.add(density.family);
      for (const name of evidence.applied) known.add(name);
      for (const name of evidence.plain) known.add(name);
    }
    return known;
  }
}

/** Families that open a display with a sum of unit masses: empirical distributions, which are no models. */
function empiricalFamilies(formula: Formula): readonly Name[] {
  const [first, second] = formula.arguments[0]?.chains[0]?.sides ?? [];
  if (!first || !second || !second.items.some((item) => isSign(item, "\\delta"))) return [];
  const head = peekHead(new Reader(new Lexicon(), firstChoices), new Cursor(first.items, formula.span));
  return head ? [familyOf(head).family] : [];
}

function densitiesOf(evidence: readonly Evidence[]): ReadonlySet<Name> {
  const densities = new Set(evidence.flatMap((one) => [...one.densities]));
  const applied = new Set(evidence.flatMap((one) => [...one.applied]));
  for (const one of evidence) {
    for (const family of one.perhaps) {
      const letter = family.replace(/_\{.*$/, "");
      if (/^(p|q|P|Q)$/.test(letter) || (applied.has(letter) && !/^[a-z]$/.test(family))) densities.add(family);
    }
  }
  return densities;
}

function glance(formula: Formula, evidence: Evidence, densities: ReadonlySet<Name>, read: Expression[]): Glance {
  const lexicon = new Lexicon();
  for (const name of densities) lexicon.densities.add(name);
  for (const name of evidence.applied) lexicon.applied.add(name);
  for (const name of evidence.plain) lexicon.plain.add(name);
  const reader = new Reader(lexicon, firstChoices);
  for (const side of formula.arguments.flatMap(sidesOf)) {
    const cursor = new Cursor(side, formula.span);
    const expression = reader.attempt(cursor, () => reader.sum(cursor));
    if (expression) read.push(expression);
  }
  // A formula that claims nothing still shows densities: `p_\theta(x)` in running text.
  if (formula.arguments.length === 0) {
    const cursor = new Cursor(formula.tree.row, formula.span);
    reader.attempt(cursor, () => reader.sum(cursor));
  }
  const written = reader.explicit;
  const letters = namesIn(reader, formula.tree.row);
  return { evidence, written, letters, points: new Set(written.flatMap((density) => density.variables.flatMap(pointName))) };
}

function sidesOf(argument: Argument) {
  return argument.chains.flatMap((chain) => chain.sides.map((side) => side.items));
}

function pointName(value: Expression): readonly Name[] {
  if (value.kind === "variable") return [value.name];
  return value.kind === "sequence" ? [value.element.name] : [];
}

function nearestFirst(index: number, count: number): readonly number[] {
  const order = Array.from({ length: count }, (_, at) => at);
  return order.sort((first, second) => distance(first, index) - distance(second, index));
}

/** Formulas before count as nearer than those behind. */
function distance(at: number, index: number): number {
  return at <= index ? (index - at) * 2 : (at - index) * 2 + 1;
}

/** 𝒟 and D as the elements that some sum from 1 to N runs over, where the note has such a sum. */
function dataSetsOf(glances: readonly Glance[], read: readonly Expression[]): ReadonlyMap<Name, Sequence> {
  const names = new Set(glances.flatMap(({ written, points }) => (written.length > 0 ? [...points] : [])));
  const found = read.map((expression) => elementsIn(expression, names)).find((sequence) => sequence !== undefined);
  if (!found) return new Map();
  return new Map(["\\mathcal{D}", "D"].filter((name) => names.has(name)).map((name) => [name, found]));
}

function elementsIn(expression: Expression, names: ReadonlySet<Name>): Sequence | undefined {
  if ((expression.kind === "summation" || expression.kind === "productOver") && expression.range.kind === "interval") {
    const [index] = expression.variables;
    const element = index && indexedBy(expression.body, keyOf(index), names);
    if (index && element) return { kind: "sequence", element, index, from: expression.range.from, to: expression.range.to };
  }
  return childrenOf(expression).map((child) => elementsIn(child, names)).find((sequence) => sequence !== undefined);
}

function indexedBy(expression: Expression, index: string, names: ReadonlySet<Name>): Variable | undefined {
  if (expression.kind === "variable") {
    const own = [...expression.subscripts, ...expression.superscripts];
    return own.length === 1 && own[0] && keyOf(own[0]) === index && names.has(expression.name) ? expression : undefined;
  }
  return childrenOf(expression).map((child) => indexedBy(child, index, names)).find((variable) => variable !== undefined);
}
