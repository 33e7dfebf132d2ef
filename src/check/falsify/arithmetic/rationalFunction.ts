/**
 * Rational functions of one unknown over ℚ, for solving an equation: a quotient of two polynomials, each the list of
 * its coefficients from the constant up. What is no rational function of the unknown is outside.
 */
import * as Q from "../../../semantics/rational.ts";
import type { Rational } from "../../../semantics/rational.ts";
import { Undefined } from "../signals.ts";
import type { Arithmetic } from "./arithmetic.ts";

type Polynomial = readonly Rational[];

export interface RationalFunction {
  readonly numerator: Polynomial;
  readonly denominator: Polynomial;
  readonly outside: boolean;
}

const maximalDegree = 16;
const largest = 1n << 8192n;
const unity: Polynomial = [Q.one];
const outside: RationalFunction = { numerator: [], denominator: unity, outside: true };

/** The unknown itself. */
export const unknown: RationalFunction = { numerator: [Q.zero, Q.one], denominator: unity, outside: false };

function zeros(length: number): Rational[] {
  return Array.from({ length }, () => Q.zero);
}

function trim(coefficients: Rational[]): Polynomial {
  while (coefficients.length > 0 && coefficients[coefficients.length - 1]?.numerator === 0n)
    coefficients.pop();
  return coefficients;
}

function addPolynomials(first: Polynomial, second: Polynomial): Polynomial {
  const length = Math.max(first.length, second.length);
  return trim(
    Array.from({ length }, (_, degree) => Q.add(first[degree] ?? Q.zero, second[degree] ?? Q.zero)),
  );
}

function multiplyPolynomials(first: Polynomial, second: Polynomial): Polynomial {
  if (first.length === 0 || second.length === 0) return [];
  if (first === unity) return second;
  if (second === unity) return first;
  const result = zeros(first.length + second.length - 1);
  first.forEach((a, i) => {
    second.forEach((b, j) => {
      result[i + j] = Q.add(result[i + j] ?? Q.zero, Q.multiply(a, b));
    });
  });
  return trim(result);
}

/** Quotient and remainder; the divisor is not zero. */
function divideWithRemainder(
  dividend: Polynomial,
  divisor: Polynomial,
): { quotient: Polynomial; rest: Polynomial } {
  const lead = divisor[divisor.length - 1] ?? Q.one;
  const quotient = zeros(Math.max(0, dividend.length - divisor.length + 1));
  let rest = dividend;
  while (rest.length >= divisor.length && rest.length > 0) {
    const degree = rest.length - divisor.length;
    const factor = Q.divide(rest[rest.length - 1] ?? Q.zero, lead);
    quotient[degree] = factor;
    const shifted = [...zeros(degree), ...divisor.map((c) => Q.negate(Q.multiply(c, factor)))];
    rest = addPolynomials(rest, shifted).slice(0, rest.length - 1);
    rest = trim([...rest]);
  }
  return { quotient: trim(quotient), rest };
}

/** With leading coefficient 1, which keeps the coefficients of a Euclidean sequence small. */
function monic(polynomial: Polynomial): Polynomial {
  const lead = polynomial[polynomial.length - 1];
  return lead ? polynomial.map((coefficient) => Q.divide(coefficient, lead)) : polynomial;
}

function greatestCommonFactor(first: Polynomial, second: Polynomial): Polynomial {
  let [a, b] = [first, second];
  while (b.length > 0) [a, b] = [b, monic(divideWithRemainder(a, b).rest)];
  return a;
}

function derivativeOf(polynomial: Polynomial): Polynomial {
  return polynomial.slice(1).map((coefficient, degree) => Q.multiply(coefficient, Q.rational(degree + 1)));
}

function fraction(numerator: Polynomial, denominator: Polynomial): RationalFunction {
  const [constant] = denominator;
  if (constant && denominator.length === 1 && denominator !== unity) {
    return fraction(
      numerator.map((coefficient) => Q.divide(coefficient, constant)),
      unity,
    );
  }
  if (numerator.length > 4 && denominator.length > 4) {
    const shared = greatestCommonFactor(numerator, denominator);
    if (shared.length > 1) {
      return fraction(
        divideWithRemainder(numerator, shared).quotient,
        divideWithRemainder(denominator, shared).quotient,
      );
    }
  }
  if (numerator.length > maximalDegree || denominator.length > maximalDegree) return outside;
  const isLarge = ({ numerator: top, denominator: bottom }: Rational) =>
    top > largest || top < -largest || bottom > largest;
  if (numerator.some(isLarge) || denominator.some(isLarge)) return outside;
  return { numerator, denominator, outside: false };
}

function add(first: RationalFunction, second: RationalFunction): RationalFunction {
  if (first.outside || second.outside) return outside;
  if (first.denominator === second.denominator) {
    return fraction(addPolynomials(first.numerator, second.numerator), first.denominator);
  }
  return fraction(
    addPolynomials(
      multiplyPolynomials(first.numerator, second.denominator),
      multiplyPolynomials(second.numerator, first.denominator),
    ),
    multiplyPolynomials(first.denominator, second.denominator),
  );
}

function multiply(first: RationalFunction, second: RationalFunction): RationalFunction {
  if (isZero(first) || isZero(second)) return zero;
  if (first.outside || second.outside) return outside;
  if (first === one) return second;
  if (second === one) return first;
  return fraction(
    multiplyPolynomials(first.numerator, second.numerator),
    multiplyPolynomials(first.denominator, second.denominator),
  );
}

function divide(first: RationalFunction, second: RationalFunction): RationalFunction {
  if (isZero(second)) throw new Undefined("a division by zero");
  if (second.outside) return outside;
  return multiply(first, { numerator: second.denominator, denominator: second.numerator, outside: false });
}

function isZero(value: RationalFunction): boolean {
  return !value.outside && value.numerator.length === 0;
}

function lift(value: Rational): RationalFunction {
  return { numerator: value.numerator === 0n ? [] : [value], denominator: unity, outside: false };
}

const zero = lift(Q.zero);
const one = lift(Q.one);

export const rationalFunctions: Arithmetic<RationalFunction> = {
  zero,
  one,
  pi: outside,
  work: 8,
  exact: true,
  lift,
  add,
  sum: (values) => values.reduce(add, zero),
  negate: (value) => multiply(value, lift(Q.rational(-1))),
  multiply,
  divide,
  log: () => outside,
  exp: (value) => (isZero(value) ? lift(Q.one) : outside),
  absolute: () => outside,
  maximum: () => outside,
  wholeOf(value) {
    const [constant = Q.zero] = value.numerator;
    const plain = !value.outside && value.numerator.length <= 1 && value.denominator === unity;
    return plain && Q.isInteger(constant) ? Number(constant.numerator) : undefined;
  },
  isZero,
  signOf: (value) => (isZero(value) ? 0 : undefined),
  isOutside: (value) => value.outside,
};

/**
 * The roots of a function of the unknown, where it is defined. `rational`: all of them, each rational; `irreducible`: a
 * quadratic without rational roots; `absent`: the function does not depend on the unknown; `beyond`: not known.
 */
export type Roots =
  | { readonly kind: "rational"; readonly roots: readonly Rational[] }
  | { readonly kind: "irreducible" | "absent" | "beyond" };

export function rootsOf(value: RationalFunction): Roots {
  if (value.outside) return { kind: "beyond" };
  const common = greatestCommonFactor(value.numerator, value.denominator);
  const reduced = divideWithRemainder(value.numerator, common).quotient;
  if (reduced.length <= 1)
    return { kind: value.denominator.length > common.length ? "rational" : "absent", roots: [] };
  const repeated = greatestCommonFactor(reduced, derivativeOf(reduced));
  const simple = repeated.length > 1 ? divideWithRemainder(reduced, repeated).quotient : reduced;
  const [constant = Q.zero, slope = Q.zero, curvature = Q.zero] = simple;
  if (simple.length === 2) return { kind: "rational", roots: [Q.negate(Q.divide(constant, slope))] };
  if (simple.length > 3) return { kind: "beyond" };
  const discriminant = Q.subtract(
    Q.multiply(slope, slope),
    Q.multiply(Q.rational(4), Q.multiply(curvature, constant)),
  );
  const root = squareRoot(discriminant);
  if (!root) return { kind: "irreducible" };
  const half = Q.divide(Q.one, Q.multiply(Q.rational(2), curvature));
  const roots = [root, Q.negate(root)].map((each) => Q.multiply(Q.subtract(each, slope), half));
  return { kind: "rational", roots };
}

function squareRoot(value: Rational): Rational | undefined {
  const top = wholeSquareRoot(value.numerator);
  const bottom = wholeSquareRoot(value.denominator);
  return top === undefined || bottom === undefined ? undefined : Q.rational(top, bottom);
}

function wholeSquareRoot(value: bigint): bigint | undefined {
  if (value < 0n) return undefined;
  if (value < 2n) return value;
  let guess = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const better = (guess + value / guess) >> 1n;
    if (better >= guess) break;
    guess = better;
  }
  return guess * guess === value ? guess : undefined;
}
