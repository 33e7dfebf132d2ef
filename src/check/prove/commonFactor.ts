/** The largest common factor of the terms of an expression among the atoms that are allowed to come out. */
import type { Expression } from "../../semantics/expression.ts";
import { equals, one } from "../../semantics/rational.ts";
import type { Rational } from "../../semantics/rational.ts";
import { Atoms, inverseTerm, primitivePart, timesTerm } from "./polynomial.ts";
import { expressionOfFunction, expressionOfTerm, rationalFunctionOf, sortByKey } from "./rationalFunction.ts";

export interface CommonFactor {
  readonly factor: Expression;
  readonly rest: Expression;
}

/** `expression` = factor · rest; undefined where only 1 comes out. `coefficient` chooses the number that comes out. */
export function commonFactorOf(
  expression: Expression,
  mayComeOut: (atom: Expression) => boolean,
  coefficient: (content: Rational) => Rational = (content) => content,
): CommonFactor | undefined {
  const arrived = new Atoms();
  rationalFunctionOf(expression, arrived);
  const atoms = new Atoms();
  for (const atom of sortByKey(arrived.all())) atoms.numberOf(atom);
  const value = rationalFunctionOf(expression, atoms);
  if (!value || value.numerator.size === 0) return undefined;
  const { content } = primitivePart(value.numerator);
  const outside = {
    coefficient: coefficient(content.coefficient),
    monomial: content.monomial.filter(([atom]) => mayComeOut(atoms.at(atom))),
  };
  if (outside.monomial.length === 0 && equals(outside.coefficient, one)) return undefined;
  const rest = { ...value, numerator: timesTerm(value.numerator, inverseTerm(outside)) };
  return { factor: expressionOfTerm(outside, [], atoms), rest: expressionOfFunction(rest, atoms) };
}
