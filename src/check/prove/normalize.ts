/**
 * The driver: brings an expression to its normal form by the rules, the unfolding ones before its parts are in normal
 * form, the collecting ones after, and arithmetic over maximal regions of sums, products and whole powers.
 * Results are kept by structure; the budget counts rewritings.
 */
import { childrenOf, withChildren } from "../../semantics/children.ts";
import type { Expression, Kind } from "../../semantics/expression.ts";
import { keyOf, sameExpression } from "../../semantics/sameExpression.ts";
import type { Budget } from "../budget.ts";
import { Atoms } from "./polynomial.ts";
import { expressionOfFunction, rationalFunctionOf, wholeExponentOf } from "./rationalFunction.ts";
import type { Rule } from "./rule.ts";
import { collecting, unfolding } from "./rules/index.ts";
import { powerOfRoot } from "./rules/powerOfRoot.ts";
import { unfoldDefinition } from "./rules/unfoldDefinition.ts";
import type { Situation } from "./situation.ts";
import type { Trace, TraceEntry } from "./trace.ts";

export interface Normal {
  readonly expression: Expression;
  readonly trace: Trace;
}

const largestDepth = 400;
/** The length of the key of the largest expression that is looked at, some thousands of symbols. */
const largestKey = 60_000;
/** What a rewriting costs, and how much of what it is applied to costs one unit more; a unit is one product of terms. */
const workPerRewriting = 8;
const keyPerUnit = 32;
/** How many definitions may be unfolded one inside the other. */
const deepestUnfolding = 24;

const byKind = (rules: readonly Rule[]): ReadonlyMap<Kind, readonly Rule[]> => {
  const table = new Map<Kind, Rule[]>();
  for (const rule of rules)
    for (const kind of rule.kinds) table.set(kind, [...(table.get(kind) ?? []), rule]);
  return table;
};
const unfoldingByKind = byKind(unfolding);
const collectingByKind = byKind([...collecting, ...unfolding]);

export class Normalizer {
  readonly situation: Situation;
  /** Shared by both sides, so that both choose the same sign for a denominator. */
  readonly atoms: Atoms;
  /** Why the last normal form may be incomplete. */
  stop: "exhausted" | "size" | undefined;
  readonly #budget: Budget;
  readonly #known = new Map<string, Normal>();
  readonly #met = new Map<Expression, Normal>();
  #depth = 0;
  #unfoldings = 0;

  constructor(situation: Situation, budget: Budget) {
    this.situation = situation;
    this.#budget = budget;
    this.atoms = new Atoms(budget);
  }

  /** The same search with named divergences left as they are. */
  keepingDivergences(): Normalizer {
    return new Normalizer({ ...this.situation, keepDivergences: true }, this.#budget);
  }

  normalize(expression: Expression): Normal {
    const met = this.#met.get(expression);
    if (met) return met;
    const key = keyOf(expression);
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#depth >= largestDepth || key.length > largestKey) this.stop ??= "size";
    if (!this.#budget.spend(workPerRewriting + Math.floor(key.length / keyPerUnit)))
      this.stop ??= "exhausted";
    if (this.stop) return { expression, trace: [] };
    this.#depth++;
    const result = this.#run(expression);
    this.#depth--;
    if (this.stop) return result;
    this.#keep(expression, result);
    if (!this.#met.has(result.expression))
      this.#keep(result.expression, { expression: result.expression, trace: [] });
    return result;
  }

  #keep(expression: Expression, result: Normal): void {
    this.#met.set(expression, result);
    const key = keyOf(expression);
    if (!this.#known.has(key)) this.#known.set(key, result);
  }

  #run(expression: Expression): Normal {
    const trace: TraceEntry[] = [];
    const unfolded = this.#apply(unfoldingByKind, expression, trace);
    if (unfolded) {
      const isDefinition = trace[0]?.kind === "step" && trace[0].rule === unfoldDefinition.name;
      if (isDefinition && ++this.#unfoldings > deepestUnfolding) this.stop ??= "size";
      const result = this.#continue(unfolded, trace);
      if (isDefinition) this.#unfoldings--;
      return result;
    }
    const current = isArithmetic(expression)
      ? this.#arithmetic(expression, trace)
      : this.#children(expression, trace);
    const collected = isArithmetic(current) ? undefined : this.#apply(collectingByKind, current, trace);
    return collected ? this.#continue(collected, trace) : { expression: current, trace };
  }

  #apply(
    table: ReadonlyMap<Kind, readonly Rule[]>,
    from: Expression,
    trace: TraceEntry[],
  ): Expression | undefined {
    for (const rule of table.get(from.kind) ?? []) {
      const work = rule.work?.(from, this.situation) ?? 0;
      if (work > 0 && !this.#budget.spend(work)) {
        this.stop ??= "exhausted";
        return undefined;
      }
      const to = rule.apply(from, this.situation);
      if (!to) continue;
      trace.push({ kind: "step", rule: rule.name, from, to });
      return to;
    }
    return undefined;
  }

  #continue(expression: Expression, trace: readonly TraceEntry[]): Normal {
    const { expression: final, trace: more } = this.normalize(expression);
    return { expression: final, trace: [...trace, ...more] };
  }

  #children(expression: Expression, trace: TraceEntry[]): Expression {
    const children = childrenOf(expression);
    const changed = children.map((child, index) => {
      const normal = this.normalize(child);
      if (normal.trace.length > 0) trace.push({ kind: "below", path: [index], trace: normal.trace });
      return normal.expression;
    });
    return changed.every((child, index) => child === children[index])
      ? expression
      : withChildren(expression, changed);
  }

  /** Atoms of the region first, then the region as one rational function. */
  #arithmetic(region: Expression, trace: TraceEntry[]): Expression {
    const current = this.#atoms(region, [], trace);
    const value = this.stop ? undefined : rationalFunctionOf(current, this.atoms);
    if (!value) {
      this.stop ??= this.#budget.exhausted ? "exhausted" : "size";
      return current;
    }
    const result = expressionOfFunction(value, this.atoms);
    if (!sameExpression(result, current))
      trace.push({ kind: "step", rule: "arithmetic", from: current, to: result });
    const reduced = this.#roots(result, [], trace);
    return reduced === result ? result : this.#arithmetic(reduced, trace);
  }

  /** The part of an arithmetic region at `path` with no root to its own degree. */
  #roots(part: Expression, path: readonly number[], trace: TraceEntry[]): Expression {
    if (!isArithmetic(part) || part.kind === "number") return part;
    const to = part.kind === "power" ? powerOfRoot.apply(part, this.situation) : undefined;
    if (to) {
      trace.push({ kind: "below", path, trace: [{ kind: "step", rule: powerOfRoot.name, from: part, to }] });
      return to;
    }
    return mapPart(part, (child, index) => this.#roots(child, [...path, index], trace));
  }

  /** The part of an arithmetic region at `path` with its atoms in normal form. */
  #atoms(part: Expression, path: readonly number[], trace: TraceEntry[]): Expression {
    if (!isArithmetic(part)) {
      const normal = this.normalize(part);
      if (normal.trace.length > 0) trace.push({ kind: "below", path, trace: normal.trace });
      return normal.expression;
    }
    return mapPart(part, (child, index) => this.#atoms(child, [...path, index], trace));
  }
}

/** The part of an arithmetic region with its own parts changed; the exponent of a power is none. */
function mapPart(part: Expression, change: (child: Expression, index: number) => Expression): Expression {
  const children = childrenOf(part);
  const inside = part.kind === "power" ? 1 : children.length;
  const changed = children.map((child, index) => (index < inside ? change(child, index) : child));
  return changed.every((child, index) => child === children[index]) ? part : withChildren(part, changed);
}

function isArithmetic(expression: Expression): boolean {
  switch (expression.kind) {
    case "number":
    case "addition":
    case "product":
    case "negation":
    case "quotient":
      return true;
    default:
      return wholeExponentOf(expression) !== undefined;
  }
}
