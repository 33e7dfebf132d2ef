/**
 * The evidence lower bound by its name: ELBO(q, x; θ, φ), \mathcal{L}_{ELBO}(θ, φ; x). The note's other formulas say
 * which density is the encoder q(z|x) and which the model p(x, z); of a data set it is the sum over its elements.
 */
import { closingIndex, isSign, type Cursor } from "../cursor.ts";
import type { Density, Expression, Sequence, Variable } from "../expression.ts";
import { describingWord } from "../names.ts";
import type { Reader } from "../reader.ts";
import { keyOf } from "../sameExpression.ts";
import { substitute } from "../substitute.ts";
import { Unreadable } from "../unreadable.ts";
import type { Row } from "../../tex/tree.ts";
import { readArguments, readFunctionArgument } from "./arguments.ts";
import type { Notation } from "./notation.ts";

const words = new Set(["ELBO", "elbo", "VLB", "vlb", "ELB"]);

export const evidenceLowerBound: Notation = {
  name: "evidence-lower-bound",
  read(reader, cursor) {
    const length = nameLength(cursor);
    if (length === 0 || !isSign(cursor.peek(length), "(", "[")) return undefined;
    const here = cursor.here;
    for (let index = 0; index < length; index++) {
      const item = reader.take(cursor);
      if (item.kind === "scripts") reader.absorb([...(item.subscript ?? []), ...(item.superscript ?? [])]);
    }
    const close = closingIndex(cursor.items, cursor.position, cursor.end);
    if (close === undefined) throw new Unreadable("unbalanced-bracket", cursor.here);
    const lists = readArguments(reader, cursor, readBoundArgument);
    const given = [...lists.variables, ...lists.conditions, ...lists.parameters];
    const [encoder, joint] = lists.variables;
    if (encoder?.kind === "density" && joint?.kind === "density")
      return reader.build(boundOf(encoder, joint));
    const model = modelOf(reader);
    if (!model) throw new Unreadable("bound-of-what", here);
    const data = given.find((argument) => argument.kind === "sequence") ?? dataSetOf(reader, given);
    const others = given.filter((argument) => argument.kind !== "sequence" && !isDataSet(reader, argument));
    for (const argument of given) reader.ledger.release(argument);
    const bound = atArguments(boundOf(model.encoder, model.joint), model, others);
    if (!bound) throw new Unreadable("bound-of-what", here);
    return reader.build(data ? overData(bound, data) : bound);
  },
};

/** A density with its arguments, or a name. */
function readBoundArgument(reader: Reader, cursor: Cursor): Expression {
  const isName =
    cursor.end - cursor.position === 1 ||
    (cursor.end - cursor.position === 2 && cursor.scripts(1) !== undefined);
  return isName ? readFunctionArgument(reader, cursor) : reader.sum(cursor);
}

/** The items of the bound's name at the cursor: the word, or a letter with the word below it. */
function nameLength(cursor: Cursor): number {
  const item = cursor.peek();
  if (item?.kind === "word" && words.has(item.text)) return cursor.scripts(1) ? 2 : 1;
  const scripts = cursor.scripts(1);
  const isLetterL = item?.kind === "symbol" && item.text === "L";
  return isLetterL && scripts?.subscript && words.has(wordOf(scripts.subscript)) ? 2 : 0;
}

function wordOf(row: Row): string {
  return describingWord(row) ?? "";
}

function boundOf(encoder: Density, joint: Density): Expression {
  return { kind: "evidenceLowerBound", latent: encoder.variables as readonly Variable[], encoder, joint };
}

/** The note's encoder and model: q given x over z, and another family with a joint, or a decoder, of x and z. */
interface Model {
  readonly encoder: Density;
  readonly joint: Density;
}

function modelOf(reader: Reader): Model | undefined {
  const uses = reader.lexicon
    .uses()
    .filter((use) => isPlain(use) && !reader.lexicon.note.empirical.has(use.family));
  const encoders = uses.filter((use) => use.conditions.length > 0 && use.variables.length > 0);
  encoders.sort(
    (first, second) => Number(second.family.startsWith("q")) - Number(first.family.startsWith("q")),
  );
  for (const encoder of encoders) {
    const wanted = new Set([...encoder.variables, ...encoder.conditions].map(keyOf));
    const model = uses.find((use) => {
      const all = [...use.variables, ...use.conditions].map(keyOf);
      const isDecoder =
        use.conditions.length === 0 ||
        use.conditions.every((condition) =>
          encoder.variables.some((latent) => keyOf(latent) === keyOf(condition)),
        );
      return (
        use.family !== encoder.family &&
        isDecoder &&
        all.length === wanted.size &&
        all.every((key) => wanted.has(key))
      );
    });
    if (model) {
      return {
        encoder,
        joint: { ...model, variables: [...encoder.conditions, ...encoder.variables], conditions: [] },
      };
    }
  }
  return undefined;
}

function isPlain(use: Density): boolean {
  return [...use.variables, ...use.conditions].every(
    (value) => value.kind === "variable" && value.subscripts.length === 0 && value.superscripts.length === 0,
  );
}

function dataSetOf(reader: Reader, given: readonly Expression[]): Sequence | undefined {
  for (const argument of given) {
    const data = argument.kind === "variable" ? reader.lexicon.note.dataSets.get(argument.name) : undefined;
    if (data) return data;
  }
  return undefined;
}

/** The sum of the bound over the elements of a data set. */
function overData(bound: Expression, data: Sequence): Expression {
  const plain: Variable = { kind: "variable", name: data.element.name, subscripts: [], superscripts: [] };
  const body = substitute(bound, new Map([[keyOf(plain), data.element]]));
  return {
    kind: "summation",
    variables: [data.index],
    range: { kind: "interval", from: data.from, to: data.to },
    body,
  };
}

/**
 * The bound at its arguments: an element for the observed variable (ELBO(x_i)), another value of a parameter for that
 * parameter (ELBO(θ') for the model at θ). Undefined if an argument is none of these, nor one that the bound has.
 */
function atArguments(bound: Expression, model: Model, given: readonly Expression[]): Expression | undefined {
  const { encoder, joint } = model;
  const own = [...encoder.parameters, ...joint.parameters, ...encoder.conditions].filter(
    (value) => value.kind === "variable",
  );
  const renaming = new Map<string, Expression>();
  for (const argument of given) {
    if (argument.kind !== "variable") return undefined;
    if (own.some((value) => keyOf(value) === keyOf(argument)) || isFamily(argument, model)) continue;
    const varied = own.find((value) => plainLetter(value) === plainLetter(argument));
    if (!varied || renaming.has(keyOf(varied))) return undefined;
    renaming.set(keyOf(varied), argument);
  }
  return substitute(bound, renaming);
}

function isFamily({ name }: Variable, { encoder, joint }: Model): boolean {
  return name === encoder.family || name === joint.family;
}

/** The letter of a variable without indices, primes and marks. */
function plainLetter({ name }: Variable): string {
  return name.replace(/(\^\{.*\}|'+|_\{.*\})$/, "");
}

function isDataSet(reader: Reader, argument: Expression): boolean {
  return argument.kind === "variable" && reader.lexicon.note.dataSets.has(argument.name);
}
