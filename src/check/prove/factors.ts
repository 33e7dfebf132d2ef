/**
 * Polynomials in one symbol and their factors over ℚ. Nerdamer proposes the factors; they count only if their product is
 * the polynomial, so that no root is missing and none is spurious.
 */
import type { Expression } from "../../semantics/expression.ts";
import { add, divide, multiply, negate, rational, sign, subtract, zero } from "../../semantics/rational.ts";
import type { Rational } from "../../semantics/rational.ts";
import { proposalWork, proposeFactors } from "./algebra.ts";
import { factorsOf } from "./build.ts";
import { dividePolynomials, inverseTerm, primitivePart, timesTerm } from "./polynomial.ts";
import type { Atoms, Polynomial } from "./polynomial.ts";
import { expressionOfPolynomial, rationalFunctionOf, wholeExponentOf } from "./rationalFunction.ts";
import { isKnownPositive } from "./signs.ts";
import type { Situation } from "./situation.ts";

const largestDegree = 6;
const largestCoefficient = 10n ** 12n;

/** The one atom of the polynomial, of a degree and with coefficients that nerdamer can be asked about. */
export function onlyAtomOf(polynomial: Polynomial): number | undefined {
  const terms = [...polynomial.values()];
  const [atom] = terms.flatMap(({ monomial }) => monomial.map(([number]) => number));
  const isSmall = terms.every(
    ({ coefficient: { numerator, denominator }, monomial }) =>
      numerator <= largestCoefficient &&
      -numerator <= largestCoefficient &&
      denominator <= largestCoefficient &&
      monomial.every(([number, exponent]) => number === atom && exponent > 0 && exponent <= largestDegree),
  );
  return isSmall ? atom : undefined;
}

/** The factors of a polynomial in one atom, each once, without constants; undefined where they are not known. */
export function factorsOfPolynomial(polynomial: Polynomial, atoms: Atoms): readonly Polynomial[] | undefined {
  if (onlyAtomOf(polynomial) === undefined) return undefined;
  if (degreeOf(polynomial) === 1) return [polynomial];
  if (!atoms.spend(proposalWork)) return undefined;
  const proposed = proposeFactors(expressionOfPolynomial(polynomial, atoms));
  const whole = proposed && rationalFunctionOf(proposed, atoms);
  if (!whole || whole.denominators.size > 0) return undefined;
  const ratio = dividePolynomials(polynomial, whole.numerator, atoms);
  if (!ratio || degreeOf(ratio) > 0) return undefined;
  const factors = factorsOf(proposed).map(
    (factor) => rationalFunctionOf(withoutExponent(factor), atoms)?.numerator,
  );
  if (!factors.every((factor) => factor !== undefined)) return undefined;
  return factors.filter((factor) => degreeOf(factor) > 0);
}

/** Whether the factor vanishes at no value that its atom can have. */
export function hasNoRoot(factor: Polynomial, atoms: Atoms, situation: Situation): boolean {
  const { coefficient } = primitivePart(factor).content;
  const positive = timesTerm(factor, inverseTerm({ coefficient, monomial: [] }));
  if (isKnownPositive(expressionOfPolynomial(positive, atoms), situation)) return true;
  const atom = onlyAtomOf(factor);
  if (atom === undefined) return false;
  const root = rootOf(factor);
  if (root) return sign(root) <= 0 && isKnownPositive(atoms.at(atom), situation);
  const [c, b, a] = [0, 1, 2].map((exponent) => coefficientOf(factor, exponent));
  if (!a || !b || !c || degreeOf(factor) !== 2) return false;
  return sign(subtract(multiply(b, b), multiply(rational(4), multiply(a, c)))) < 0;
}

/** The root of a linear factor. */
export function rootOf(factor: Polynomial): Rational | undefined {
  if (degreeOf(factor) !== 1) return undefined;
  return negate(divide(coefficientOf(factor, 0), coefficientOf(factor, 1)));
}

function withoutExponent(factor: Expression): Expression {
  return factor.kind === "power" && wholeExponentOf(factor) !== undefined ? factor.base : factor;
}

function degreeOf(polynomial: Polynomial): number {
  return Math.max(0, ...[...polynomial.values()].map(({ monomial }) => monomial[0]?.[1] ?? 0));
}

/** The coefficient of a power of the only atom. */
function coefficientOf(polynomial: Polynomial, exponent: number): Rational {
  return [...polynomial.values()]
    .filter(({ monomial }) => (monomial[0]?.[1] ?? 0) === exponent)
    .reduce((total, { coefficient }) => add(total, coefficient), zero);
}
