/**
 * When a failing world says nothing against a step: where the step may be what gives a name its meaning, or where what
 * the note says of a name is beyond the worlds. A refutation counts only for names that the step itself determines.
 */
import { boundBy, childrenOf } from "../semantics/children.ts";
import type { Claim, Context } from "../semantics/claim.ts";
import type { Expression, Variable } from "../semantics/expression.ts";
import { keyOf } from "../semantics/sameExpression.ts";
import type { Stop } from "./verdict.ts";

interface Names {
  /** Functions, each with its number of arguments. */
  readonly functions: Set<string>;
  /** Scalars, each with its literal indices. */
  readonly quantities: Set<string>;
  /** Values and parameters before densities: they are quantified over, whatever they are called. */
  readonly points: Set<string>;
  readonly parameters: Set<string>;
  readonly families: Set<string>;
  /** The indices that each indexed name stands at. */
  readonly indices: Map<string, Set<string>>;
}

/** Why the claim's failing would not count; undefined if it does. */
export function lacksGround(claim: Claim, context: Context): Stop | undefined {
  const { comparison, premises } = claim;
  const [left, right] = [namesIn([comparison.left]), namesIn([comparison.right])];
  const given = namesIn([...premises.flatMap((premise) => [premise.left, premise.right]), ...context.definitions.map((definition) => definition.left)]);
  return (
    nameWithoutMeaning(left, right, given) ??
    fixedElsewhere(left, right, given) ??
    otherFamilies(left, right, claim) ??
    recurrence([left, right])
  );
}

/** A function, quantity or parameter on one side alone: the step may be what gives it a meaning. */
function nameWithoutMeaning(left: Names, right: Names, given: Names): Stop | undefined {
  const points = new Set([...left.points, ...right.points, ...given.points]);
  for (const kind of ["functions", "quantities", "parameters"] as const) {
    for (const name of [...left[kind], ...right[kind]]) {
      const oneSided = left[kind].has(name) !== right[kind].has(name);
      if (oneSided && !points.has(name) && !given[kind].has(name)) return { code: "name-without-meaning", data: { name: shown(name) } };
    }
  }
  return undefined;
}

/** Functions that the field knows by name, and densities named after a function that makes their values (p_g beside g(z)). */
function fixedElsewhere(left: Names, right: Names, given: Names): Stop | undefined {
  const functions = [...left.functions, ...right.functions];
  const fixed = functions.find((name) => /^\\(sigma|Gamma|Phi|zeta)\/|^\\mathrm\{\w{2,}\}/.test(name) && !given.functions.has(name));
  if (fixed !== undefined) return { code: "name-not-modelled", data: { name: shown(fixed) } };
  const made = new Set(functions.map((name) => shown(name).toLowerCase()));
  const pushed = [...left.families, ...right.families].find((family) => made.has((/_\{(.*)\}$/.exec(family)?.[1] ?? "").toLowerCase()));
  return pushed === undefined ? undefined : { code: "pushforward", data: { family: pushed } };
}

/** An equation between sides that share no density, as of an entropy and a number: the density is a particular one. */
function otherFamilies(left: Names, right: Names, { comparison, premises }: Claim): Stop | undefined {
  if (left.families.size + right.families.size === 0 || comparison.relation !== "=" || premises.length > 0) return undefined;
  if ([...left.families].some((family) => right.families.has(family))) return undefined;
  const [family = ""] = [...left.families, ...right.families];
  return { code: "particular-distribution", data: { family } };
}

/** One array at several indices, x_{t-1} and x_t: what ties them together is said elsewhere. */
function recurrence(sides: readonly Names[]): Stop | undefined {
  const indices = new Map<string, Set<string>>();
  for (const side of sides) {
    for (const [name, at] of side.indices) indices.set(name, new Set([...(indices.get(name) ?? []), ...at]));
  }
  const found = [...indices].find(([, at]) => at.size > 1);
  return found && { code: "recurrence", data: { name: found[0] } };
}

const shown = (name: string): string => name.replace(/\/\d+$/, "");

function namesIn(expressions: readonly Expression[]): Names {
  const names: Names = {
    functions: new Set(),
    quantities: new Set(),
    points: new Set(),
    parameters: new Set(),
    families: new Set(),
    indices: new Map(),
  };
  for (const expression of expressions) gather(expression, new Set(), names);
  return names;
}

function gather(expression: Expression, bound: ReadonlySet<string>, names: Names): void {
  const binders = boundBy(expression);
  if (expression.kind === "application") names.functions.add(`${expression.function}/${expression.arguments.length}`);
  if (expression.kind === "expectation" || expression.kind === "integral") for (const binder of binders) names.points.add(keyOf(binder));
  if (expression.kind === "density") gatherDensity(expression, bound, names);
  else if (expression.kind === "variable" && !bound.has(keyOf(expression))) gatherVariable(expression, bound, names);
  const inner = binders.length > 0 ? new Set([...bound, ...binders.map(keyOf)]) : bound;
  if (expression.kind === "density" || expression.kind === "variable") return;
  for (const child of childrenOf(expression)) gather(child, inner, names);
}

function gatherDensity(density: Extract<Expression, { kind: "density" }>, bound: ReadonlySet<string>, names: Names): void {
  names.families.add(density.family);
  for (const value of [...density.variables, ...density.conditions]) names.points.add(keyOf(value));
  for (const value of density.parameters) if (!bound.has(keyOf(value))) names.parameters.add(keyOf(value));
}

function gatherVariable(variable: Variable, bound: ReadonlySet<string>, names: Names): void {
  const indices = [...variable.subscripts, ...variable.superscripts];
  const isBound = indices.some((index) => index.kind === "variable" && bound.has(keyOf(index)));
  names.quantities.add(isBound ? variable.name : keyOf(variable));
  if (indices.length === 0) return;
  const at = names.indices.get(variable.name) ?? new Set();
  at.add(isBound ? "bound" : indices.map(keyOf).join());
  names.indices.set(variable.name, at);
}
