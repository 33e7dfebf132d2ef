/**
 * All sides of a formula under one reading. A side with a token that no notation took, or with a bracket that does not
 * match, has a problem and no expression; its neighbours do not suffer.
 */
import type { Problem } from "../problem.ts";
import type { Argument, Chain, Side } from "./chain/argument.ts";
import { admissibleAliases, caseVariants, withAliases, withFoldedCase } from "./aliases.ts";
import type { Choice, Choices } from "./choices.ts";
import { atDepthZero, Cursor, describe, isSign } from "./cursor.ts";
import type { Divergence, Expression, Variable } from "./expression.ts";
import type { Formula } from "./formula.ts";
import { peekHead } from "./heads.ts";
import { withAssumedNames } from "./assumedNames.ts";
import { hiddenConventions, withOneName } from "./hiddenConventions.ts";
import { isMixture } from "./mixture.ts";
import type { Places } from "./ledger.ts";
import { divergenceName, type Lexicon } from "./lexicon.ts";
import { anyVariable, mentionsBareDensity, namesIn, variablesToldBy } from "./notation/distribution.ts";
import { divergenceHead } from "./notation/divergence.ts";
import { Reader } from "./reader.ts";
import { type StatedPrior, withStatedPriors } from "./statedPriors.ts";
import { Unreadable } from "./unreadable.ts";
import type { Row } from "../tex/tree.ts";

export type ReadSide = { readonly expression: Expression } | { readonly problem: Problem };

export interface ReadSides {
  readonly of: (side: Side) => ReadSide;
  /** Ambiguities that this formula holds. */
  readonly met: ReadonlySet<Choice>;
  /** The stated priors that some side speaks of. */
  readonly priors: readonly StatedPrior[];
  readonly places: Places;
}

export function readSides(
  formula: Formula,
  lexicon: Lexicon,
  choices: Choices,
  priors: readonly StatedPrior[],
): ReadSides {
  const reader = new Reader(lexicon, choices);
  reader.mentioned = namesIn(reader, formula.tree.row);
  const read = new Map<Side, ReadSide>();
  for (const chain of formula.arguments.flatMap((argument: Argument) => argument.chains)) {
    readChain(reader, chain, formula.problems, read);
  }
  const used = new Set<StatedPrior>();
  for (const [side, value] of read) {
    if (!("expression" in value)) continue;
    const expression = withStatedPriors(withAssumedNames(value.expression, formula.assumed), priors, used);
    reader.ledger.passOn(value.expression, expression);
    read.set(side, { expression });
  }
  const expressions = [...read.values()].flatMap((side) => ("expression" in side ? [side.expression] : []));
  const aliases = admissibleAliases(expressions);
  const variants = caseVariants(expressions);
  const met = new Set(reader.met);
  if (variants.size > 0) met.add("fold-case");
  if (aliases.length > 0) met.add("bare-family");
  if (lexicon.mixedBold) met.add("fold-bold");
  const conventions = hiddenConventions.filter(({ admits }) => admits(expressions));
  for (const { choice } of conventions) met.add(choice);
  const choose = (expression: Expression): Expression => {
    const folded = choices.has("fold-case") ? withFoldedCase(expression, variants) : expression;
    const named = choices.has("bare-family") ? withAliases(folded, aliases) : folded;
    return conventions.reduce((side, { choice, apply }) => (choices.has(choice) ? apply(side) : side), named);
  };
  for (const [side, value] of read) {
    if ("expression" in value) read.set(side, { expression: choose(value.expression) });
  }
  const renamed = renamedSides(formula, read);
  if (renamed.size > 0) met.add("renamed-variables");
  if (choices.has("renamed-variables")) for (const [side, value] of renamed) read.set(side, value);
  const missing: ReadSide = { problem: { code: "missing-side", span: formula.span, data: {} } };
  return {
    of: (side) => read.get(side) ?? missing,
    met,
    priors: [...used],
    get places() {
      return reader.ledger.places();
    },
  };
}

/** The sides that would change if variables bound under two names in one chain were given one. */
function renamedSides(formula: Formula, read: ReadonlyMap<Side, ReadSide>): ReadonlyMap<Side, ReadSide> {
  const renamed = new Map<Side, ReadSide>();
  for (const { sides } of formula.arguments.flatMap(({ chains }) => chains)) {
    const known = sides.flatMap((side) => {
      const value = read.get(side);
      return value && "expression" in value ? [{ side, expression: value.expression }] : [];
    });
    const after = withOneName(known.map(({ expression }) => expression));
    known.forEach(({ side, expression }, index) => {
      const other = after[index];
      if (other && other !== expression) renamed.set(side, { expression: other });
    });
  }
  return renamed;
}

function readChain(
  reader: Reader,
  chain: Chain,
  problems: readonly Problem[],
  read: Map<Side, ReadSide>,
): void {
  const implicit = functionalVariables(reader, chain);
  if (implicit) reader.implicit.push(implicit);
  for (const side of chain.sides) if (!read.has(side)) read.set(side, readSide(reader, side, problems));
  if (implicit) reader.implicit.pop();
  nameElided(chain, read, reader);
}

/** Where a chain is about distributions as functions, m = ½(p + q), the variables that they all stand for. */
function functionalVariables(reader: Reader, chain: Chain): readonly Variable[] | undefined {
  for (const { items } of chain.sides) {
    const head = items.length > 0 ? peekHead(reader, new Cursor(items, nowhere)) : undefined;
    if (head?.length === items.length || !mentionsBareDensity(reader, items) || !isMixture(reader, items))
      continue;
    const told = variablesToldBy(reader, items, reader.mentioned) ?? [anyVariable];
    if (told.length > 0) return told;
  }
  return undefined;
}

const nowhere = { start: 0, end: 0 };

function readSide(reader: Reader, side: Side, problems: readonly Problem[]): ReadSide {
  const broken = problems.find(({ span }) => side.span.start <= span.start && span.end <= side.span.end);
  if (broken) return { problem: broken };
  if (side.items.length === 0) return { problem: { code: "missing-side", span: side.span, data: {} } };
  return readCompletely(reader, side.items, side);
}

function readCompletely(reader: Reader, items: Row, side: Side): ReadSide {
  const outer = [...reader.implicit];
  const { mark } = reader.ledger;
  try {
    const cursor = new Cursor(items, side.span);
    takeElement(reader, cursor);
    const expression = reader.sum(cursor);
    reader.finish(cursor);
    reader.ledger.give(expression, mark);
    const [untaken] = reader.ledger.untaken(items, mark);
    if (untaken)
      return { problem: { code: "token-not-read", span: untaken.span, data: { token: describe(untaken) } } };
    return { expression };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    reader.implicit.splice(0, reader.implicit.length, ...outer);
    reader.functionDepth = 0;
    return { problem: error.problem };
  }
}

/** The element of `θ^* \in \arg\min …`: a name that the set behind it is claimed to hold. */
function takeElement(reader: Reader, cursor: Cursor): void {
  const [sign] = atDepthZero(cursor.items, 0, cursor.end, (item) => isSign(item, "\\in"));
  if (sign === undefined) return;
  const optimum = cursor.items[sign + 1];
  if (!(optimum?.kind === "word" || optimum?.kind === "labelled"))
    throw new Unreadable("declaration", cursor.here);
  for (const item of cursor.items.slice(0, sign + 1)) {
    reader.take(cursor);
    reader.absorb([item]);
  }
}

/**
 * `D_f = D_{KL}(p‖q)`: a divergence named without its distributions is between those that the note wrote it with first,
 * and otherwise between those of the other side.
 */
function nameElided(chain: Chain, read: Map<Side, ReadSide>, reader: Reader): void {
  const { lexicon, ledger } = reader;
  chain.sides.forEach((side, index) => {
    const head = divergenceHead(new Cursor(side.items, side.span));
    if (!head?.named || head.length !== side.items.length) return;
    const other = read.get(chain.sides[index + 1] ?? side) ?? read.get(chain.sides[index - 1] ?? side);
    if (!other || !("expression" in other) || other.expression.kind !== "divergence") return;
    const written = lexicon.note.divergences.get(divergenceName(head));
    const { variables, left, right } = written ?? other.expression;
    const named: Divergence = { kind: "divergence", divergence: head.divergence, variables, left, right };
    const expression = head.generator === undefined ? named : { ...named, generator: head.generator };
    const before = read.get(side);
    if (before && "expression" in before) {
      if (before.expression.kind === "divergence") return;
      ledger.release(before.expression);
    } else reader.absorb(side.items);
    ledger.give(expression, 0);
    read.set(side, { expression });
  });
}
