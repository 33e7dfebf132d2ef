/**
 * Whether an equation follows from a premise, decided one atom at a time modulo a prime: with all other atoms at
 * pseudo-random values, every root of the premise in that atom must be one of the conclusion, where both are defined.
 */
import { childrenOf } from "../../../semantics/children.ts";
import type { Expression } from "../../../semantics/expression.ts";
import { keyOf } from "../../../semantics/sameExpression.ts";
import { isKnownPositive } from "../signs.ts";
import type { Situation } from "../situation.ts";
import {
  divideUnivariate,
  gcdUnivariate,
  multiplyUnivariate,
  addUnivariate,
  raiseUnivariate,
} from "./univariate.ts";
import type { Univariate } from "./univariate.ts";
import { reduce } from "./modular.ts";
import { valueAt, wholeNumber } from "./sameValue.ts";
import { minus, plus } from "./shapes.ts";

const points = 3;

export function followsFromPremise(from: Expression, to: Expression, situation: Situation): boolean {
  const gap = plus(from, minus(to));
  return situation.premises.some(({ relation, left, right }) => {
    if (relation !== "=") return false;
    const premise = plus(left, minus(right));
    const atoms = atomsOf(premise);
    return atoms.length > 0 && atoms.every((atom) => rootsCarryOver(premise, gap, atom, situation));
  });
}

function rootsCarryOver(
  premise: Expression,
  gap: Expression,
  atom: Expression,
  situation: Situation,
): boolean {
  for (let point = 1; point <= points; point++) {
    const known = fractionIn(premise, keyOf(atom), point);
    const wanted = fractionIn(gap, keyOf(atom), point);
    if (!known || !wanted || known.top.length === 0) return false;
    let roots = withoutCommon(known.top, known.bottom);
    if (isKnownPositive(atom, situation)) roots = withoutCommon(roots, [0, 1]);
    const kept = withoutRepetition(roots);
    if (gcdUnivariate(kept, wanted.bottom).length > 1) return false;
    const rest = divideUnivariate(wanted.top, kept)?.rest;
    if (!rest || rest.length > 0) return false;
  }
  return true;
}

interface Fraction {
  readonly top: Univariate;
  readonly bottom: Univariate;
}

/** The expression as a fraction of polynomials in the atom, all other atoms at their value at the point. */
function fractionIn(e: Expression, key: string, point: number): Fraction | undefined {
  if (keyOf(e) === key) return { top: [0, 1], bottom: [1] };
  const count = e.kind === "power" ? wholeNumber(e.exponent) : undefined;
  if (e.kind === "addition") {
    return fold(e.terms, key, point, (a, b) => ({
      top: addUnivariate(multiplyUnivariate(a.top, b.bottom), multiplyUnivariate(b.top, a.bottom)),
      bottom: multiplyUnivariate(a.bottom, b.bottom),
    }));
  }
  if (e.kind === "product") return fold(e.factors, key, point, times);
  if (e.kind === "negation") {
    const inner = fractionIn(e.operand, key, point);
    return inner && { ...inner, top: multiplyUnivariate(inner.top, [reduce(-1)]) };
  }
  if (e.kind === "quotient") {
    const top = fractionIn(e.numerator, key, point);
    const bottom = fractionIn(e.denominator, key, point);
    return top && bottom && bottom.top.length > 0 ? times(top, inverse(bottom)) : undefined;
  }
  if (e.kind === "power" && count !== undefined && count >= -8n && count <= 8n) {
    const base = fractionIn(e.base, key, point);
    if (!base || (count < 0n && base.top.length === 0)) return undefined;
    const size = Math.abs(Number(count));
    const raised = { top: raiseUnivariate(base.top, size), bottom: raiseUnivariate(base.bottom, size) };
    return count < 0n ? inverse(raised) : raised;
  }
  const value = valueAt(e, point);
  return value === undefined ? undefined : { top: value === 0 ? [] : [value], bottom: [1] };
}

const inverse = ({ top, bottom }: Fraction): Fraction => ({ top: bottom, bottom: top });

function times(a: Fraction, b: Fraction): Fraction {
  return { top: multiplyUnivariate(a.top, b.top), bottom: multiplyUnivariate(a.bottom, b.bottom) };
}

function fold(
  parts: readonly Expression[],
  key: string,
  point: number,
  join: (a: Fraction, b: Fraction) => Fraction,
): Fraction | undefined {
  let result: Fraction | undefined;
  for (const part of parts) {
    const next = fractionIn(part, key, point);
    if (!next) return undefined;
    result = result ? join(result, next) : next;
    if (result.top.length > 64) return undefined;
  }
  return result;
}

/** The polynomial without the roots that it shares with another. */
function withoutCommon(polynomial: Univariate, other: Univariate): Univariate {
  let result = polynomial;
  for (;;) {
    const common = gcdUnivariate(result, other);
    if (common.length < 2) return result;
    result = divideUnivariate(result, common)?.quotient ?? result;
  }
}

/** The polynomial with every root once. */
function withoutRepetition(polynomial: Univariate): Univariate {
  const derivative = polynomial.slice(1).map((coefficient, at) => reduce(coefficient * (at + 1)));
  const common = gcdUnivariate(polynomial, derivative);
  return common.length < 2 ? polynomial : (divideUnivariate(polynomial, common)?.quotient ?? polynomial);
}

/** What arithmetic does not look into, each once. */
function atomsOf(e: Expression, found = new Map<string, Expression>()): readonly Expression[] {
  const inside =
    e.kind === "addition" || e.kind === "product" || e.kind === "negation" || e.kind === "quotient"
      ? childrenOf(e)
      : e.kind === "power" && wholeNumber(e.exponent) !== undefined
        ? [e.base]
        : undefined;
  if (inside) for (const child of inside) atomsOf(child, found);
  else if (e.kind !== "number") found.set(keyOf(e), e);
  return [...found.values()];
}
