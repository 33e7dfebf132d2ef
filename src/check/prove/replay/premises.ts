/**
 * Whether an equation follows from a premise, decided one atom at a time modulo a prime: with all other atoms at
 * pseudo-random values, every root of the premise in that atom must be one of the conclusion, where both are defined.
 * A premise in one atom is decided over the rational numbers besides, where roots that are not real do not count,
 * but one has to be real.
 */
import { childrenOf } from "../../../semantics/children.ts";
import type { Expression } from "../../../semantics/expression.ts";
import { rational } from "../../../semantics/rational.ts";
import type { Rational } from "../../../semantics/rational.ts";
import { keyOf } from "../../../semantics/sameExpression.ts";
import { isKnownPositive } from "../signs.ts";
import type { Situation } from "../situation.ts";
import { exact, hasRealRoot, modular } from "./univariate.ts";
import type { Polynomials, Univariate } from "./univariate.ts";
import { valueAt, wholeNumber } from "./sameValue.ts";
import { literal, minus, plus } from "./shapes.ts";

const points = 3;
const largestDegree = 64;
/** Over the rational numbers coefficients grow with every division. */
const largestExactDegree = 12;

export function followsFromPremise(from: Expression, to: Expression, situation: Situation): boolean {
  const gap = plus(from, minus(to));
  return situation.premises.some(({ relation, left, right }) => {
    if (relation !== "=") return false;
    const premise = plus(left, minus(right));
    const [atom, ...others] = atomsOf(premise);
    if (!atom) return false;
    if ([atom, ...others].every((one) => rootsCarryOver(premise, gap, one, situation))) return true;
    return others.length === 0 && realRootsCarryOver(premise, gap, atom, situation);
  });
}

function rootsCarryOver(
  premise: Expression,
  gap: Expression,
  atom: Expression,
  situation: Situation,
): boolean {
  for (let point = 1; point <= points; point++) {
    const valueOf = (e: Expression): number | undefined => valueAt(e, point);
    const left = rootsLeft(premise, gap, atom, new Fractions(keyOf(atom), modular, valueOf), situation);
    if (!left || left.length > 1) return false;
  }
  return true;
}

/** The same of a premise in this atom alone, where the roots left over may be no numbers that the atom can be. */
function realRootsCarryOver(
  premise: Expression,
  gap: Expression,
  atom: Expression,
  situation: Situation,
): boolean {
  for (let point = 1; point <= points; point++) {
    const valueOf = (e: Expression): Rational | undefined => {
      if (e.kind === "number") return e.value;
      const value = valueAt(e, point);
      return value === undefined ? undefined : rational(value);
    };
    const fractions = new Fractions(keyOf(atom), exact, valueOf, largestExactDegree);
    const left = rootsLeft(premise, gap, atom, fractions, situation);
    const all = rootsLeft(premise, literal(1), atom, fractions, situation);
    const isPositive = isKnownPositive(atom, situation);
    if (!left || !all || hasRealRoot(left, isPositive) || !hasRealRoot(all, isPositive)) return false;
  }
  return true;
}

/** A polynomial with the roots of the premise, each once, that are none of the gap; undefined where one is a pole of it. */
function rootsLeft<V>(
  premise: Expression,
  gap: Expression,
  atom: Expression,
  fractions: Fractions<V>,
  situation: Situation,
): Univariate<V> | undefined {
  const { ring } = fractions;
  const known = fractions.of(premise);
  const wanted = fractions.of(gap);
  if (!known || !wanted || known.top.length === 0) return undefined;
  let roots = ring.withoutCommon(known.top, known.bottom);
  if (isKnownPositive(atom, situation)) roots = ring.withoutCommon(roots, ring.of(0, 1));
  const kept = ring.withoutRepetition(roots);
  if (ring.gcd(kept, wanted.bottom).length > 1) return undefined;
  return ring.withoutCommon(kept, wanted.top);
}

interface Fraction<V> {
  readonly top: Univariate<V>;
  readonly bottom: Univariate<V>;
}

/** Expressions as fractions of polynomials in one atom, with all other atoms at the values that `valueOf` gives them. */
class Fractions<V> {
  readonly ring: Polynomials<V>;
  readonly #key: string;
  readonly #valueOf: (e: Expression) => V | undefined;
  readonly #largest: number;

  constructor(
    key: string,
    ring: Polynomials<V>,
    valueOf: (e: Expression) => V | undefined,
    largest = largestDegree,
  ) {
    this.ring = ring;
    this.#key = key;
    this.#valueOf = valueOf;
    this.#largest = largest;
  }

  of(e: Expression): Fraction<V> | undefined {
    const { ring } = this;
    if (keyOf(e) === this.#key) return { top: ring.of(0, 1), bottom: ring.of(1) };
    switch (e.kind) {
      case "addition":
        return this.#fold(e.terms, (a, b) => this.#sum(a, b));
      case "product":
        return this.#fold(e.factors, (a, b) => this.#product(a, b));
      case "negation": {
        const inner = this.of(e.operand);
        return inner && { ...inner, top: ring.negate(inner.top) };
      }
      case "quotient": {
        const top = this.of(e.numerator);
        const bottom = this.of(e.denominator);
        return top && bottom && bottom.top.length > 0 ? this.#product(top, inverse(bottom)) : undefined;
      }
      case "power": {
        const count = wholeNumber(e.exponent);
        return count === undefined ? this.#constant(e) : this.#power(e.base, Number(count));
      }
      default:
        return this.#constant(e);
    }
  }

  #constant(e: Expression): Fraction<V> | undefined {
    const value = this.#valueOf(e);
    return value === undefined ? undefined : { top: this.ring.constant(value), bottom: this.ring.of(1) };
  }

  #sum(a: Fraction<V>, b: Fraction<V>): Fraction<V> {
    const { ring } = this;
    return {
      top: ring.add(ring.multiply(a.top, b.bottom), ring.multiply(b.top, a.bottom)),
      bottom: ring.multiply(a.bottom, b.bottom),
    };
  }

  #product(a: Fraction<V>, b: Fraction<V>): Fraction<V> {
    return { top: this.ring.multiply(a.top, b.top), bottom: this.ring.multiply(a.bottom, b.bottom) };
  }

  #power(of: Expression, count: number): Fraction<V> | undefined {
    const base = this.of(of);
    const size = Math.abs(count);
    if (!base || (count < 0 && base.top.length === 0)) return undefined;
    if ((Math.max(base.top.length, base.bottom.length) - 1) * size > this.#largest) return undefined;
    const raised = { top: this.ring.raise(base.top, size), bottom: this.ring.raise(base.bottom, size) };
    return count < 0 ? inverse(raised) : raised;
  }

  #fold(
    parts: readonly Expression[],
    join: (a: Fraction<V>, b: Fraction<V>) => Fraction<V>,
  ): Fraction<V> | undefined {
    let result: Fraction<V> | undefined;
    for (const part of parts) {
      const next = this.of(part);
      if (!next) return undefined;
      result = result ? join(result, next) : next;
      if (Math.max(result.top.length, result.bottom.length) > this.#largest) return undefined;
    }
    return result;
  }
}

function inverse<V>({ top, bottom }: Fraction<V>): Fraction<V> {
  return { top: bottom, bottom: top };
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
