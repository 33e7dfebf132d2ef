/**
 * The reading in which p without a parameter is the model p_θ: notes write p(z) and p(z|x) beside p_θ(x, z) for the
 * model's own prior and posterior. Admitted only where the parametric family is one, at one parameter, and the two
 * never stand before the same arguments; a prior p_{prior}, or p_z before z, counts as p.
 */
import { childrenOf, mapChildren } from "./children.ts";
import type { Density, Expression, Name } from "./expression.ts";
import { letterOf } from "./names.ts";
import { keyOf } from "./sameExpression.ts";

export interface Alias {
  readonly bare: ReadonlySet<Name>;
  readonly family: Name;
  readonly parameters: readonly Expression[];
}

/** The aliases that the densities of a derivation admit, one for each letter. */
export function admissibleAliases(expressions: readonly Expression[]): readonly Alias[] {
  const densities = expressions.flatMap(densitiesIn);
  const letters = new Set(densities.map((density) => letterOf(density.family)));
  return [...letters].flatMap(
    (letter) =>
      aliasFor(
        letter,
        densities.filter((density) => letterOf(density.family) === letter),
      ) ?? [],
  );
}

function aliasFor(letter: Name, densities: readonly Density[]): Alias | undefined {
  const bare = densities.filter((density) => density.parameters.length === 0 && isBare(letter, density));
  const models = densities.filter((density) => density.family === letter && density.parameters.length > 0);
  const others = bare.filter((density) => density.family !== letter);
  const model =
    models[0] ?? (others.length > 0 ? bare.find((density) => density.family === letter) : undefined);
  if (!model) return undefined;
  const parameters = model.parameters.map(keyOf).join();
  if (models.some((density) => density.parameters.map(keyOf).join() !== parameters)) return undefined;
  const replaced = models.length > 0 ? bare : others;
  const kept = new Set(
    (models.length > 0 ? models : bare.filter((density) => density.family === letter)).map(shapeOf),
  );
  if (replaced.length === 0 || replaced.some((density) => kept.has(shapeOf(density)))) return undefined;
  return {
    bare: new Set(replaced.map((density) => density.family)),
    family: letter,
    parameters: model.parameters,
  };
}

/** p itself, a prior by name, or a family named after its own only variable. */
function isBare(letter: Name, density: Density): boolean {
  if (density.family === letter) return true;
  const subscript = density.family.slice(letter.length).replace(/^_\{|\}$/g, "");
  const [only] = density.variables;
  const named = only?.kind === "variable" && density.variables.length === 1 ? only.name : "";
  return subscript === "prior" || (named !== "" && plain(subscript) === plain(named));
}

function plain(name: string): string {
  return name.replaceAll(/\\math\w+|[{}\s]/g, "").toLowerCase();
}

function shapeOf(density: Density): string {
  const list = (values: readonly Expression[]) =>
    values
      .map((value) => keyOf(withoutIndex(value)))
      .sort()
      .join();
  return `${list(density.variables)}|${list(density.conditions)}`;
}

function withoutIndex(value: Expression): Expression {
  return value.kind === "variable" ? { ...value, subscripts: [], superscripts: [] } : value;
}

function densitiesIn(expression: Expression): readonly Density[] {
  const inner = childrenOf(expression).flatMap(densitiesIn);
  return expression.kind === "density" ? [expression, ...inner] : inner;
}

/** Families that differ only in the case of their letters, each with the one that is met first. */
export function caseVariants(expressions: readonly Expression[]): ReadonlyMap<Name, Name> {
  const first = new Map<string, Name>();
  const variants = new Map<Name, Name>();
  for (const { family } of expressions.flatMap(densitiesIn)) {
    const known = first.get(family.toLowerCase());
    if (known === undefined) first.set(family.toLowerCase(), family);
    else if (known !== family) variants.set(family, known);
  }
  return variants;
}

export function withFoldedCase(expression: Expression, variants: ReadonlyMap<Name, Name>): Expression {
  const inner = mapChildren(expression, (child) => withFoldedCase(child, variants));
  const family = inner.kind === "density" ? variants.get(inner.family) : undefined;
  return inner.kind === "density" && family !== undefined ? { ...inner, family } : inner;
}

/** The expression with every bare family written as the model. */
export function withAliases(expression: Expression, aliases: readonly Alias[]): Expression {
  const inner = mapChildren(expression, (child) => withAliases(child, aliases));
  if (inner.kind !== "density" || inner.parameters.length > 0) return inner;
  const alias = aliases.find(({ bare }) => bare.has(inner.family));
  return alias ? { ...inner, family: alias.family, parameters: alias.parameters } : inner;
}
