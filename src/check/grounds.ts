/**
 * When a failing world says nothing against a step: a function or quantity that the note leaves without a meaning stands
 * on one side alone, so that the step may be what gives it one; or a density is named after a function that the step
 * applies (p_g beside g(z)), so that it is the distribution of what that function makes, which finite worlds leave free.
 */
import { boundBy, childrenOf } from "../semantics/children.ts";
import type { Claim, Context } from "../semantics/claim.ts";
import type { Expression } from "../semantics/expression.ts";
import type { Stop } from "./verdict.ts";

interface Names {
  readonly functions: Set<string>;
  readonly quantities: Set<string>;
  /** Arguments and parameters of densities: their values are quantified over, whatever they are called. */
  readonly points: Set<string>;
  readonly families: Set<string>;
}

/** Why the claim's failing would not count; undefined if it does. */
export function lacksGround(claim: Claim, context: Context): Stop | undefined {
  const [left, right] = [namesIn([claim.comparison.left]), namesIn([claim.comparison.right])];
  const given = namesIn([
    ...claim.premises.flatMap((premise) => [premise.left, premise.right]),
    ...context.definitions.map((definition) => definition.left),
  ]);
  const points = new Set([...left.points, ...right.points, ...given.points]);
  for (const kind of ["functions", "quantities"] as const) {
    for (const name of [...left[kind], ...right[kind]]) {
      const oneSided = left[kind].has(name) !== right[kind].has(name);
      if (oneSided && !points.has(name) && !given[kind].has(name)) return { code: "name-without-meaning", data: { name } };
    }
  }
  const fixed = [...left.functions, ...right.functions].find((name) => hasFixedMeaning(name) && !given.functions.has(name));
  if (fixed !== undefined) return { code: "name-not-modelled", data: { name: fixed } };
  const functions = [...left.functions, ...right.functions].map((name) => name.toLowerCase());
  const pushed = [...left.families, ...right.families].find((family) => functions.includes(subscriptOf(family)));
  return pushed === undefined ? undefined : { code: "pushforward", data: { family: pushed } };
}

/** Functions that the field knows by name, and words: without a definition in the note they are not free. */
function hasFixedMeaning(name: string): boolean {
  return /^\\(sigma|Gamma|Phi|zeta)$|^\\mathrm\{\w{2,}\}/.test(name);
}

function subscriptOf(family: string): string {
  return (/_\{(.*)\}$/.exec(family)?.[1] ?? "").toLowerCase();
}

function namesIn(expressions: readonly Expression[]): Names {
  const names: Names = { functions: new Set(), quantities: new Set(), points: new Set(), families: new Set() };
  const visit = (expression: Expression, bound: ReadonlySet<string>): void => {
    if (expression.kind === "application") names.functions.add(expression.function);
    if (expression.kind === "density") {
      names.families.add(expression.family);
      for (const value of childrenOf(expression)) if (value.kind === "variable") names.points.add(value.name);
    }
    if (expression.kind === "variable" && !bound.has(expression.name)) names.quantities.add(expression.name);
    const binders = boundBy(expression).map((variable) => variable.name);
    if (expression.kind === "expectation" || expression.kind === "integral") for (const name of binders) names.points.add(name);
    const inner = binders.length > 0 ? new Set([...bound, ...binders]) : bound;
    for (const child of childrenOf(expression)) visit(child, inner);
  };
  for (const expression of expressions) visit(expression, new Set());
  return names;
}
