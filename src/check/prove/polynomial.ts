/**
 * Laurent polynomials over ℚ whose indeterminates are atoms: expressions that arithmetic does not look into, numbered
 * by an `Atoms` table. Zero coefficients are never stored, so that the zero polynomial is the empty map.
 */
import type { Expression } from "../../semantics/expression.ts";
import {
  add,
  divide,
  greatestCommonDivisor,
  multiply,
  negate,
  one,
  rational,
} from "../../semantics/rational.ts";
import type { Rational } from "../../semantics/rational.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { Budget } from "../budget.ts";

/** What arithmetic may cost where nothing else is said, in products of two terms. */
const defaultWork = 5_000;

/** Numbers for atoms, in order of arrival, and the work that arithmetic over them may cost. */
export class Atoms {
  readonly #budget: Budget;
  readonly #numbers = new Map<string, number>();
  readonly #expressions: Expression[] = [];

  constructor(budget = new Budget(defaultWork)) {
    this.#budget = budget;
  }

  /** Whether so many terms more may be multiplied. */
  spend(terms: number): boolean {
    return this.#budget.spend(terms);
  }

  numberOf(expression: Expression): number {
    const key = keyOf(expression);
    let found = this.#numbers.get(key);
    if (found === undefined) {
      found = this.#expressions.length;
      this.#numbers.set(key, found);
      this.#expressions.push(expression);
    }
    return found;
  }

  all(): readonly Expression[] {
    return this.#expressions;
  }

  at(index: number): Expression {
    const expression = this.#expressions[index];
    if (expression === undefined) throw new RangeError(`no atom ${index}`);
    return expression;
  }
}

/** Atoms in rising order with exponents that are not zero. */
export type Monomial = readonly (readonly [atom: number, exponent: number])[];

export interface Term {
  readonly coefficient: Rational;
  readonly monomial: Monomial;
}

export type Polynomial = ReadonlyMap<string, Term>;

const labelOf = (monomial: Monomial): string =>
  monomial.map(([atom, exponent]) => `${atom}^${exponent}`).join(" ");

export const zeroPolynomial: Polynomial = new Map<string, Term>();

export function constant(value: Rational): Polynomial {
  return monomialPolynomial({ coefficient: value, monomial: [] });
}

export function monomialPolynomial(term: Term): Polynomial {
  return term.coefficient.numerator === 0n ? zeroPolynomial : new Map([[labelOf(term.monomial), term]]);
}

function multiplyMonomials(first: Monomial, second: Monomial): Monomial {
  const result: (readonly [number, number])[] = [];
  let i = 0;
  let j = 0;
  while (i < first.length || j < second.length) {
    const a = first[i];
    const b = second[j];
    if (a && (!b || a[0] < b[0])) {
      result.push(a);
      i++;
    } else if (b && (!a || b[0] < a[0])) {
      result.push(b);
      j++;
    } else if (a && b) {
      const exponent = a[1] + b[1];
      if (exponent !== 0) result.push([a[0], exponent]);
      i++;
      j++;
    }
  }
  return result;
}

function invertMonomial(monomial: Monomial): Monomial {
  return monomial.map(([atom, exponent]) => [atom, -exponent] as const);
}

export function addPolynomials(first: Polynomial, second: Polynomial): Polynomial {
  const result = new Map(first);
  for (const [label, term] of second) accumulate(result, label, term);
  return result;
}

function accumulate(into: Map<string, Term>, label: string, term: Term): void {
  const known = into.get(label);
  if (!known) {
    into.set(label, term);
    return;
  }
  const coefficient = add(known.coefficient, term.coefficient);
  if (coefficient.numerator === 0n) into.delete(label);
  else into.set(label, { coefficient, monomial: term.monomial });
}

export function multiplyPolynomials(first: Polynomial, second: Polynomial): Polynomial {
  const result = new Map<string, Term>();
  for (const a of first.values()) {
    for (const b of second.values()) {
      const monomial = multiplyMonomials(a.monomial, b.monomial);
      accumulate(result, labelOf(monomial), {
        coefficient: multiply(a.coefficient, b.coefficient),
        monomial,
      });
    }
  }
  return result;
}

export function timesTerm(polynomial: Polynomial, by: Term): Polynomial {
  return multiplyPolynomials(polynomial, monomialPolynomial(by));
}

/** content · primitive, where the primitive part has whole coprime coefficients, no common monomial and a positive leading term. */
export function primitivePart(polynomial: Polynomial): {
  readonly content: Term;
  readonly primitive: Polynomial;
} {
  const terms = [...polynomial.values()];
  const lowest = commonMonomial(terms);
  let top = 0n;
  let bottom = 1n;
  for (const { coefficient } of terms) {
    const size = coefficient.numerator < 0n ? -coefficient.numerator : coefficient.numerator;
    top = greatestCommonDivisor(size, top);
    bottom = (bottom * coefficient.denominator) / greatestCommonDivisor(bottom, coefficient.denominator);
  }
  let coefficient = rational(top === 0n ? 1n : top, bottom);
  const leading = leadingTerm(polynomial);
  if (leading && leading.coefficient.numerator < 0n) coefficient = negate(coefficient);
  const content = { coefficient, monomial: lowest };
  return { content, primitive: timesTerm(polynomial, inverseTerm(content)) };
}

export function inverseTerm(term: Term): Term {
  return { coefficient: divide(one, term.coefficient), monomial: invertMonomial(term.monomial) };
}

/** For every atom its lowest exponent in any of the terms, 0 where some term lacks it. */
function commonMonomial(terms: readonly Term[]): Monomial {
  const lowest = new Map<number, number>();
  for (const { monomial } of terms) for (const [atom] of monomial) lowest.set(atom, Infinity);
  for (const { monomial } of terms) {
    const exponents = new Map(monomial);
    for (const [atom, least] of lowest) lowest.set(atom, Math.min(least, exponents.get(atom) ?? 0));
  }
  return [...lowest].filter(([, exponent]) => exponent !== 0).sort(([a], [b]) => a - b);
}

/** Lexicographic: the atom with the smallest number decides first. */
function compareMonomials(first: Monomial, second: Monomial): number {
  for (let i = 0, j = 0; ;) {
    const a = first[i];
    const b = second[j];
    if (!a && !b) return 0;
    const atom = Math.min(a?.[0] ?? Infinity, b?.[0] ?? Infinity);
    const left = a?.[0] === atom ? a[1] : 0;
    const right = b?.[0] === atom ? b[1] : 0;
    if (left !== right) return left - right;
    if (a?.[0] === atom) i++;
    if (b?.[0] === atom) j++;
  }
}

function leadingTerm(polynomial: Polynomial): Term | undefined {
  let leading: Term | undefined;
  for (const term of polynomial.values()) {
    if (!leading || compareMonomials(term.monomial, leading.monomial) > 0) leading = term;
  }
  return leading;
}

/** The quotient where `divisor` divides `polynomial` up to monomials; `divisor` has no negative exponents. */
export function divideExactly(
  polynomial: Polynomial,
  divisor: Polynomial,
  atoms: Atoms,
): Polynomial | undefined {
  const { content, primitive } = primitivePart(polynomial);
  const quotient = dividePolynomials(primitive, divisor, atoms);
  return quotient && timesTerm(quotient, content);
}

/** The quotient where `divisor` divides `polynomial`, neither of which has negative exponents. */
export function dividePolynomials(
  polynomial: Polynomial,
  divisor: Polynomial,
  atoms: Atoms,
): Polynomial | undefined {
  const divisorLeading = leadingTerm(divisor);
  if (!divisorLeading) return undefined;
  let rest = polynomial;
  let result: Polynomial = zeroPolynomial;
  for (let step = 0; rest.size > 0; step++) {
    const leading = leadingTerm(rest);
    if (!leading || step > 200 || rest.size > 400 || !atoms.spend(rest.size + divisor.size)) return undefined;
    const monomial = multiplyMonomials(leading.monomial, invertMonomial(divisorLeading.monomial));
    if (monomial.some(([, exponent]) => exponent < 0)) return undefined;
    const term = { coefficient: divide(leading.coefficient, divisorLeading.coefficient), monomial };
    result = addPolynomials(result, monomialPolynomial(term));
    rest = addPolynomials(rest, timesTerm(divisor, { ...term, coefficient: negate(term.coefficient) }));
  }
  return result;
}
