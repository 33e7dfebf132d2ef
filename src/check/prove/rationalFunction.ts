/**
 * Rational functions of atoms over ℚ: a Laurent polynomial over a product of powers of primitive polynomials, none of
 * which divides the numerator. Where the denominators are irreducible this form is unique up to the order of terms.
 */
import type { Expression } from "../../semantics/expression.ts";
import { isInteger, negate, one, toNumber } from "../../semantics/rational.ts";
import type { Rational } from "../../semantics/rational.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { number, power, product, sum } from "./build.ts";
import {
  addPolynomials,
  constant,
  divideExactly,
  inverseTerm,
  monomialPolynomial,
  multiplyPolynomials,
  primitivePart,
  timesTerm,
  zeroPolynomial,
} from "./polynomial.ts";
import type { Atoms, Polynomial, Term } from "./polynomial.ts";

interface Denominator {
  readonly polynomial: Polynomial;
  readonly exponent: number;
}

export interface RationalFunction {
  readonly numerator: Polynomial;
  /** By the label of the primitive polynomial. */
  readonly denominators: ReadonlyMap<string, Denominator>;
}

const none: ReadonlyMap<string, Denominator> = new Map();
const largestSize = 600;
const largestExponent = 8;

/** The label of a polynomial: equal for equal polynomials over one table of atoms. */
function labelOf(polynomial: Polynomial): string {
  return [...polynomial]
    .map(([label, { coefficient }]) => `${coefficient.numerator}/${coefficient.denominator}*${label}`)
    .sort()
    .join("+");
}

const ofPolynomial = (numerator: Polynomial): RationalFunction => ({ numerator, denominators: none });

/** The rational function of an expression; undefined where it grows too large or divides by zero. */
export function rationalFunctionOf(expression: Expression, atoms: Atoms): RationalFunction | undefined {
  switch (expression.kind) {
    case "number":
      return ofPolynomial(constant(expression.value));
    case "addition":
      return combine(expression.terms, atoms, addFunctions);
    case "product":
      return combine(expression.factors, atoms, multiplyFunctions);
    case "negation": {
      const operand = rationalFunctionOf(expression.operand, atoms);
      return operand && { ...operand, numerator: negatePolynomial(operand.numerator) };
    }
    case "quotient": {
      const numerator = rationalFunctionOf(expression.numerator, atoms);
      const denominator = rationalFunctionOf(expression.denominator, atoms);
      const inverse = denominator && invertFunction(denominator, atoms);
      return numerator && inverse && multiplyFunctions(numerator, inverse, atoms);
    }
    case "power": {
      const exponent = wholeExponentOf(expression);
      return exponent === undefined
        ? atomFunction(expression, atoms)
        : raise(expression.base, exponent, atoms);
    }
    default:
      return atomFunction(expression, atoms);
  }
}

function atomFunction(expression: Expression, atoms: Atoms): RationalFunction {
  return ofPolynomial(monomialPolynomial({ coefficient: one, monomial: [[atoms.numberOf(expression), 1]] }));
}

/** The exponent of a power that arithmetic looks into: a whole number. */
export function wholeExponentOf(expression: Expression): number | undefined {
  if (expression.kind !== "power") return undefined;
  const value = literalOf(expression.exponent);
  if (value === undefined || !isInteger(value)) return undefined;
  const exponent = toNumber(value);
  return Math.abs(exponent) <= 64 ? exponent : undefined;
}

/** The value of a number literal, with its sign. */
export function literalOf(expression: Expression): Rational | undefined {
  if (expression.kind === "number") return expression.value;
  if (expression.kind === "negation") {
    const value = literalOf(expression.operand);
    return value && negate(value);
  }
  return undefined;
}

function combine(
  expressions: readonly Expression[],
  atoms: Atoms,
  join: (first: RationalFunction, second: RationalFunction, atoms: Atoms) => RationalFunction | undefined,
): RationalFunction | undefined {
  let result: RationalFunction | undefined;
  for (const expression of expressions) {
    const next = rationalFunctionOf(expression, atoms);
    if (!next) return undefined;
    result = result ? join(result, next, atoms) : next;
    if (!result) return undefined;
  }
  return result;
}

function raise(base: Expression, exponent: number, atoms: Atoms): RationalFunction | undefined {
  const value = rationalFunctionOf(base, atoms);
  const signed = value && exponent < 0 ? invertFunction(value, atoms) : value;
  if (!signed) return undefined;
  if (signed.numerator.size > 1 && Math.abs(exponent) > largestExponent) return undefined;
  let result: RationalFunction | undefined = ofPolynomial(constant(one));
  for (let count = Math.abs(exponent); count > 0 && result; count--)
    result = multiplyFunctions(result, signed, atoms);
  return result;
}

function negatePolynomial(polynomial: Polynomial): Polynomial {
  return timesTerm(polynomial, { coefficient: negate(one), monomial: [] });
}

function multiplyFunctions(
  first: RationalFunction,
  second: RationalFunction,
  atoms: Atoms,
): RationalFunction | undefined {
  const terms = first.numerator.size * second.numerator.size;
  if (terms > largestSize || !atoms.spend(terms)) return undefined;
  const denominators = new Map(first.denominators);
  for (const [label, { polynomial, exponent }] of second.denominators) {
    denominators.set(label, { polynomial, exponent: exponent + (denominators.get(label)?.exponent ?? 0) });
  }
  return cancel(multiplyPolynomials(first.numerator, second.numerator), denominators, atoms);
}

function addFunctions(
  first: RationalFunction,
  second: RationalFunction,
  atoms: Atoms,
): RationalFunction | undefined {
  if (!atoms.spend(first.numerator.size + second.numerator.size)) return undefined;
  if (first.denominators.size === 0 && second.denominators.size === 0) {
    const numerator = addPolynomials(first.numerator, second.numerator);
    return numerator.size > largestSize ? undefined : ofPolynomial(numerator);
  }
  const denominators = new Map(first.denominators);
  for (const [label, { polynomial, exponent }] of second.denominators) {
    denominators.set(label, {
      polynomial,
      exponent: Math.max(exponent, denominators.get(label)?.exponent ?? 0),
    });
  }
  const left = expandOver(first, denominators, atoms);
  const right = expandOver(second, denominators, atoms);
  return left && right && cancel(addPolynomials(left, right), denominators, atoms);
}

/** The numerator over the larger `denominators`. */
function expandOver(
  from: RationalFunction,
  denominators: ReadonlyMap<string, Denominator>,
  atoms: Atoms,
): Polynomial | undefined {
  let numerator = from.numerator;
  for (const [label, { polynomial, exponent }] of denominators) {
    for (let missing = exponent - (from.denominators.get(label)?.exponent ?? 0); missing > 0; missing--) {
      const terms = numerator.size * polynomial.size;
      if (terms > largestSize || !atoms.spend(terms)) return undefined;
      numerator = multiplyPolynomials(numerator, polynomial);
    }
  }
  return numerator;
}

function invertFunction(from: RationalFunction, atoms: Atoms): RationalFunction | undefined {
  if (from.numerator.size === 0) return undefined;
  const { content, primitive } = primitivePart(from.numerator);
  const numerator = expandOver(
    ofPolynomial(monomialPolynomial(inverseTerm(content))),
    from.denominators,
    atoms,
  );
  if (!numerator) return undefined;
  if (primitive.size === 1) return ofPolynomial(numerator);
  return cancel(numerator, new Map([[labelOf(primitive), { polynomial: primitive, exponent: 1 }]]), atoms);
}

function cancel(
  numerator: Polynomial,
  denominators: ReadonlyMap<string, Denominator>,
  atoms: Atoms,
): RationalFunction {
  if (numerator.size === 0) return ofPolynomial(zeroPolynomial);
  if (denominators.size === 0) return ofPolynomial(numerator);
  let left = numerator;
  const kept = new Map<string, Denominator>();
  for (const [label, { polynomial, exponent }] of denominators) {
    let remaining = exponent;
    while (remaining > 0) {
      const quotient = divideExactly(left, polynomial, atoms);
      if (!quotient) break;
      left = quotient;
      remaining--;
    }
    if (remaining > 0) kept.set(label, { polynomial, exponent: remaining });
  }
  return { numerator: left, denominators: kept };
}

/** The expression of a rational function: a sum, ordered by key, of products that begin with their coefficient. */
export function expressionOfFunction(from: RationalFunction, atoms: Atoms): Expression {
  const inverses = [...from.denominators.values()].map(({ polynomial, exponent }) =>
    power(expressionOfPolynomial(polynomial, atoms), number(-exponent)),
  );
  return expressionOfTerms([...from.numerator.values()], inverses, atoms);
}

export function expressionOfPolynomial(polynomial: Polynomial, atoms: Atoms): Expression {
  return expressionOfTerms([...polynomial.values()], [], atoms);
}

function expressionOfTerms(
  terms: readonly Term[],
  inverses: readonly Expression[],
  atoms: Atoms,
): Expression {
  return sum(sortByKey(terms.map((term) => expressionOfTerm(term, inverses, atoms))));
}

export function expressionOfTerm(term: Term, inverses: readonly Expression[], atoms: Atoms): Expression {
  const factors = term.monomial.map(([atom, exponent]) =>
    exponent === 1 ? atoms.at(atom) : power(atoms.at(atom), number(exponent)),
  );
  const ordered = sortByKey([...factors, ...inverses]);
  const isOne = term.coefficient.numerator === 1n && term.coefficient.denominator === 1n;
  return product(isOne ? ordered : [number(term.coefficient), ...ordered]);
}

export function sortByKey<E extends Expression>(expressions: readonly E[]): readonly E[] {
  return [...expressions].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}
