/** Schemas of the rules about integrals, sums and products over an index. */
import { childrenOf } from "../../../semantics/children.ts";
import type { Density, Expression, ExpressionOf, Range, Variable } from "../../../semantics/expression.ts";
import { compare } from "../../../semantics/rational.ts";
import { keyOf } from "../../../semantics/sameExpression.ts";
import { sortOf } from "../../../semantics/sort.ts";
import { freeVariables, substitute } from "../../../semantics/substitute.ts";
import { isFreeOf, isFreeOfAll } from "../sideConditions.ts";
import type { Situation } from "../situation.ts";
import { alphaEquivalent } from "./alphaEquivalence.ts";
import { sameValue } from "./sameValue.ts";
import type { Schemas } from "./schema.ts";
import { factors, isLiteral, literal, minus, plus, same, sameList, takeOut, terms, times } from "./shapes.ts";

type Binder = ExpressionOf<"integral" | "summation">;

const isBinder = (e: Expression): e is Binder => e.kind === "integral" || e.kind === "summation";
const isWhole = (e: Expression): e is ExpressionOf<"integral"> =>
  e.kind === "integral" && !e.lower && !e.upper;

/** The same integral or sum of another body. */
const ofBody = (binder: Binder, body: Expression): Expression => ({ ...binder, body });

export const integralSchemas: Schemas = {
  "integral-is-linear": (from, to) => {
    if (!isBinder(from)) return false;
    if (isLiteral(from.body, 0n)) return isLiteral(to, 0n);
    const parts = terms(to);
    const bodies = parts.flatMap((part) =>
      isBinder(part) && same(ofBody(part, from.body), from) ? [part.body] : [],
    );
    return (
      bodies.length === parts.length &&
      sameList(bodies, from.body.kind === "addition" ? from.body.terms : [from.body])
    );
  },
  "constant-factor": (from, to, situation) => {
    if (!isBinder(from)) return false;
    return factors(to).some((inner, at, all) => {
      if (!isBinder(inner) || !same(ofBody(inner, from.body), from)) return false;
      const outside = all.filter((_, index) => index !== at);
      return (
        outside.every((factor) => isFreeOfAll(factor, from.variables, situation)) &&
        sameList([...outside, ...factors(inner.body)], factors(from.body))
      );
    });
  },
  "sum-of-constant": (from, to) =>
    from.kind === "summation" &&
    from.variables.length === 1 &&
    from.range.kind === "interval" &&
    isLiteral(from.body, 1n) &&
    !isEmptyRange(from.range) &&
    sameValue(to, plus(from.range.to, minus(from.range.from), literal(1))),
  "sum-out-of-integral": (from, to, situation) =>
    isWhole(from) &&
    to.kind === "summation" &&
    isWhole(to.body) &&
    sameList(from.variables, to.body.variables) &&
    disjoint(from.variables, to.variables) &&
    childrenOf(to)
      .slice(0, -1)
      .every((end) => isFreeOfAll(end, from.variables, situation)) &&
    movedInto(from.body, to, to.body.body, situation),
  "nested-integral": (from, to, situation) => {
    if (!isWhole(from) || !isWhole(to)) return false;
    const added = takeOut(to.variables, from.variables) as readonly Variable[] | undefined;
    if (!added || added.length === 0 || !disjoint(added, from.variables)) return false;
    return movedInto(from.body, { kind: "integral", variables: added, body: to.body }, to.body, situation);
  },
  marginalize: (from, to, situation) =>
    isWhole(from) && from.variables.some((v) => dropsVariable(from, to, v, situation)),
  sifting: (from, to, situation) =>
    isWhole(from) && from.variables.some((v) => sifts(from, to, v, situation)),
  "independent-integrals": (from, to, situation) => {
    if (!isWhole(from)) return false;
    const groups = factors(to);
    if (!groups.every(isWhole)) return false;
    const variables = groups.flatMap((group) => group.variables);
    const apart = groups.every((group) =>
      factors(group.body).every((factor) => {
        const others = variables.filter((v) => !group.variables.includes(v));
        return isFreeOfAll(factor, others, situation);
      }),
    );
    return (
      apart &&
      sameList(variables, from.variables) &&
      sameList(
        groups.flatMap((g) => factors(g.body)),
        factors(from.body),
      )
    );
  },
  "rename-bound-variables": (from, to, situation) => alphaEquivalent(from, to, situation),
};

function isEmptyRange(range: Extract<Range, { kind: "interval" }>): boolean {
  return (
    range.from.kind === "number" &&
    range.to.kind === "number" &&
    compare(range.to.value, range.from.value) < 0
  );
}

function disjoint(first: readonly Variable[], second: readonly Variable[]): boolean {
  return first.every((a) => second.every((b) => !same(a, b)));
}

/**
 * Whether `body` = others · B and `inner` = others · b, where B is `binder` of b up to names, and no other factor
 * catches what `binder` binds.
 */
function movedInto(body: Expression, binder: Binder, inner: Expression, situation: Situation): boolean {
  const parts = factors(body);
  return parts.some((part, at) => {
    if (part.kind !== binder.kind) return false;
    const others = parts.filter((_, index) => index !== at);
    const rest = takeOut(factors(inner), others);
    if (!rest || !others.every((other) => binder.variables.every((v) => !freeVariables(other).has(keyOf(v)))))
      return false;
    return alphaEquivalent(withFactors(binder, rest), withFactors(part, factors(part.body)), situation);
  });
}

function withFactors(binder: Binder, list: readonly Expression[]): Expression {
  return { ...binder, body: times(...list) };
}

/** ∫ over the variables left, or the bare body where none is. */
function leaves(to: Expression, variables: readonly Variable[], list: readonly Expression[]): boolean {
  if (variables.length === 0) return sameList(factors(to), list);
  return isWhole(to) && sameList(to.variables, variables) && sameList(factors(to.body), list);
}

function dropsVariable(
  from: ExpressionOf<"integral">,
  to: Expression,
  variable: Variable,
  situation: Situation,
): boolean {
  const parts = factors(from.body);
  const rest = from.variables.filter((v) => v !== variable);
  return parts.some((part, at) => {
    const others = parts.filter((_, index) => index !== at);
    const density = part.kind === "derivative" ? part.body : part;
    if (density.kind !== "density" || !others.every((other) => isFreeOf(other, variable, situation)))
      return false;
    if (part.kind === "derivative" && !isFreeOf(part.variable, variable, situation)) return false;
    const reduced = withoutAxis(density, variable, situation);
    if (!reduced) return false;
    const replaced: Expression = part.kind === "derivative" ? { ...part, body: reduced } : reduced;
    return leaves(to, rest, [...others, ...factors(replaced)]);
  });
}

function withoutAxis(density: Density, variable: Variable, situation: Situation): Expression | undefined {
  const kept = takeOut(density.variables, [variable]);
  const plain = density.variables.every((v) => v.kind === "variable" || v.kind === "sequence");
  if (!kept || !plain || density.conditions.length > 0) return undefined;
  if (![...kept, ...density.parameters].every((e) => isFreeOf(e, variable, situation))) return undefined;
  return kept.length === 0 ? literal(1) : { ...density, variables: kept };
}

function sifts(
  from: ExpressionOf<"integral">,
  to: Expression,
  variable: Variable,
  situation: Situation,
): boolean {
  const parts = factors(from.body);
  return parts.some((part, at) => {
    if (part.kind !== "dirac" || !same(part.variable, variable) || !isFreeOf(part.at, variable, situation))
      return false;
    const others = parts.filter((_, index) => index !== at);
    if (situation.splitSorts.has(sortOf(variable)) || others.some((other) => derivesIn(other, variable)))
      return false;
    const values = new Map([[keyOf(variable), part.at]]);
    return leaves(
      to,
      from.variables.filter((v) => v !== variable),
      factors(substitute(times(...others), values)),
    );
  });
}

function derivesIn(e: Expression, variable: Variable): boolean {
  return (
    (e.kind === "derivative" && same(e.variable, variable)) ||
    childrenOf(e).some((child) => derivesIn(child, variable))
  );
}
