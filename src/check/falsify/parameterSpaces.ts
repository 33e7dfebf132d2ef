/**
 * The values that parameters of densities are tried at: one finite set for all parameters that stand in one place of a
 * family, among them every free parameter of the claim, so that min_φ A(φ) ≤ A(φ') is true whatever A is.
 */
import { childrenOf } from "../../semantics/children.ts";
import type { Density, Expression, Name } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { familyKey } from "./families.ts";

export interface ParameterSpace {
  readonly label: string;
  /** The parameters of the claim that are not bound where they stand, or perhaps not. */
  readonly members: readonly Expression[];
  /** Whether no parameter of this place moves with an index. */
  readonly known: boolean;
}

/** By the key of a parameter. */
export function parameterSpacesOf(
  densities: readonly Density[],
  bound: ReadonlySet<Name>,
  optimised: ReadonlySet<Name>,
): ReadonlyMap<string, ParameterSpace> {
  const places = new Map<string, string>();
  const parameters = new Map<string, Expression>();
  const placeOf = (name: string): string => {
    const next = places.get(name);
    return next === undefined || next === name ? name : placeOf(next);
  };
  for (const density of densities) {
    density.parameters.forEach((parameter, index) => {
      const key = keyOf(parameter);
      parameters.set(key, parameter);
      places.set(placeOf(`parameter ${key}`), placeOf(`place ${familyKey(density)} ${index}`));
    });
  }
  const groups = new Map<string, Expression[]>();
  for (const [key, parameter] of parameters) {
    const label = placeOf(`parameter ${key}`);
    groups.set(label, [...(groups.get(label) ?? []), parameter]);
  }
  const spaces = new Map<string, ParameterSpace>();
  for (const [label, members] of groups) {
    const known = !members.some((member) => moves(member, bound, optimised));
    for (const member of members) spaces.set(keyOf(member), { label, members, known });
  }
  return spaces;
}

/** Whether a parameter is bound by something else than an optimum, or has such an index. */
function moves(parameter: Expression, bound: ReadonlySet<Name>, optimised: ReadonlySet<Name>): boolean {
  if (parameter.kind === "variable" && bound.has(parameter.name) && !optimised.has(parameter.name))
    return true;
  return childrenOf(parameter).some((child) => moves(child, bound, optimised));
}
