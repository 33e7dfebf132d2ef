/**
 * What one formula shows of its names before the lexicon is known, as functions of its tree and arguments and of the
 * families that are densities, and of nothing else: a first, tentative reading of all its sides.
 */
import type { Argument } from "./chain/argument.ts";
import { firstChoices } from "./choices.ts";
import { Cursor, isSign } from "./cursor.ts";
import type { Evidence } from "./evidence.ts";
import type { Density, Expression, Name } from "./expression.ts";
import type { Formula } from "./formula.ts";
import { familyOf, peekHead } from "./heads.ts";
import { emptyNote, Lexicon, nothingKnown, type OwnNames } from "./lexicon.ts";
import { isMixture } from "./mixture.ts";
import { namesIn } from "./notation/distribution.ts";
import { Reader } from "./reader.ts";

export interface Glance {
  readonly evidence: Evidence;
  readonly written: readonly Density[];
  readonly points: ReadonlySet<Name>;
  /** Every letter of the formula with its font. */
  readonly letters: ReadonlySet<Name>;
  /** The sides that could be read. */
  readonly read: readonly Expression[];
}

export function glance(formula: Formula, evidence: Evidence, densities: ReadonlySet<Name>): Glance {
  const read: Expression[] = [];
  const names: OwnNames = { ...evidence, points: new Set(), linear: new Set(), mixedBold: false };
  const lexicon = new Lexicon({ ...emptyNote, densities }, names, [], () => []);
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
  const conditions = written
    .flatMap((density) => density.conditions.flatMap(pointName))
    .filter((name) => /^[a-z]'*$/.test(name));
  const points = new Set([
    ...written.flatMap((density) => density.variables.flatMap(pointName)),
    ...conditions,
  ]);
  return { evidence, written, letters, points, read };
}

function sidesOf(argument: Argument) {
  return argument.chains.flatMap((chain) => chain.sides.map((side) => side.items));
}

function pointName(value: Expression): readonly Name[] {
  if (value.kind === "variable") return [value.name];
  return value.kind === "sequence" ? [value.element.name] : [];
}

/** m of m = ½(p + q): a name on one side of an equation whose other side is made of densities without arguments. */
export function mixtures(formula: Formula, densities: ReadonlySet<Name>): readonly Name[] {
  const reader = new Reader(
    new Lexicon({ ...emptyNote, densities }, nothingKnown, [], () => []),
    firstChoices,
  );
  return formula.arguments.flatMap(({ chains }) =>
    chains.flatMap(({ sides }) => {
      const [first, second] = sides;
      const head = first && peekHead(reader, new Cursor(first.items, formula.span));
      if (!first || !second || !head || head.length !== first.items.length || head.item.kind === "word")
        return [];
      return isMixture(reader, second.items) ? [familyOf(head).family] : [];
    }),
  );
}

/** Families that open a display with a sum of unit masses: empirical distributions, which are no models. */
export function empiricalFamilies(formula: Formula): readonly Name[] {
  const [first, second] = formula.arguments[0]?.chains[0]?.sides ?? [];
  if (!first || !second || !second.items.some((item) => isSign(item, "\\delta"))) return [];
  const head = peekHead(new Reader(nothingKnown, firstChoices), new Cursor(first.items, formula.span));
  return head ? [familyOf(head).family] : [];
}
