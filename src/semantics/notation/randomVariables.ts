/**
 * Random variables written as capitals, X and Y of H(X, Y) and I(X; Y), as the values x and y of the density that the
 * derivation has for them: the first family with all of them among its variables, and p where there is none.
 */
import type { Density, Variable } from "../expression.ts";
import { peekHead, pieces } from "../heads.ts";
import type { Reader } from "../reader.ts";
import type { Row } from "../../tex/tree.ts";

/** The values' variables, if every piece of the row is a plain capital letter. */
export function randomVariables(reader: Reader, row: Row): readonly Variable[] | undefined {
  const variables = pieces(row).map((piece): Variable | undefined => {
    const head = peekHead(reader, reader.cursor(piece));
    if (!head || head.length !== piece.length || head.scripts || !/^[A-Z]$/.test(head.base)) return undefined;
    if (reader.lexicon.isDensity(head.base, head.base)) return undefined;
    const name = reader.lexicon.points.has(head.base) ? head.base : head.base.toLowerCase();
    return { kind: "variable", name, subscripts: [], superscripts: [] };
  });
  const known = variables.filter((variable) => variable !== undefined);
  return known.length === variables.length && known.length > 0 ? known : undefined;
}

export function jointOf(reader: Reader, variables: readonly Variable[]): Density {
  const names = new Set(variables.map((variable) => variable.name));
  const namesOf = (use: Density) =>
    [...use.variables, ...use.conditions].map((value) => (value.kind === "variable" ? value.name : ""));
  const uses = reader.lexicon.own.filter((use) => [...names].every((name) => namesOf(use).includes(name)));
  const exact = uses.filter((use) => namesOf(use).length === names.size && use.conditions.length === 0);
  const [use] = exact.length > 0 ? exact : uses;
  if (use)
    return { kind: "density", family: use.family, parameters: use.parameters, variables, conditions: [] };
  return { kind: "density", family: "p", parameters: [], variables, conditions: [] };
}
