/**
 * The definitions that bear on a claim: those of names it speaks of, and of names that these speak of in turn. A
 * definition that comes back to its own name is not used. Nor is one that writes a density by functions of which neither
 * the note nor the claim says anything (a mixture of kernels k(x, x_i)): it leaves that density as free as it was.
 */
import { childrenOf } from "../semantics/children.ts";
import type { Claim, Context, Definition } from "../semantics/claim.ts";
import type { Expression } from "../semantics/expression.ts";

export function relevantContext(claim: Claim, note: Context): Context {
  const context = spokenOf(claim, note);
  if (context.definitions.length === 0) return context;
  const { comparison, premises } = claim;
  const sides = [comparison, ...premises].flatMap(({ left, right }) => [left, right]);
  const spoken = namesIn(sides);
  const meant = new Set(context.definitions.map(({ left }) => headOf(left)));
  const constrains = ({ left, right }: Definition): boolean => {
    if (left.kind !== "density") return true;
    const unknown = [...namesIn([right])].filter(
      (name) => name.startsWith("application ") && !meant.has(name),
    );
    return unknown.length === 0 || unknown.some((name) => spoken.has(name));
  };
  const reached = reachable(context.definitions.filter(constrains), spoken);
  return { ...context, definitions: reached.filter((definition) => !isCircular(definition, reached)) };
}

/** Without what the note says of draws and variables that neither the claim nor a definition mentions. */
function spokenOf({ comparison, premises }: Claim, context: Context): Context {
  if (context.independentDraws.length + context.discrete.length + context.laws.length === 0) return context;
  const said = [comparison, ...premises, ...context.definitions].flatMap(({ left, right }) => [left, right]);
  const names = new Set<string>();
  const drawn = new Set<string>();
  const visit = (expression: Expression): void => {
    if (expression.kind === "sequence") drawn.add(expression.element.name);
    if (expression.kind === "variable") names.add(expression.name);
    childrenOf(expression).forEach(visit);
  };
  said.forEach(visit);
  return {
    ...context,
    independentDraws: context.independentDraws.filter((name) => drawn.has(name)),
    discrete: context.discrete.filter((name) => names.has(name)),
    laws: context.laws.filter((name) => names.has(name)),
  };
}

/** The definitions that a reader of the names `spoken` meets, in the order of the note. */
function reachable(definitions: readonly Definition[], spoken: ReadonlySet<string>): readonly Definition[] {
  const names = new Set(spoken);
  const used = new Set<Definition>();
  for (let before = -1; before !== used.size;) {
    before = used.size;
    for (const definition of definitions) {
      if (used.has(definition) || !names.has(headOf(definition.left))) continue;
      used.add(definition);
      for (const name of namesIn([definition.right])) names.add(name);
    }
  }
  return definitions.filter((definition) => used.has(definition));
}

/** Whether unfolding the definition leads back to its name; a density in terms of its own family's others does not. */
function isCircular(definition: Definition, definitions: readonly Definition[]): boolean {
  const others = definitions.filter(
    (other) => other !== definition && headOf(other.left) !== headOf(definition.left),
  );
  const names = namesIn([definition.right]);
  if (names.has(headOf(definition.left))) return definition.left.kind !== "density";
  return reachable(others, names).some((other) => namesIn([other.right]).has(headOf(definition.left)));
}

function headOf(left: Expression): string {
  switch (left.kind) {
    case "variable":
      return `variable ${left.name}`;
    case "application":
      return `application ${left.function}`;
    case "density":
      return `density ${left.family}`;
    default:
      return left.kind;
  }
}

/** The names that an expression speaks of, by kind; bound ones too. */
function namesIn(expressions: readonly Expression[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (expression: Expression): void => {
    const head = headOf(expression);
    if (head !== expression.kind) names.add(head);
    if (expression.kind === "divergence" && expression.generator !== undefined)
      names.add(`application ${expression.generator}`);
    childrenOf(expression).forEach(visit);
  };
  expressions.forEach(visit);
  return names;
}
