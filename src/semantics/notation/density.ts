/**
 * Densities: p(x), p_θ(x, z), q(z | x; φ), p(x | θ). Greek conditions that are no values of a random variable in the
 * derivation are parameters. Without brackets a family stands for the function of the variables bound around it.
 */
import { isSign, opens, type Cursor } from "../cursor.ts";
import type { Density, Expression } from "../expression.ts";
import { familyOf, peekHead, readParameters, takeHead } from "../heads.ts";
import { withParameters } from "../lexicon.ts";
import type { Reader } from "../reader.ts";
import { Unreadable } from "../unreadable.ts";
import { readArguments } from "./arguments.ts";
import type { Notation } from "./notation.ts";

export const density: Notation = {
  name: "density",
  read(reader, cursor) {
    const head = peekHead(reader, cursor);
    if (!head) return undefined;
    const family = familyOf(head, reader.lexicon.points);
    if (!reader.lexicon.isDensity(family.family, head.base)) return undefined;
    // What is made from a variable inside a function's argument, D(g(z)), is a value and no density of it.
    if (reader.functionDepth > 0 && !/^[pqPQ]$/.test(head.base)) return undefined;
    const applied = opens(cursor.peek(head.length)) && isSign(cursor.peek(head.length), "(", "[");
    if (!applied && !standsForDensity(reader, head.length, cursor)) return undefined;
    takeHead(reader, cursor, head);
    const parameters = readParameters(reader, head, family);
    if (!applied) return reader.build(withoutArguments(reader, cursor, family.family, parameters));
    const lists = readArguments(reader, cursor, readValue);
    const written: Density = {
      kind: "density",
      family: family.family,
      parameters: [...parameters, ...lists.parameters],
      variables: lists.variables,
      conditions: lists.conditions,
    };
    reader.explicit.push(written);
    const read = withParameters(reader.lexicon, written);
    lists.variables.forEach((value, index) => {
      if (read.variables[index] !== value) reader.ledger.release(value);
    });
    if (read.variables.length === 0) throw new Unreadable("empty-argument", cursor.here);
    return reader.build(likelihoodOf(reader, read) ?? read);
  },
};

/** p(D), for a set that the note sums over: ∏_{x ∈ D} p(x). */
function likelihoodOf(reader: Reader, density: Density): Expression | undefined {
  const [only] = density.variables;
  const isPlain = only?.kind === "variable" && only.subscripts.length + only.superscripts.length === 0;
  const element =
    isPlain && density.variables.length === 1 ? reader.lexicon.note.sets.get(only.name) : undefined;
  if (!element || only?.kind !== "variable" || density.conditions.length > 0) return undefined;
  reader.ledger.release(only);
  return {
    kind: "productOver",
    variables: [element],
    range: { kind: "set", set: only.name },
    body: { ...density, variables: [element] },
  };
}

/** One argument: a value, or `·` for the variables bound around the density. */
function readValue(reader: Reader, cursor: Cursor): Expression {
  const [variable] = reader.implicit.at(-1) ?? [];
  if (isSign(cursor.peek(), "\\cdot") && cursor.position + 1 === cursor.end && variable) {
    reader.take(cursor);
    return variable;
  }
  return reader.sum(cursor);
}

/** Only where variables are bound around it, or where the side is about distributions alone, is `p` a density. */
function standsForDensity(reader: Reader, length: number, cursor: Cursor): boolean {
  return reader.implicit.length > 0 && !opens(cursor.peek(length));
}

function withoutArguments(
  reader: Reader,
  cursor: Cursor,
  family: string,
  parameters: readonly Expression[],
): Density {
  const wanted = reader.implicit.at(-1) ?? [];
  const use = reader.lexicon.useOf(family, wanted, reader.mentioned);
  const variables = use?.variables ?? wanted;
  if (variables.length === 0) throw new Unreadable("density-of-what", cursor.here, { name: family });
  return {
    kind: "density",
    family,
    parameters: parameters.length > 0 ? parameters : (use?.parameters ?? []),
    variables: wanted.length > 0 ? wanted : variables,
    conditions: use?.conditions ?? [],
  };
}
