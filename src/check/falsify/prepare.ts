/**
 * A claim made ready for worlds: premises that define a name become definitions, names are unfolded, independent draws
 * become products, lone values of densities and functions become numbers where the claim is about them.
 */
import { childrenOf, mapChildren } from "../../semantics/children.ts";
import type { Claim, Comparison, Context, Definition } from "../../semantics/claim.ts";
import type { Expression } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { freeVariables } from "../../semantics/substitute.ts";
import { spreadIndependentDraws } from "./independentDraws.ts";
import { takePointValuesAsNumbers } from "./pointValues.ts";
import { collectNames } from "./names.ts";
import { rolesOf, type Roles } from "./roles.ts";
import { labelOf } from "./label.ts";
import { unfold } from "./unfold.ts";

export interface Question {
  readonly comparison: Comparison;
  readonly premises: readonly Comparison[];
  readonly roles: Roles;
  /** The names that the claim speaks of once definitions are unfolded. */
  readonly names: ReadonlySet<string>;
  /** Filled while premises are solved: the names for which not all solutions of a premise are known. */
  readonly gaps: Set<string>;
}

export function prepare(claim: Claim, context: Context): Question {
  const { definitions, premises } = definingPremises(claim, context);
  const comparisons = [claim.comparison, ...premises];
  const sides = comparisons.flatMap(({ left, right }) => [left, right]);
  const unfolded = sides
    .map((side) => unfold(unfoldGenerators(side, definitions), definitions))
    .map((side) => spreadIndependentDraws(side, context.independentDraws));
  const aboutValues = premises.length > 0 || unfolded.some(derivesInValue);
  const positive = new Set<string>();
  const nameOf = (value: Expression) => {
    const name = labelOf(value);
    if (value.kind === "density") positive.add(name);
    return name;
  };
  const ready = aboutValues ? takePointValuesAsNumbers(unfolded, nameOf) : unfolded;
  const [comparison, ...rest] = comparisons.map((each, index) => ({
    relation: each.relation,
    left: ready[2 * index] ?? each.left,
    right: ready[2 * index + 1] ?? each.right,
  }));
  const names = new Set<string>();
  for (const side of unfolded) collectNames(side, names);
  return {
    comparison: comparison ?? claim.comparison,
    premises: rest,
    roles: rolesOf(ready, context, positive),
    names,
    gaps: new Set(),
  };
}

/** Premises `name = expression` and `f(u) = expression` of a name that has no other meaning define it for this claim. */
function definingPremises(
  claim: Claim,
  context: Context,
): { definitions: Definition[]; premises: Comparison[] } {
  const definitions = [...context.definitions];
  const premises: Comparison[] = [];
  for (const premise of claim.premises) {
    if (definesName(premise, definitions)) definitions.push(premise);
    else premises.push(premise);
  }
  return { definitions, premises };
}

function definesName({ relation, left, right }: Comparison, definitions: readonly Definition[]): boolean {
  if (relation !== "=") return false;
  if (left.kind === "application") {
    const formals = [...left.parameters, ...left.arguments];
    const plain = formals.every((formal) => formal.kind === "variable");
    const distinct = new Set(formals.map(keyOf)).size === formals.length;
    const known = definitions.some(
      ({ left: other }) => other.kind === "application" && other.function === left.function,
    );
    return plain && distinct && !known && !mentionsFunction(right, left.function);
  }
  if (left.kind !== "variable") return false;
  const known = definitions.some((definition) => keyOf(definition.left) === keyOf(left));
  const indexed = left.subscripts.length + left.superscripts.length > 0;
  return !known && !indexed && !freeVariables(right).has(keyOf(left));
}

function mentionsFunction(expression: Expression, name: string): boolean {
  if (expression.kind === "application" && expression.function === name) return true;
  return childrenOf(expression).some((child) => mentionsFunction(child, name));
}

/** D_f with a defined f becomes ∫ right · f(left / right). */
function unfoldGenerators(expression: Expression, definitions: readonly Definition[]): Expression {
  const inner = mapChildren(expression, (child) => unfoldGenerators(child, definitions));
  if (inner.kind !== "divergence" || inner.generator === undefined) return inner;
  const { generator, left, right, variables } = inner;
  const defined = definitions.some(
    (definition) => definition.left.kind === "application" && definition.left.function === generator,
  );
  if (!defined) return inner;
  const ratio: Expression = { kind: "quotient", numerator: left, denominator: right };
  const value: Expression = { kind: "application", function: generator, parameters: [], arguments: [ratio] };
  return { kind: "integral", variables, body: { kind: "product", factors: [right, value] } };
}

function derivesInValue(expression: Expression): boolean {
  const here =
    expression.kind === "derivative" &&
    (expression.variable.kind === "density" || expression.variable.kind === "application");
  return here || childrenOf(expression).some(derivesInValue);
}
