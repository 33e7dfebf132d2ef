/**
 * Equations that follow from an equation: with both cleared of denominators, the conclusion's polynomial is a multiple
 * of the premise's, or a power of it is, so that it vanishes wherever the premise holds. Factors of the premise that are
 * known not to vanish are taken out before. A premise in one symbol is also factored: every factor with a root has to
 * divide the conclusion, and if there is one root alone, it is put in the place of the symbol. The converse is never used.
 */
import type { Claim, Comparison } from "../../semantics/claim.ts";
import { childrenOf, withChildren } from "../../semantics/children.ts";
import type { Expression } from "../../semantics/expression.ts";
import type { Budget } from "../budget.ts";
import type { Proof, Rewriting, Stop } from "../verdict.ts";
import { difference, number, sum } from "./build.ts";
import { definedConditions } from "./definedness.ts";
import { proveEquality } from "./equality.ts";
import { factorsOfPolynomial, hasNoRoot, onlyAtomOf, rootOf } from "./factors.ts";
import { Normalizer } from "./normalize.ts";
import {
  dividePolynomials,
  inverseTerm,
  multiplyPolynomials,
  primitivePart,
  timesTerm,
} from "./polynomial.ts";
import type { Atoms, Polynomial } from "./polynomial.ts";
import { one } from "../../semantics/rational.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { rationalFunctionOf } from "./rationalFunction.ts";
import type { RationalFunction } from "./rationalFunction.ts";
import { isTransparent } from "./sideConditions.ts";
import { isKnownPositive } from "./signs.ts";
import type { Situation } from "./situation.ts";
import { rewritingsOf } from "./trace.ts";

/** How often a factor of a premise may be repeated: (x − a)^n = 0 gives x = a. */
const mostRepeated = 4;

export function proveFromPremises(claim: Claim, situation: Situation, budget: Budget): Proof | Stop {
  const { relation, left, right } = claim.comparison;
  if (relation !== "=") return { code: "no-rule", data: {} };
  const given = sum([left, ...claim.premises.flatMap((premise) => [premise.left, premise.right])]);
  const undefinedPart = definedConditions(given, right, situation);
  if (undefinedPart) return { code: "domain", data: { part: undefinedPart } };
  const normalizer = new Normalizer(situation, budget);
  const written = { expression: left, rewritings: [] as readonly Rewriting[] };
  const writtenRight = { expression: right, rewritings: [] as readonly Rewriting[] };
  const first = normalizer.normalize(left);
  const second = normalizer.normalize(right);
  const attempts = [
    [written, writtenRight],
    [
      { expression: first.expression, rewritings: rewritingsOf(first.trace) },
      { expression: second.expression, rewritings: rewritingsOf(second.trace) },
    ],
  ] as const;
  for (const [a, b] of attempts) {
    const gap = rationalFunctionOf(difference(a.expression, b.expression), normalizer.atoms);
    if (!gap || !claim.premises.some((premise) => implies(premise, gap, normalizer))) continue;
    const last: Rewriting = { rule: "premise", path: [], from: b.expression, to: a.expression };
    return { left: a.rewritings, right: [...b.rewritings, last], meeting: a.expression, slack: [] };
  }
  for (const premise of claim.premises) {
    const proof = proveAtRoot(claim.comparison, premise, normalizer);
    if (proof) return proof;
  }
  return { code: normalizer.stop ?? (budget.exhausted ? "exhausted" : "no-rule"), data: {} };
}

/** Whether the gap vanishes wherever the premise holds. */
function implies(premise: Comparison, gap: RationalFunction, normalizer: Normalizer): boolean {
  const { atoms } = normalizer;
  const known = knownZero(premise, normalizer);
  if (!known) return false;
  const conclusion = withoutDenominators(gap.numerator);
  let power = conclusion;
  for (let exponent = 1; exponent <= mostRepeated; exponent++) {
    if (dividePolynomials(power, known, atoms)) return true;
    if (!atoms.spend(power.size * conclusion.size)) return false;
    power = multiplyPolynomials(power, conclusion);
  }
  const factors = factorsWithRoots(known, normalizer) ?? [];
  return factors.length > 0 && factors.every((factor) => dividePolynomials(conclusion, factor, atoms));
}

/** A polynomial that vanishes wherever the premise holds. */
function knownZero({ relation, left, right }: Comparison, normalizer: Normalizer): Polynomial | undefined {
  if (relation !== "=") return undefined;
  const { atoms, situation } = normalizer;
  const premise = rationalFunctionOf(difference(left, right), atoms);
  if (!premise || premise.numerator.size === 0) return undefined;
  return withoutUnits(premise.numerator, atoms, situation);
}

/** The factors of a polynomial in one symbol of which one vanishes wherever it does. */
function factorsWithRoots(known: Polynomial, normalizer: Normalizer): readonly Polynomial[] | undefined {
  const { atoms, situation } = normalizer;
  return factorsOfPolynomial(known, atoms)?.filter((factor) => !hasNoRoot(factor, atoms, situation));
}

/** The proof that both sides meet when the symbol of the premise has its only root, which arithmetic confirms. */
function proveAtRoot(
  { left, right }: Comparison,
  premise: Comparison,
  normalizer: Normalizer,
): Proof | undefined {
  const known = knownZero(premise, normalizer);
  const [factor, ...others] = (known && factorsWithRoots(known, normalizer)) ?? [];
  const atom = factor && onlyAtomOf(factor);
  const root = factor && rootOf(factor);
  if (atom === undefined || !root || others.length > 0) return undefined;
  const symbol = normalizer.atoms.at(atom);
  const [first, second] = [left, right].map((side) => replaced(side, symbol, number(root)));
  if (!first || !second) return undefined;
  const proof = proveEquality(first.expression, second.expression, normalizer);
  if ("code" in proof) return undefined;
  return {
    ...proof,
    left: [...first.rewritings, ...proof.left],
    right: [...second.rewritings, ...proof.right],
  };
}

/** The expression with the symbol replaced wherever nothing binds it or takes its derivative. */
function replaced(
  e: Expression,
  symbol: Expression,
  value: Expression,
  path: readonly number[] = [],
): { readonly expression: Expression; readonly rewritings: readonly Rewriting[] } {
  if (keyOf(e) === keyOf(symbol))
    return { expression: value, rewritings: [{ rule: "premise", path, from: e, to: value }] };
  if (!isTransparent(e)) return { expression: e, rewritings: [] };
  const parts = childrenOf(e).map((child, at) => replaced(child, symbol, value, [...path, at]));
  return {
    expression: withChildren(
      e,
      parts.map((part) => part.expression),
    ),
    rewritings: parts.flatMap((part) => part.rewritings),
  };
}

/** The polynomial without its rational content and without powers of atoms that cannot be zero where it is defined. */
function withoutUnits(polynomial: Polynomial, atoms: Atoms, situation: Situation): Polynomial {
  const { content } = primitivePart(polynomial);
  const units = content.monomial.filter(
    ([atom, exponent]) => exponent < 0 || isKnownPositive(atoms.at(atom), situation),
  );
  return timesTerm(polynomial, inverseTerm({ coefficient: content.coefficient, monomial: units }));
}

function withoutDenominators(polynomial: Polynomial): Polynomial {
  const monomial = primitivePart(polynomial).content.monomial.filter(([, exponent]) => exponent < 0);
  return timesTerm(polynomial, inverseTerm({ coefficient: one, monomial }));
}
