/**
 * A proof as a reader follows it: the whole side after each rule, as TeX. Rules that only tidy up (the order of
 * arguments, arithmetic) are taken together with the rule before them, and so are uses of one rule in a row; in a long
 * proof several rules lead from one form to the next.
 */
import { plus } from "../check/prove/replay/shapes.ts";
import { Place } from "../check/prove/replay/place.ts";
import type { Rewriting, Verdict } from "../check/verdict.ts";
import type { Expression } from "../semantics/expression.ts";
import { printExpression } from "../semantics/printExpression.ts";
import { isBookkeeping, nameRule } from "./describeVerdict.ts";
import { readable } from "./readable.ts";

export interface ProofForms {
  readonly side: "left" | "right";
  readonly forms: readonly ProofForm[];
}

export interface ProofForm {
  /** The whole side. */
  readonly tex: string;
  /** In words, what led here from the form before; of the first form only where it is more than the side itself. */
  readonly rule: string;
}

/** More forms than this on one side tell a reader no more. */
const mostForms = 16;

const other = { left: "right", right: "left" } as const;

const known = new WeakMap<Verdict, readonly ProofForms[]>();

/** How each side is rewritten until they meet; a side that stays as it is has no entry. */
export function proofForms(verdict: Verdict): readonly ProofForms[] {
  const forms = known.get(verdict) ?? formsOf(verdict);
  known.set(verdict, forms);
  return forms;
}

function formsOf(verdict: Verdict): readonly ProofForms[] {
  if (verdict.kind !== "proved" || verdict.comparison === undefined) return [];
  const { proof, comparison } = verdict;
  const slack = proof.slack.map(({ term }) => term);
  const lesser = comparison.relation === "≤" ? "left" : "right";
  return (["left", "right"] as const).flatMap((side) => {
    const added = side === lesser ? slack : [];
    const start = plus(comparison[side], ...added);
    const rule = added.length === 0 ? "" : `adding what the ${other[side]} side has more`;
    const forms = [{ tex: printExpression(start), rule }, ...formsAfter(start, proof[side])];
    const merged = withoutRepetition(forms);
    return merged.length > 1 || added.length > 0 ? [{ side, forms: merged }] : [];
  });
}

function formsAfter(start: Expression, rewritings: readonly Rewriting[]): readonly ProofForm[] {
  const whole = new Place(start);
  const forms: ProofForm[] = [];
  const groups = grouped(rewritings);
  const together = Math.ceil(groups.length / mostForms);
  for (let index = 0; index < groups.length; index += together) {
    const taken = groups.slice(index, index + together);
    for (const { path, to } of taken.flatMap((group) => group.rewritings)) whole.descend(path)?.put(to);
    const rules = [...new Set(taken.map(({ rule }) => nameRule(rule)))].join(", ");
    forms.push({ tex: printExpression(readable(whole.expression)), rule: rules });
  }
  return forms;
}

interface Group {
  readonly rule: string;
  readonly rewritings: Rewriting[];
}

/** One group for each run of one rule, with the bookkeeping behind it. */
function grouped(rewritings: readonly Rewriting[]): readonly Group[] {
  const groups: Group[] = [];
  for (const rewriting of rewritings) {
    const last = groups.at(-1);
    const joins = last && (last.rule === rewriting.rule || isBookkeeping(rewriting.rule));
    if (joins) last.rewritings.push(rewriting);
    else groups.push({ rule: rewriting.rule, rewritings: [rewriting] });
  }
  return groups;
}

/** A form that reads like the one before it tells nothing. */
function withoutRepetition(forms: readonly ProofForm[]): readonly ProofForm[] {
  return forms.filter(({ tex }, index) => index === 0 || tex !== forms[index - 1]?.tex);
}
