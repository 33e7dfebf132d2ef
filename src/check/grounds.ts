/**
 * When a failing world says nothing against a step: where the step may be what gives a name its meaning, or where what
 * the note says of a name is beyond the worlds. A refutation counts only for names that the step itself determines.
 */
import { boundBy, childrenOf } from "../semantics/children.ts";
import type { Claim, Comparison, Context } from "../semantics/claim.ts";
import type { Expression, Variable } from "../semantics/expression.ts";
import { namesIn, type Names, type Use } from "./names.ts";
import { isNormalisation } from "../semantics/densities.ts";
import { letterOf } from "../semantics/names.ts";
import { isInteger, zero } from "../semantics/rational.ts";
import { keyOf } from "../semantics/sameExpression.ts";
import { Halt } from "./falsify/signals.ts";
import { standsAsNumber } from "./falsify/standsAsNumber.ts";
import { unfold } from "./falsify/unfold.ts";
import type { Stop } from "./verdict.ts";

/** The codes of a failing that does not count. */
export const withoutGround: ReadonlySet<string> = new Set([
  "ambiguous-name",
  "name-without-meaning",
  "name-not-modelled",
  "law-not-modelled",
  "pushforward",
  "particular-distribution",
  "unrelated-premise",
  "several-roots",
  "recurrence",
  "loose-index",
  "event",
  "missing-hypothesis",
  "needs-independence",
]);

/** Why the claim's failing would not count; undefined if it does. */
export function lacksGround(claim: Claim, context: Context): Stop | undefined {
  const { premises } = claim;
  const comparison = unfolded(claim.comparison, context);
  const [left, right] = [namesIn([comparison.left]), namesIn([comparison.right])];
  const given = namesIn([
    ...premises.flatMap((premise) => [premise.left, premise.right]),
    ...context.definitions.map((definition) => definition.left),
  ]);
  return (
    twoMeanings([left, right, given]) ??
    nameWithoutMeaning(left, right, given) ??
    fixedElsewhere(left, right, given) ??
    momentOfLaw(comparison, context) ??
    otherFamilies(left, right, { comparison, premises }) ??
    unrelatedPremise(left, right, { comparison, premises }) ??
    recurrence([left, right]) ??
    looseIndex(comparison) ??
    event([left, right])
  );
}

/** The comparison with every defined name replaced by its meaning, as far as that can be done. */
export function unfolded(comparison: Comparison, { definitions }: Context): Comparison {
  try {
    return {
      ...comparison,
      left: unfold(comparison.left, definitions),
      right: unfold(comparison.right, definitions),
    };
  } catch (error) {
    if (error instanceof Halt) return comparison;
    throw error;
  }
}

/** Whether the comparison speaks of functions or scalars, and not of densities alone. */
export function speaksOfUnknowns({ comparison }: Claim): boolean {
  const { functions, quantities, points } = namesIn([comparison.left, comparison.right]);
  return functions.size > 0 || [...quantities].some((name) => !points.has(name));
}

/** A name that stands for a density here and for a number there. */
function twoMeanings(sides: readonly Names[]): Stop | undefined {
  const families = new Set(sides.flatMap((side) => [...side.families]));
  const name = sides
    .flatMap((side) => [...side.names])
    .find((quantity) => families.has(quantity) && !sides.some((side) => side.asArguments.has(quantity)));
  return name === undefined ? undefined : { code: "ambiguous-name", data: { name } };
}

/** A function or quantity on one side alone, or a parameter of a family on both: the step may be what gives it a meaning. */
function nameWithoutMeaning(left: Names, right: Names, given: Names): Stop | undefined {
  const points = new Set([...left.points, ...right.points, ...given.points]);
  for (const kind of ["functions", "quantities"] as const) {
    for (const name of [...left[kind], ...right[kind]]) {
      const oneSided = left[kind].has(name) !== right[kind].has(name);
      if (!oneSided || points.has(name) || given[kind].has(name) || given.names.has(shown(name))) continue;
      return { code: "name-without-meaning", data: { name: shown(name) } };
    }
  }
  const mixed = [...left.uses, ...right.uses].find((use) => isMixed(use, [...left.uses, ...right.uses]));
  if (mixed) return { code: "particular-distribution", data: { family: mixed.family } };
  for (const [family, parameters] of left.parameters) {
    const others = right.parameters.get(family);
    const known = given.parameters.get(family);
    if (!others || known || [...parameters].some((list) => others.has(list))) continue;
    return { code: "name-without-meaning", data: { name: family } };
  }
  return undefined;
}

/**
 * Whether a density without parameters stands beside others of its family with them, never before the same arguments:
 * p(z) beside p_θ(x|z) and p_{θ'}(x|z), of which nobody says whose prior it is.
 */
function isMixed(use: Use, uses: readonly Use[]): boolean {
  if (use.parameters !== "") return false;
  const others = uses.filter(({ family, parameters }) => family === use.family && parameters !== "");
  const bare = new Set(
    uses
      .filter(({ family, parameters }) => family === use.family && parameters === "")
      .map(({ values }) => values),
  );
  return others.length > 0 && !others.some(({ values }) => bare.has(values));
}

/** Functions that the field knows by name, and densities named after a function that makes their values (p_g beside g(z)). */
function fixedElsewhere(left: Names, right: Names, given: Names): Stop | undefined {
  const functions = [...left.functions, ...right.functions];
  const fixed = functions.find(
    (name) =>
      /^\\(sigma|Gamma|Phi|zeta)\/|^\\mathrm\{\w{2,}\}|\^\{-1\}/.test(name) && !given.functions.has(name),
  );
  if (fixed !== undefined) return { code: "name-not-modelled", data: { name: shown(fixed) } };
  const made = new Set(functions.map((name) => shown(name).toLowerCase()));
  const pushed = [...left.families, ...right.families].find((family) =>
    made.has((/_\{(.*)\}$/.exec(family)?.[1] ?? "").toLowerCase()),
  );
  return pushed === undefined ? undefined : { code: "pushforward", data: { family: pushed } };
}

/** A value of a distribution that the field calls by name, taken as a number: what its moments are is said elsewhere. */
function momentOfLaw({ left, right }: Comparison, { laws }: Context): Stop | undefined {
  const taken = laws.length === 0 ? [] : [left, right].flatMap(valuesIn);
  const value = taken.find(
    (one) => laws.includes(one.name) && [left, right].some((side) => standsAsNumber(one, side)),
  );
  return value && { code: "law-not-modelled", data: { name: value.name } };
}

/** The variables that densities in the expression are densities of. */
function valuesIn(expression: Expression): readonly Variable[] {
  const own = expression.kind === "density" ? expression.variables : [];
  return [...own.filter((value) => value.kind === "variable"), ...childrenOf(expression).flatMap(valuesIn)];
}

/**
 * An equation between sides that share no density, as of an entropy and a number: the density is a particular one. So
 * is one that each side writes with another subscript: q_{φ}(x, z) made of q(x) and q_φ(z|x).
 */
function otherFamilies(left: Names, right: Names, { comparison, premises }: Claim): Stop | undefined {
  const isEquation = comparison.relation === "=" || comparison.relation === "∝";
  if (left.families.size + right.families.size === 0 || !isEquation || premises.length > 0) return undefined;
  if (isNormalisation(comparison.left) || isNormalisation(comparison.right)) return undefined;
  const [family = ""] = [...left.families, ...right.families];
  if (![...left.families].some((one) => right.families.has(one)))
    return { code: "particular-distribution", data: { family } };
  const onlyLeft = [...left.families].filter((one) => !right.families.has(one));
  const onlyRight = [...right.families].filter((one) => !left.families.has(one));
  const related = onlyLeft.find((one) => onlyRight.some((other) => letterOf(other) === letterOf(one)));
  return related === undefined ? undefined : { code: "particular-distribution", data: { family: related } };
}

/** A conclusion about names that its premise does not speak of, or through a root with two branches. */
function unrelatedPremise(left: Names, right: Names, { comparison, premises }: Claim): Stop | undefined {
  if (premises.length === 0) return undefined;
  const before = namesIn(premises.flatMap((premise) => [premise.left, premise.right]));
  const after = [
    ...left.names,
    ...right.names,
    ...left.families,
    ...right.families,
    ...left.functions,
    ...right.functions,
  ];
  const all = new Set([...before.names, ...before.families, ...before.functions]);
  if (!after.some((name) => all.has(name))) return { code: "unrelated-premise", data: {} };
  return [comparison.left, comparison.right].some(holdsRoot)
    ? { code: "several-roots", data: {} }
    : undefined;
}

function holdsRoot(expression: Expression): boolean {
  const { exponent } = expression.kind === "power" ? expression : { exponent: undefined };
  if (exponent?.kind === "number" && !isInteger(exponent.value)) return true;
  return childrenOf(expression).some(holdsRoot);
}

/** P(A) beside a sum over the x in A: A is an event, and no value. */
function event(sides: readonly Names[]): Stop | undefined {
  const sets = new Set(sides.flatMap((side) => [...side.sets]));
  const name = sides
    .flatMap((side) => side.uses)
    .find(({ values }) => values.split(/[|,]/).some((value) => sets.has(value)));
  return name && { code: "event", data: { name: name.family } };
}

/** x_i on one side, its index bound there, and x alone on the other: which of them is meant is not said. */
function looseIndex({ left, right }: Claim["comparison"]): Stop | undefined {
  const [first, second] = [pointsIn(left), pointsIn(right)];
  const dummy = onlyBoundIn(left, right).find(({ family, name }) =>
    onlyBoundIn(right, left).some((other) => other.family === family && other.name !== name),
  );
  if (dummy) return { code: "loose-index", data: { name: dummy.name } };
  const torn = [first.torn, second.torn].flatMap((names) => [...names])[0];
  if (torn !== undefined) return { code: "loose-index", data: { name: torn } };
  const name = [...first.indexed, ...second.indexed].find(
    (one) =>
      first.indexed.has(one) !== second.indexed.has(one) && (first.free.has(one) || second.free.has(one)),
  );
  return name === undefined ? undefined : { code: "loose-index", data: { name } };
}

/**
 * Values of densities that one side averages over and the other does not have: p(x) there and p(y) here may be the
 * same density under two letters, or two marginals.
 */
function onlyBoundIn(
  side: Expression,
  other: Expression,
): readonly { readonly family: string; readonly name: string }[] {
  const elsewhere = new Set(usesOf(other, new Set()).map(({ key }) => key));
  return usesOf(side, new Set()).filter(({ isBound, key }) => isBound && !elsewhere.has(key));
}

function usesOf(
  expression: Expression,
  bound: ReadonlySet<string>,
): readonly { family: string; name: string; key: string; isBound: boolean }[] {
  const inner = new Set([...bound, ...boundBy(expression).map(keyOf)]);
  const own =
    expression.kind !== "density"
      ? []
      : [...expression.variables, ...expression.conditions]
          .filter((value) => value.kind === "variable")
          .map((value) => ({
            family: expression.family,
            name: value.name,
            key: keyOf(value),
            isBound: bound.has(keyOf(value)),
          }));
  return [...own, ...childrenOf(expression).flatMap((child) => usesOf(child, inner))];
}

/** The names that densities take at an index, and those that they take free without one. */
function pointsIn(expression: Expression): {
  readonly [K in "indexed" | "free" | "torn"]: ReadonlySet<string>;
} {
  const [indexed, free, torn] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const visit = (part: Expression, bound: ReadonlySet<string>): void => {
    if (part.kind === "density") {
      for (const value of [...part.variables, ...part.conditions]) {
        if (value.kind !== "variable") continue;
        if (value.subscripts.length + value.superscripts.length > 0) {
          indexed.add(value.name);
          // E over z of what is said of z_i.
          if (bound.has(keyOf({ ...value, subscripts: [], superscripts: [] }))) torn.add(value.name);
        } else if (!bound.has(keyOf(value))) free.add(value.name);
      }
    }
    const inner = new Set([...bound, ...boundBy(part).map(keyOf)]);
    for (const child of childrenOf(part)) visit(child, inner);
  };
  visit(expression, new Set());
  return { indexed, free, torn };
}

/** One array at several indices, x_{t-1} and x_t: what ties them together is said elsewhere. */
function recurrence(sides: readonly Names[]): Stop | undefined {
  const indices = new Map<string, Set<string>>();
  for (const side of sides) {
    for (const [name, at] of side.indices) indices.set(name, new Set([...(indices.get(name) ?? []), ...at]));
  }
  // μ_1 and μ_2 are two quantities; e_0 and e_1, or x_{t-1} and x_t, are two of a sequence.
  const isSequence = (at: ReadonlySet<string>) =>
    at.size > 1 && [...at].some((index) => !index.startsWith("(number") || index === keyOf(zeroth));
  const found = [...indices].find(([, at]) => isSequence(at));
  return found && { code: "recurrence", data: { name: found[0] } };
}

/** A function's name, or a variable's, out of its key. */
const shown = (name: string): string => /^\(variable (\S+?):/.exec(name)?.[1] ?? name.replace(/\/\d+$/, "");
const zeroth: Expression = { kind: "number", value: zero };
