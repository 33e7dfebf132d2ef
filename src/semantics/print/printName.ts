/**
 * Names with what is attached to them: indices below and above, parameters as a subscript. A name that has scripts of
 * its own (`p_{data}`, `x^{*}`, `x'`) is taken apart, for TeX allows one subscript and one superscript.
 */
import type { Expression, Name, Sequence, Variable } from "../expression.ts";
import { isGreek, isIndexLetter } from "../names.ts";
import { keyOf } from "../sameExpression.ts";
import type { Print } from "./printed.ts";

interface NameParts {
  readonly base: string;
  readonly primes: string;
  readonly below: string;
  readonly above: string;
}

/** The base, then scripts in braces and primes in any order. */
function partsOf(name: Name): NameParts {
  let base = name;
  let [primes, below, above] = ["", "", ""];
  for (;;) {
    const script = /^(.+?)([_^])\{((?:[^{}]|\{[^{}]*\})*)\}$/.exec(base);
    if (base.endsWith("'")) {
      primes += "'";
      base = base.slice(0, -1);
    } else if (script?.[1] && script[2] === "_" && below === "") [base, below] = [script[1], script[3] ?? ""];
    else if (script?.[1] && script[2] === "^" && above === "") [base, above] = [script[1], script[3] ?? ""];
    else return { base, primes, below, above };
  }
}

function assemble({ base, primes, below, above }: NameParts): string {
  return `${base}${primes}${below === "" ? "" : `_{${below}}`}${above === "" ? "" : `^{${above}}`}`;
}

const commas = (...texts: readonly string[]): string => texts.filter((text) => text !== "").join(", ");

export function printVariable(variable: Variable, print: Print): string {
  const list = (indices: readonly Expression[]) => indices.map((index) => print(index).tex);
  return withScripts(variable.name, list(variable.subscripts), list(variable.superscripts));
}

function withScripts(name: Name, subscripts: readonly string[], superscripts: readonly string[]): string {
  const parts = partsOf(name);
  const bracketed = superscripts.length === 0 ? "" : `(${superscripts.join(", ")})`;
  return assemble({
    ...parts,
    below: commas(parts.below, ...subscripts),
    above: `${parts.above}${bracketed}`,
  });
}

/** `x_{1:N}`, `x^{(1:N)}`; as a set of elements where the index has a name of its own. */
export function printSequence({ element, index, from, to }: Sequence, print: Print): string {
  const range = `${print(from).tex}:${print(to).tex}`;
  const isIndex = (indices: readonly Expression[]) => {
    const [only] = indices;
    return indices.length === 1 && only !== undefined && keyOf(only) === keyOf(index);
  };
  if (index.name === "j" && index.subscripts.length + index.superscripts.length === 0) {
    if (isIndex(element.subscripts) && element.superscripts.length === 0)
      return withScripts(element.name, [range], []);
    if (isIndex(element.superscripts) && element.subscripts.length === 0)
      return withScripts(element.name, [], [range]);
  }
  const bounds = `_{${printVariable(index, print)}=${print(from).tex}}^{${print(to).tex}}`;
  return `\\{${printVariable(element, print)}\\}${bounds}`;
}

/** A family or function with its parameters below, where they can stand there; else they follow a semicolon. */
export function printHead(
  name: Name,
  parameters: readonly Expression[],
  print: Print,
): { readonly head: string; readonly behind: string } {
  const parts = partsOf(name);
  const texts = parameters.map((parameter) => print(parameter).tex);
  const fits = parts.below === "" && parts.above === "" && parameters.every(isParameterLetter);
  if (fits && texts.length > 0) return { head: withScripts(name, texts, []), behind: "" };
  return { head: assemble(parts), behind: texts.length > 0 ? `; ${texts.join(", ")}` : "" };
}

/** A Greek letter, perhaps with an accent or in bold, or an index: what the reader takes for a parameter below a family. */
function isParameterLetter(parameter: Expression): boolean {
  if (parameter.kind !== "variable" || parameter.subscripts.length + parameter.superscripts.length > 0)
    return false;
  const letter = /^\\[a-zA-Z]+\{(.+)\}$/.exec(parameter.name)?.[1] ?? parameter.name;
  return isGreek(letter) || isIndexLetter(parameter.name);
}
