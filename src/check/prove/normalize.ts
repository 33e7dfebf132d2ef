/**
 * The driver: brings an expression to its normal form by the rules, the unfolding ones before its parts are in normal
 * form, the collecting ones after, and arithmetic over maximal regions of sums, products and whole powers.
 * Results are kept by structure; the budget counts rewritings.
 */
import { childrenOf, withChildren } from "../../semantics/children.ts";
import type { Expression, Kind } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import type { Budget } from "../budget.ts";
import { Atoms } from "./polynomial.ts";
import { expressionOfFunction, rationalFunctionOf, wholeExponentOf } from "./rationalFunction.ts";
import type { Rule } from "./rule.ts";
import { collecting, unfolding } from "./rules/index.ts";
import type { Situation } from "./situation.ts";
import { replaceAt } from "./trace.ts";
import type { Trace, TraceEntry } from "./trace.ts";

export interface Normal {
  readonly expression: Expression;
  readonly trace: Trace;
}

const largestDepth = 400;

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
  readonly atoms = new Atoms();
  /** Why the last normal form may be incomplete. */
  stop: "exhausted" | "size" | undefined;
  readonly #budget: Budget;
  readonly #known = new Map<string, Normal>();
  #depth = 0;

  constructor(situation: Situation, budget: Budget) {
    this.situation = situation;
    this.#budget = budget;
  }

  /** The same search with named divergences left as they are. */
  keepingDivergences(): Normalizer {
    return new Normalizer({ ...this.situation, keepDivergences: true }, this.#budget);
  }

  normalize(expression: Expression): Normal {
    const key = keyOf(expression);
    const known = this.#known.get(key);
    if (known) return known;
    if (!this.#budget.spend(1)) this.stop = "exhausted";
    if (this.#depth >= largestDepth) this.stop ??= "size";
    if (this.stop) return { expression, trace: [] };
    this.#depth++;
    const result = this.#run(expression);
    this.#depth--;
    this.#known.set(key, result);
    if (!this.#known.has(keyOf(result.expression))) {
      this.#known.set(keyOf(result.expression), { expression: result.expression, trace: [] });
    }
    return result;
  }

  #run(expression: Expression): Normal {
    const trace: TraceEntry[] = [];
    const unfolded = this.#apply(unfoldingByKind, expression, trace);
    if (unfolded) return this.#continue(unfolded, trace);
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
    let current = region;
    for (const path of atomPaths(region)) {
      const atom = partAt(region, path);
      const normal = atom && this.normalize(atom);
      if (!normal || normal.trace.length === 0) continue;
      trace.push({ kind: "below", path, trace: normal.trace });
      current = replaceAt(current, path, normal.expression) ?? current;
    }
    const value = rationalFunctionOf(current, this.atoms);
    if (!value) {
      this.stop ??= "size";
      return current;
    }
    const result = expressionOfFunction(value, this.atoms);
    if (keyOf(result) === keyOf(current)) return current;
    trace.push({ kind: "step", rule: "arithmetic", from: current, to: result });
    return result;
  }
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

/** The paths from the root of an arithmetic region to the atoms it is made of. */
function atomPaths(region: Expression): readonly (readonly number[])[] {
  if (!isArithmetic(region)) return [[]];
  const parts = region.kind === "power" ? [region.base] : childrenOf(region);
  return parts.flatMap((child, index) => atomPaths(child).map((path) => [index, ...path]));
}

function partAt(whole: Expression, path: readonly number[]): Expression | undefined {
  let part: Expression | undefined = whole;
  for (const index of path) part = part && childrenOf(part)[index];
  return part;
}
