/**
 * The steps of a formula under one reading, in document order, each with what is to be checked: a definition, an
 * assumption, or claims that must all hold. A statement behind an arrow is claimed under the premise before it.
 */
import type { Problem } from "../problem.ts";
import type { Span } from "../span.ts";
import type { Argument, Chain, Link, Side } from "./chain/argument.ts";
import type { Claim, Comparison, ComparisonRelation, Definition, Relation } from "./claim.ts";
import { classify, type Known } from "./classify.ts";
import { definedName } from "./definable.ts";
import type { Expression } from "./expression.ts";
import type { Formula } from "./formula.ts";
import { membershipOf } from "./membership.ts";
import type { ReadSides } from "./readSides.ts";

export interface Step {
  readonly relation: Relation | "";
  readonly sign: Span;
  readonly left: Span;
  readonly right: Span;
  readonly meaning: Meaning;
  /** What was read of its sides, whatever it is taken for; of an arrow, those of the chains that it joins. */
  readonly sides: readonly Expression[];
}

export type Meaning =
  | { readonly kind: "unread"; readonly problem: Problem }
  | { readonly kind: "definition"; readonly definition?: Definition }
  | { readonly kind: "assumption"; readonly comparison?: Comparison }
  | { readonly kind: "claims"; readonly claims: readonly Claim[]; readonly open: boolean }
  /** A conclusion: it has the verdict of its arrow. */
  | { readonly kind: "conclusion"; readonly arrow: Step };

export function readSteps(formula: Formula, sides: ReadSides, known: Known): readonly Step[] {
  const defined = new Set(known.defined);
  const steps = formula.arguments.flatMap((argument) => {
    const found = stepsOf(formula, argument, sides, { ...known, defined });
    for (const { meaning } of found) {
      const name =
        meaning.kind === "definition" && meaning.definition && definedName(meaning.definition.left);
      if (name) defined.add(name);
    }
    return found;
  });
  return [...steps].sort((first, second) => first.sign.start - second.sign.start);
}

function stepsOf(formula: Formula, argument: Argument, sides: ReadSides, known: Known): readonly Step[] {
  const steps: Step[] = [];
  let premises: readonly Comparison[] = [];
  argument.chains.forEach((chain, chainIndex) => {
    const arrow = argument.arrows[chainIndex - 1];
    const links = chain.repeated
      ? []
      : chain.links.map((link, linkIndex) =>
          linkStep(formula, argument, chainIndex, linkIndex, link, sides, known),
        );
    if (!arrow) steps.push(...links);
    else {
      const before = argument.chains[chainIndex - 1];
      const step = arrowStep(arrow, before, chain, links, premises, sides);
      const conclusions = links.map((link) =>
        link.meaning.kind === "unread"
          ? link
          : { ...link, meaning: { kind: "conclusion" as const, arrow: step } },
      );
      steps.push(step, ...conclusions);
    }
    premises = premisesOf(chain, links, sides);
  });
  return steps;
}

function linkStep(
  formula: Formula,
  argument: Argument,
  chainIndex: number,
  linkIndex: number,
  link: Link,
  sides: ReadSides,
  known: Known,
): Step {
  const chain = argument.chains[chainIndex] as Chain;
  const [left, right] = [chain.sides[linkIndex] as Side, chain.sides[linkIndex + 1] as Side];
  const [readLeft, readRight] = [sides.of(left), sides.of(right)];
  const place = {
    relation: link.relation,
    sign: link.sign,
    left: left.span,
    right: right.span,
    sides: [left, right].flatMap((side) => readAs(sides, side)),
  };
  if ("problem" in readLeft) return { ...place, meaning: { kind: "unread", problem: readLeft.problem } };
  if ("problem" in readRight) return { ...place, meaning: { kind: "unread", problem: readRight.problem } };
  const first = chain.sides[0] && sides.of(chain.sides[0]);
  const given = {
    formula,
    argument,
    chain,
    chainIndex,
    linkIndex,
    link,
    left: readLeft.expression,
    right: readRight.expression,
  };
  const classified = classify(
    { ...given, first: first && "expression" in first ? first.expression : undefined },
    known,
  );
  const comparison = comparisonOf(link.relation, readLeft.expression, readRight.expression);
  if (classified.kind === "definition") return { ...place, meaning: classified };
  if (classified.kind === "assumption")
    return { ...place, meaning: { kind: "assumption", ...(comparison ? { comparison } : {}) } };
  const claims = comparison ? [{ comparison, premises: [] }] : [];
  return { ...place, meaning: { kind: "claims", claims, open: classified.open } };
}

function readAs(sides: ReadSides, side: Side): readonly Expression[] {
  const read = sides.of(side);
  return "expression" in read ? [read.expression] : [];
}

function comparisonOf(relation: Relation, left: Expression, right: Expression): Comparison | undefined {
  if (relation === "⇒" || relation === "⇔") return undefined;
  const compared: ComparisonRelation = relation === ":=" ? "=" : relation;
  return { relation: compared, left, right };
}

/** What a chain gives to the arrow behind it: its equations to be solved, and if it has none, all that it says. */
function premisesOf(chain: Chain, links: readonly Step[], sides: ReadSides): readonly Comparison[] {
  const assumed = links.flatMap(({ meaning }) =>
    meaning.kind === "assumption" && meaning.comparison ? [meaning.comparison] : [],
  );
  if (assumed.length > 0) return assumed;
  return chain.links.flatMap((link, index) => {
    const [left, right] = [chain.sides[index], chain.sides[index + 1]].map((side) => side && sides.of(side));
    if (!left || !right || !("expression" in left) || !("expression" in right)) return [];
    return comparisonOf(link.relation, left.expression, right.expression) ?? [];
  });
}

function arrowStep(
  arrow: Link,
  before: Chain | undefined,
  after: Chain,
  links: readonly Step[],
  premises: readonly Comparison[],
  sides: ReadSides,
): Step {
  const spanOf = (chain: Chain | undefined): Span => {
    const [first, last] = [chain?.sides[0], chain?.sides.at(-1)];
    return first && last ? { start: first.span.start, end: last.span.end } : arrow.sign;
  };
  const place = {
    relation: arrow.relation,
    sign: arrow.sign,
    left: spanOf(before),
    right: spanOf(after),
    sides: [...(before?.sides ?? []), ...after.sides].flatMap((side) => readAs(sides, side)),
  };
  const unread = links.find((link) => link.meaning.kind === "unread");
  if (unread) return { ...place, meaning: unread.meaning };
  const optima = before && membershipOf(before, after, sides);
  if (optima && "problem" in optima)
    return { ...place, meaning: { kind: "unread", problem: optima.problem } };
  if (optima)
    return {
      ...place,
      meaning: { kind: "claims", claims: [{ comparison: optima, premises: [] }], open: false },
    };
  const conclusions = after.links.flatMap((link, index) => {
    const [left, right] = [after.sides[index], after.sides[index + 1]].map((side) => side && sides.of(side));
    if (!left || !right || !("expression" in left) || !("expression" in right)) return [];
    return comparisonOf(link.relation, left.expression, right.expression) ?? [];
  });
  if (premises.length === 0 || conclusions.length === 0) {
    return {
      ...place,
      meaning: { kind: "unread", problem: { code: "statement-not-read", span: arrow.sign, data: {} } },
    };
  }
  const reversed = arrow.reversed === true;
  const forward = conclusions.map((comparison) => ({ comparison, premises }));
  const backward = premises.map((comparison) => ({ comparison, premises: conclusions }));
  const claims = arrow.relation === "⇔" ? [...forward, ...backward] : reversed ? backward : forward;
  return { ...place, meaning: { kind: "claims", claims, open: false } };
}
