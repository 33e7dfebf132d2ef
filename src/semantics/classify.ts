/**
 * Definition, assumption or claim? By the form of a link and the words around it, before anything is judged. What is
 * neither a definition nor an assumption by these rules is a claim, and stays one whatever its verdict.
 */
import type { Argument, Chain, Link } from "./chain/argument.ts";
import type { Definition } from "./claim.ts";
import { definedName, definitionOf, mentions, namesOf, variesFormals } from "./definable.ts";
import type { Density, Expression, Name } from "./expression.ts";
import { asksChoice, asksCondition, givesMeaning, isUnderCondition, speaksOfIndependence } from "./facts.ts";
import type { Formula } from "./formula.ts";
import { childrenOf } from "./children.ts";
import { isFactors, isNormalisation } from "./densities.ts";
import { keyOf } from "./sameExpression.ts";

export interface LinkInPlace {
  readonly formula: Formula;
  readonly argument: Argument;
  readonly chain: Chain;
  /** Which chain of the argument, and which link of the chain. */
  readonly chainIndex: number;
  readonly linkIndex: number;
  readonly link: Link;
  readonly left: Expression;
  readonly right: Expression;
  /** The first side of the chain, where it was read. */
  readonly first: Expression | undefined;
}

export interface Known {
  /** Names that have a meaning already, by `definedName`. */
  readonly defined: ReadonlySet<string>;
  /** The same for the whole note up to here, whatever the section. */
  readonly definedAnywhere: ReadonlySet<string>;
  /** Families that the note defines as empirical distributions. */
  readonly empirical: ReadonlySet<Name>;
  /** Functions that have a meaning, whatever their arguments. */
  readonly functions: ReadonlySet<Name>;
  readonly isDensity: (name: Name) => boolean;
  /** Names of functions, families and quantities that were met before. */
  readonly met: (name: Name) => boolean;
}

export type Classified =
  | { readonly kind: "definition"; readonly definition?: Definition }
  | { readonly kind: "assumption" }
  /** `open`: an equation that may also be meant as a condition, so that its failing is no mistake. */
  | { readonly kind: "claim"; readonly open: boolean };

export function classify(written: LinkInPlace, known: Known): Classified {
  const place = withoutSameOptima(written);
  const { link, argument, left, right } = place;
  const isPremise = place.chainIndex < argument.arrows.length;
  const isConclusion = place.chainIndex > 0;
  if (link.defining)
    return {
      kind: "definition",
      ...definitionFrom(link.reversed ? right : left, link.reversed ? left : right),
    };
  if (link.demand) return { kind: "assumption" };
  if (argument.mood === "condition" || argument.mood === "alternative") return { kind: "assumption" };
  if (isConclusion) return { kind: "claim", open: false };
  if (link.relation !== "=") return inequality(place);
  if (isPremise && place.linkIndex === place.chain.links.length - 1 && isEquationToSolve(place))
    return { kind: "assumption" };
  const isDefined = known.defined.has(definedName(left) ?? "");
  if (!isDefined && place.linkIndex === 0 && isConstant(right) && isCondition(left, right))
    return { kind: "assumption" };
  if (isWholeStatement(place) && left.kind === "variable" && mentions(right, left))
    return { kind: "assumption" };
  if (isWholeStatement(place) && !place.formula.display && asksCondition(place.formula.before))
    return { kind: "assumption" };
  // N = N' states a choice where no words say that it names something.
  const told = givesMeaning(place.formula.before) || argument.mood === "naming";
  if (place.linkIndex === 0 && left.kind === "variable" && right.kind === "variable" && !told)
    return { kind: "assumption" };
  const given = definition(place, known);
  // Under an optimum the name's meaning is only told up to what has the same optima.
  // What holds for some values only, f(x) = x² if x > 0, is no meaning to be put in everywhere.
  if (given && place === written) return argument.limited ? { kind: "definition" } : given;
  if (given && !known.functions.has(nameOf(left))) return { kind: "definition" };
  if (isWholeStatement(place)) {
    const asked = !place.formula.display && asksChoice(place.formula.before);
    if (asked || (!isDefined && isCondition(left, right))) return { kind: "assumption" };
    if (isPremise) return { kind: "assumption" };
    if (isNormalisation(left) && isConstant(right)) return { kind: "claim", open: false };
    if (isConstant(right) || isConstant(left) || statesModel(left, right) || statesBalance(left, right))
      return { kind: "claim", open: true };
  }
  // f(x) = x³ after f(x) = x² is another example; a bound that was defined is held to its definition.
  if (place.linkIndex === 0 && known.defined.has(definedName(left) ?? "") && !speaksOfDensities(right))
    return { kind: "claim", open: true };
  if (place.first?.kind === "derivative" && isConstant(right)) return { kind: "assumption" };
  const mayFactorise =
    isFactors(left) &&
    isFactors(right) &&
    speaksOfIndependence(`${place.formula.section} ${place.formula.after}`);
  const { before, section } = place.formula;
  const isConditional = isWholeStatement(place) && before.trim() !== "" && isUnderCondition(section);
  return { kind: "claim", open: argument.limited === true || mayFactorise || isConditional };
}

/** `\min_G \max_D V(D, G) = \min_G \max_D …` gives V its meaning: optima over the same variables on both sides fall away. */
function withoutSameOptima(place: LinkInPlace): LinkInPlace {
  const { left, right } = place;
  if (
    place.linkIndex > 0 ||
    left.kind !== "optimum" ||
    right.kind !== "optimum" ||
    left.operator !== right.operator
  )
    return place;
  if (left.variables.map(keyOf).join() !== right.variables.map(keyOf).join()) return place;
  const inner = withoutSameOptima({ ...place, left: left.body, right: right.body });
  return inner.left.kind === "application" && definedName(inner.left) !== undefined ? inner : place;
}

/** A new name on the left that opens its chain, or a lone new name at its end. */
function definition(place: LinkInPlace, known: Known): Classified | undefined {
  const { left, right, chain, formula } = place;
  const [opens, ends] = [
    place.linkIndex === 0 && !chain.repeated,
    place.linkIndex === chain.links.length - 1,
  ];
  const told = givesMeaning(formula.before) || place.argument.mood === "naming";
  if (opens && isNewName(left, right, known, told))
    return { kind: "definition", ...definitionOf(left, right) };
  const isLone = right.kind === "variable" || right.kind === "application";
  if (ends && isLone && isNewName(right, left, known, false) && !known.met(nameOf(right))) {
    return { kind: "definition", ...definitionOf(right, left) };
  }
  return undefined;
}

function isNewName(name: Expression, value: Expression, known: Known, told: boolean): boolean {
  const defined = definedName(name);
  if (defined === undefined || known.defined.has(defined) || mentions(value, name)) return false;
  if (/^(\\mathrm\{(KL|JSD?|TV)\}|D_\{(KL|JSD?|TV)\})$/.test(defined)) return false;
  if (!variesFormals(name, value) || defined.includes("^{-1}")) return false;
  if (name.kind === "variable" && (isConstant(value) || known.isDensity(name.name))) return false;
  if (
    name.kind === "application" &&
    name.arguments.some(
      (argument) => known.defined.has(definedName(argument) ?? "") || known.functions.has(nameOf(argument)),
    )
  ) {
    return false;
  }
  if (name.kind !== "density") return true;
  if (namesOf(value).has(name.family) && !isExtension(name, known)) return false;
  if (told || !known.met(name.family)) return true;
  // A family that is known gets a meaning by what is new on the other side: p(x) = exp(−E(x)) / Z.
  const others = [...namesOf(value)].filter((other) => /\(|^[A-Z\\]/.test(other) || other.length === 1);
  const variables = new Set(
    [...name.variables, ...name.conditions, ...name.parameters].flatMap((part) => [...namesOf(part)]),
  );
  return isExtension(name, known) || others.some((other) => !known.met(other) && !variables.has(other));
}

/** An empirical distribution gets another joint: e(x, z) = e(x) q(z|x). */
function isExtension(name: Density, known: Known): boolean {
  return (
    known.empirical.has(name.family) &&
    [...known.definedAnywhere].some((one) => one.startsWith(`${name.family}(`))
  );
}

function nameOf(expression: Expression): Name {
  if (expression.kind === "application") return expression.function;
  return expression.kind === "variable" ? expression.name : "";
}

function definitionFrom(left: Expression, right: Expression): { readonly definition?: Definition } {
  return definedName(left) === undefined ? {} : definitionOf(left, right);
}

/** A relation that states bounds or choices of plain quantities: 0 ≤ γ < 1, λ > 0. */
function inequality(place: LinkInPlace): Classified {
  const { left, right, link } = place;
  const isOrder = ["<", ">", "≤", "≥", "≠", "≈"].includes(link.relation);
  const isBetweenDensities = left.kind === "density" && right.kind === "density";
  if (
    isOrder &&
    !isBetweenDensities &&
    isQuantity(left) &&
    isQuantity(right) &&
    !(isConstant(left) && isConstant(right))
  )
    return { kind: "assumption" };
  if (link.relation === "≈" && isWholeStatement(place)) return { kind: "assumption" };
  const asked = isWholeStatement(place) && !place.formula.display && asksCondition(place.formula.before);
  if (asked) return { kind: "assumption" };
  // Strict inequalities and bounds by a number, alone, may be what is asked for: acceptance ratios, thresholds.
  const isBound =
    isWholeStatement(place) &&
    (link.relation === "<" || link.relation === ">") &&
    (isConstant(left) || isConstant(right));
  // p(z|x) ∝ p(x|z) alone holds under a flat prior: it may say that there is one.
  const isModel = isWholeStatement(place) && link.relation === "∝" && left.kind === "density";
  return { kind: "claim", open: isBound || isModel || (isBetweenDensities && isWholeStatement(place)) };
}

function isWholeStatement(place: LinkInPlace): boolean {
  return place.chain.links.length === 1 && place.chain.within === undefined;
}

/** `… = 0` before an arrow, or a lone equation before one. */
function isEquationToSolve(place: LinkInPlace): boolean {
  return isConstant(place.right) || isConstant(place.left) || isWholeStatement(place);
}

/** f(1) = 0, p = 2, p(H) = 1/10, x = y: nothing in it can be computed. */
function isCondition(left: Expression, right: Expression): boolean {
  if (isConstant(left) && isConstant(right)) return false;
  return isQuantity(left) && isQuantity(right);
}

function speaksOfDensities(expression: Expression): boolean {
  return expression.kind === "density" || childrenOf(expression).some(speaksOfDensities);
}

/** A lone density in terms of other families is what a model assumes; within one family it is a law. */
function statesModel(left: Expression, right: Expression): boolean {
  if (left.kind !== "density") return false;
  const families = new Set<string>();
  const visit = (part: Expression): void => {
    if (part.kind === "density") families.add(`${part.family};${part.parameters.map(keyOf).join()}`);
    childrenOf(part).forEach(visit);
  };
  [left, right].forEach(visit);
  return families.size > 1;
}

/** π(x) T(x'|x) = π(x') T(x|x'): products of densities of several families, a property that is asked for. */
function statesBalance(left: Expression, right: Expression): boolean {
  const factors = (side: Expression): readonly Expression[] =>
    side.kind === "product" ? side.factors : [side];
  const all = [...factors(left), ...factors(right)];
  const isPlain = all.every(({ kind }) => kind === "density" || kind === "application");
  return isPlain && new Set(all.map((factor) => [...namesOf(factor)][0])).size > 1;
}

function isQuantity(expression: Expression): boolean {
  // σ² is a quantity as σ is; the root of x² is something to be worked out.
  if (expression.kind === "power")
    return expression.base.kind === "variable" && expression.exponent.kind === "number";
  return (
    ["variable", "application", "density", "constant"].includes(expression.kind) || isConstant(expression)
  );
}

/** A number, or ±∞. */
function isConstant(expression: Expression): boolean {
  switch (expression.kind) {
    case "number":
    case "constant":
      return true;
    case "negation":
      return isConstant(expression.operand);
    case "quotient":
      return isConstant(expression.numerator) && isConstant(expression.denominator);
    default:
      return false;
  }
}
