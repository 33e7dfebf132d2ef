/**
 * Derivatives of names that do not say what they depend on, and integrals of them between bounds. ∂L/∂w is not zero
 * because no w stands in L: a name in capitals or script, and a whole body without the variable, may depend on it
 * without showing it.
 */
import { boundBy, childrenOf } from "../semantics/children.ts";
import type { Claim } from "../semantics/claim.ts";
import type { Expression } from "../semantics/expression.ts";
import { keyOf } from "../semantics/sameExpression.ts";
import { freeVariables } from "../semantics/substitute.ts";
import type { Stop } from "./verdict.ts";

/** The first such derivative of the claim, as the reason not to hold it. */
export function hiddenDependence({ comparison, premises }: Claim): Stop | undefined {
  const sides = [comparison, ...premises].flatMap(({ left, right }) => [left, right]);
  const ends = new Set(sides.flatMap(rangeEnds));
  for (const side of sides) {
    const name = hidden(side, ends);
    if (name !== undefined) return { code: "hidden-dependence", data: { name } };
  }
  return undefined;
}

function hidden(expression: Expression, ends: ReadonlySet<string>): string | undefined {
  const variable = innerVariable(expression);
  if (variable && (expression.kind === "derivative" || expression.kind === "integral")) {
    const { body } = expression;
    const names = [...freeVariables(body).values()];
    const shows = keyOf(body).includes(keyOf(variable));
    const [first] = names;
    if (!shows && !isClosed(body)) return first?.name ?? "";
    const mute = names.find(
      (one) =>
        keyOf(one) !== keyOf(variable) &&
        isMute(one.name) &&
        !ends.has(keyOf(one)) &&
        !isArgument(body, keyOf(one)),
    );
    if (mute) return mute.name;
  }
  for (const child of childrenOf(expression)) {
    const found = hidden(child, ends);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The variable of a derivative, or of an integral between bounds: no finite world tells those wrong. */
function innerVariable(expression: Expression): Expression | undefined {
  if (expression.kind === "derivative") return expression.variable;
  return expression.kind === "integral" && expression.lower ? expression.variables[0] : undefined;
}

/** Names that stand for quantities worked out elsewhere, rather than for a constant: L, \mathcal{J}, Z. */
function isMute(name: string): boolean {
  return /^(\\mathcal\{.*\}|\\mathrm\{\w+\}|\\hat\{.*\}|[E-JLQ-SU-Z])(_\{.*\}|\^\{.*\}|')*$/.test(name);
}

/** Whether everything in the body says what it depends on: numbers, densities with parameters, functions of arguments. */
function isClosed(body: Expression): boolean {
  if (body.kind === "density") return body.parameters.length > 0;
  if (body.kind === "variable") return false;
  const children = childrenOf(body);
  return (
    body.kind === "number" || body.kind === "constant" || (children.length > 0 && children.every(isClosed))
  );
}

function rangeEnds(expression: Expression): readonly string[] {
  const inner = childrenOf(expression).flatMap(rangeEnds);
  const range =
    expression.kind === "summation" || expression.kind === "productOver" ? expression.range : undefined;
  return range?.kind === "interval" ? [...inner, keyOf(range.from), keyOf(range.to)] : inner;
}

/** Whether the name is the value of a random variable somewhere in the body, so that it is no quantity of its own. */
function isArgument(body: Expression, key: string): boolean {
  if (body.kind === "density" || body.kind === "application")
    return childrenOf(body).some((value) => keyOf(value) === key);
  return (
    boundBy(body).some((variable) => keyOf(variable) === key) ||
    childrenOf(body).some((child) => isArgument(child, key))
  );
}
