/**
 * Equations that follow from an equation: with both cleared of denominators, the conclusion's polynomial is a multiple
 * of the premise's, or a power of it is, so that it vanishes wherever the premise holds. Factors of the premise that are
 * known not to vanish are taken out before. The converse is never used.
 */
import type { Claim, Comparison } from "../../semantics/claim.ts";
import type { Budget } from "../budget.ts";
import type { Proof, Rewriting, Stop } from "../verdict.ts";
import { difference, sum } from "./build.ts";
import { definedConditions } from "./definedness.ts";
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
import { rationalFunctionOf } from "./rationalFunction.ts";
import type { RationalFunction } from "./rationalFunction.ts";
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
  return { code: normalizer.stop ?? "no-rule", data: {} };
}

/** Whether the gap vanishes wherever the premise holds. */
function implies(
  { relation, left, right }: Comparison,
  gap: RationalFunction,
  normalizer: Normalizer,
): boolean {
  if (relation !== "=") return false;
  const premise = rationalFunctionOf(difference(left, right), normalizer.atoms);
  if (!premise || premise.numerator.size === 0) return false;
  const { atoms, situation } = normalizer;
  const known = withoutUnits(premise.numerator, atoms, situation);
  const conclusion = withoutDenominators(gap.numerator);
  let power = conclusion;
  for (let exponent = 1; exponent <= mostRepeated; exponent++) {
    if (dividePolynomials(power, known, atoms)) return true;
    if (!atoms.spend(power.size * conclusion.size)) return false;
    power = multiplyPolynomials(power, conclusion);
  }
  return false;
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
