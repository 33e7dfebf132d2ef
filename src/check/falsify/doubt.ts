/**
 * Why a failure in finite worlds may be no mistake of the note: a side is a name that the other side says nothing
 * about, a function of points is composed with an unknown map, two free arguments may be values of one variable, the
 * values that a sum or integral runs over are not told, or a definition is no density in these worlds. Such claims stay open.
 */
import { boundBy, childrenOf } from "../../semantics/children.ts";
import type { Claim, Comparison, Definition } from "../../semantics/claim.ts";
import type { Expression } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { sortOf } from "../../semantics/sort.ts";
import { nameOf } from "./names.ts";
import type { Question } from "./prepare.ts";
import { doubtAboutSpaces } from "./spaces.ts";

/** The code of the first doubt that the question's own form raises. */
export function doubtAbout({ comparison, premises, roles, names }: Question): string | undefined {
  if (isHypothesis(comparison, premises)) return "undefined-name";
  for (const name of names) {
    const [kind = "", symbol = ""] = name.split(/ (.*)/s);
    if (kind === "function" && names.has(`variable ${symbol}`)) return "ambiguous-name";
    if (kind !== "variable" && isNamedByTheField(symbol)) return "named-by-the-field";
  }
  if (roles.mixedPositions.size > 0) return "needs-pushforward";
  if ([...roles.families.values()].some(({ unclear }) => unclear)) return "axes-unclear";
  if (roles.ranges.partlyStated) return "range-unstated";
  return doubtAboutSpaces([comparison, ...premises].flatMap(({ left, right }) => [left, right]));
}

/** Whether an undefined function or family has a meaning of its own in the field: 𝒩, σ, Γ, a name spelt out in words. */
function isNamedByTheField(symbol: string): boolean {
  if (/^\\(text|mathrm|operatorname|mathop)\*?\{[A-Za-z]{2,}|^\\math(bb|bf)\{[1I]\}/.test(symbol))
    return true;
  return /^(\\mathcal\{[NU]\}|N|\\sigma|\\Gamma|\\Phi|[A-Za-z]{3,})$/.test(symbol);
}

/**
 * Whether a side is nothing but an undefined name of which neither the other side nor a premise speaks. (An inequality
 * for a density is no hypothesis: p ≤ 1 is a claim, and a wrong one.)
 */
function isHypothesis({ relation, left, right }: Comparison, premises: readonly Comparison[]): boolean {
  const stated = premises.flatMap((premise) => [premise.left, premise.right]);
  return [
    [left, right],
    [right, left],
  ].some(([side, other]) => {
    const name = side && loneName(side);
    if (relation !== "=" && name?.startsWith("density")) return false;
    return (
      name !== undefined && other !== undefined && ![other, ...stated].some((each) => speaksOf(each, name))
    );
  });
}

/**
 * Whether the claim is an equation between products, quotients and integrals of densities, in which a step may rest on
 * an independence that is not stated. Between two arguments only, an integral would hide a wrong condition; among
 * three and more, what is asked of a joint is so often conditional independence that any equation may rest on it.
 */
export function isFactorisation({ comparison, roles }: Question): boolean {
  const kinds = new Set<Expression["kind"]>();
  collectKinds(comparison.left, kinds);
  collectKinds(comparison.right, kinds);
  const many = [...roles.families.values()].some(({ axes, tuple }) => axes.length > 2 && !tuple);
  if (many) return comparison.relation === "=" && kinds.has("density");
  const few = [...roles.families.values()].every(({ axes, tuple }) => axes.length <= 2 && !tuple);
  // Whoever writes p(x|z) beside p(z) does not take x and z for independent.
  if (few && [comparison.left, comparison.right].some(conditionsWithin)) return false;
  const allowed = few ? factors : new Set([...factors, ...sums]);
  return comparison.relation === "=" && kinds.has("density") && [...kinds].every((kind) => allowed.has(kind));
}

const factors: ReadonlySet<Expression["kind"]> = new Set(["density", "product", "quotient", "productOver"]);
const sums: readonly Expression["kind"][] = ["integral", "expectation", "summation"];

/** Whether a conditional density stands in the expression as a factor beside others. */
function conditionsWithin(expression: Expression): boolean {
  if (expression.kind === "product" || expression.kind === "quotient")
    return childrenOf(expression).some((child) => isConditional(child) || conditionsWithin(child));
  return childrenOf(expression).some(conditionsWithin);
}

function isConditional(expression: Expression): boolean {
  return expression.kind === "density" && expression.conditions.length > 0;
}

function collectKinds(expression: Expression, into: Set<Expression["kind"]>): void {
  into.add(expression.kind);
  if (expression.kind === "density") return;
  if (expression.kind === "productOver" || expression.kind === "summation")
    collectKinds(expression.body, into);
  else for (const child of childrenOf(expression)) collectKinds(child, into);
}

function loneName(side: Expression): string | undefined {
  switch (side.kind) {
    case "variable":
    case "density":
    case "application":
      return nameOf(side);
    case "derivative":
      return loneName(side.body);
    case "optimum":
    case "summation":
    case "productOver": {
      const name = loneName(side.body);
      return side.variables.some((variable) => nameOf(variable) === name) ? undefined : name;
    }
    case "logarithm":
    case "exponential":
    case "absolute":
      return loneName(side.argument);
    case "negation":
      return loneName(side.operand);
    case "power":
      return loneName(side.base);
    default:
      return undefined;
  }
}

function speaksOf(expression: Expression, name: string): boolean {
  if (nameOf(expression) === name) return true;
  if (expression.kind === "divergence" && expression.generator && `function ${expression.generator}` === name)
    return true;
  return childrenOf(expression).some((child) => speaksOf(child, name));
}

/**
 * Whether the claim takes a density at free points only: no variable of the density's own sorts is bound in it. Away
 * from those points the density may be anything, so that it can always be completed to integrate to one.
 */
export function isLocal({ left }: Definition, { comparison, premises }: Question): boolean {
  const sorts = new Set(
    childrenOf(left).flatMap((child) => (child.kind === "variable" ? [sortOf(child)] : [])),
  );
  return ![comparison, ...premises].some((each) => bindsAny(each.left, sorts) || bindsAny(each.right, sorts));
}

function bindsAny(expression: Expression, sorts: ReadonlySet<string>): boolean {
  if (boundBy(expression).some((variable) => sorts.has(sortOf(variable)))) return true;
  return childrenOf(expression).some((child) => bindsAny(child, sorts));
}

/**
 * Whether a definition of a density ties it to nothing in the claim: all that its right side speaks of, its own
 * arguments apart, occurs neither in the claim nor in the other definitions, so that the density may be any.
 */
export function tiesToNothing(definition: Definition, claim: Claim, others: readonly Definition[]): boolean {
  const formals = new Set(childrenOf(definition.left).map(keyOf));
  const elsewhere = [claim.comparison, ...claim.premises, ...others.filter((other) => other !== definition)];
  return ![...namesIn(definition.right, formals)].some((name) =>
    elsewhere.some(({ left, right }) => speaksOf(left, name) || speaksOf(right, name)),
  );
}

function namesIn(
  expression: Expression,
  formals: ReadonlySet<string>,
  into = new Set<string>(),
): Set<string> {
  const name = nameOf(expression);
  if (name !== undefined && !formals.has(keyOf(expression))) into.add(name);
  for (const child of childrenOf(expression)) namesIn(child, formals, into);
  return into;
}
