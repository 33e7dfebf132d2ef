/**
 * What was read at one place of a document, as it would have been read at another. Reading compares places only with one
 * another, so that all of them differ by the same amount; `nowhere`, the place of what has none, stays as it is.
 */
import type { Problem } from "../problem.ts";
import type { Span } from "../span.ts";
import type { Item, Row } from "../tex/tree.ts";
import type { Argument, Chain, Link, Side } from "./chain/argument.ts";
import type { Formula } from "./formula.ts";
import type { Meaning, Step } from "./steps.ts";

/** A formula with the places of itself and of what is wrong with its TeX in the document; those within its tree stay as they were read. */
export function inPlace(formula: Formula): Formula {
  const { moved, span, tree } = formula;
  if (moved === 0) return formula;
  const problems = tree.problems.map((problem) => movedProblem(problem, moved));
  return { ...formula, span: movedSpan(span, moved), tree: { row: tree.row, problems } };
}

export function movedSteps(steps: readonly Step[], by: number): readonly Step[] {
  if (by === 0) return steps;
  const found = new Map<Step, Step>();
  const move = (step: Step): Step => {
    const known = found.get(step);
    if (known) return known;
    const place = {
      sign: movedSpan(step.sign, by),
      left: movedSpan(step.left, by),
      right: movedSpan(step.right, by),
    };
    const moved = { ...step, ...place, meaning: movedMeaning(step.meaning) };
    found.set(step, moved);
    return moved;
  };
  // A conclusion speaks of the step of its arrow: the very one that stands in the list.
  const movedMeaning = (meaning: Meaning): Meaning => {
    if (meaning.kind === "conclusion") return { ...meaning, arrow: move(meaning.arrow) };
    return meaning.kind === "unread" ? { ...meaning, problem: movedProblem(meaning.problem, by) } : meaning;
  };
  return steps.map(move);
}

export function movedArgument(argument: Argument, by: number): Argument {
  if (by === 0) return argument;
  const side = (one: Side): Side => ({ items: movedRow(one.items, by), span: movedSpan(one.span, by) });
  const link = (one: Link): Link => ({ ...one, sign: movedSpan(one.sign, by) });
  const chain = (one: Chain): Chain => ({ ...one, sides: one.sides.map(side), links: one.links.map(link) });
  return {
    ...argument,
    chains: argument.chains.map(chain),
    arrows: argument.arrows.map(link),
    words: argument.words.map(side),
  };
}

function movedProblem(problem: Problem, by: number): Problem {
  return { ...problem, span: movedSpan(problem.span, by) };
}

function movedSpan(span: Span, by: number): Span {
  return span.start === 0 && span.end === 0 ? span : { start: span.start + by, end: span.end + by };
}

function movedRow(row: Row, by: number): Row {
  return row.map((item) => movedItem(item, by));
}

function movedItem(item: Item, by: number): Item {
  const span = movedSpan(item.span, by);
  const row = (inner: Row): Row => movedRow(inner, by);
  switch (item.kind) {
    case "symbol":
    case "word":
    case "text":
    case "space":
      return { ...item, span };
    case "scripts":
      return {
        ...item,
        span,
        ...(item.subscript ? { subscript: row(item.subscript) } : {}),
        ...(item.superscript ? { superscript: row(item.superscript) } : {}),
      };
    case "fraction":
      return { ...item, span, numerator: row(item.numerator), denominator: row(item.denominator) };
    case "radical":
      return { ...item, span, body: row(item.body), ...(item.degree ? { degree: row(item.degree) } : {}) };
    case "accent":
      return { ...item, span, body: row(item.body) };
    case "brace":
      return { ...item, span, body: row(item.body), ...(item.label ? { label: row(item.label) } : {}) };
    case "labelled":
      return {
        ...item,
        span,
        body: row(item.body),
        ...(item.above ? { above: row(item.above) } : {}),
        ...(item.below ? { below: row(item.below) } : {}),
      };
    case "grid":
      return { ...item, span, rows: item.rows.map((cells) => cells.map(row)) };
  }
}
