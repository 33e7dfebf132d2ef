/**
 * The macros that a note defines: `\newcommand`, `\renewcommand`, `\providecommand`, `\def`, `\let` and
 * `\DeclareMathOperator`, wherever they stand in it. A later definition replaces an earlier one.
 */
import { isControlWord, scanTex, type TexSource, type Token } from "./tokens.ts";

export interface Macro {
  readonly parameters: number;
  /** The first parameter's value where no `[…]` follows the name. */
  readonly standard?: readonly Token[];
  /** With `#1` as two tokens; absent where the definition's form is not understood. */
  readonly body?: readonly Token[];
}

/** By command, backslash included. */
export type Macros = ReadonlyMap<string, Macro>;

interface Definition {
  readonly name: string;
  readonly macro: Macro;
  /** The index behind the definition's last token. */
  readonly end: number;
}

/** The definitions of all sources on top of `macros`. */
export function collectMacros(sources: readonly TexSource[], macros: Macros = new Map()): Macros {
  const collected = new Map(macros);
  for (const { tex } of sources) {
    if (!/\\(?:\w*newcommand|\w*def|let|provide|Declare)/u.test(tex)) continue;
    for (const { name, macro } of definitionsIn(scanTex(tex)))
      collected.set(name, resolveLet(macro, collected));
  }
  return collected;
}

/** Sources with more malformed definitions than this have the rest of theirs ignored. */
const mostMalformed = 50;

/** The definitions among the tokens, in order; `start` is the index of their first token. */
export function definitionsIn(tokens: readonly Token[]): (Definition & { readonly start: number })[] {
  const definitions: (Definition & { readonly start: number })[] = [];
  let malformed = 0;
  for (let index = 0; index < tokens.length && malformed < mostMalformed; index++) {
    if (!definingCommands.has(tokens[index]?.text ?? "")) continue;
    const definition = readDefinition(tokens, index);
    if (definition === undefined) malformed++;
    else {
      definitions.push({ ...definition, start: index });
      index = definition.end - 1;
    }
  }
  return definitions;
}

export const definingCommands: ReadonlySet<string> = new Set([
  "\\newcommand",
  "\\renewcommand",
  "\\providecommand",
  "\\def",
  "\\gdef",
  "\\let",
  "\\DeclareMathOperator",
]);

function readDefinition(tokens: readonly Token[], index: number): Definition | undefined {
  switch (tokens[index]?.text) {
    case "\\def":
    case "\\gdef":
      return readDef(tokens, index + 1);
    case "\\let":
      return readLet(tokens, index + 1);
    case "\\DeclareMathOperator":
      return readOperator(tokens, index + 1);
    default:
      return readNewCommand(tokens, index + 1);
  }
}

function readNewCommand(tokens: readonly Token[], from: number): Definition | undefined {
  const name = readName(tokens, skipStar(tokens, from));
  if (name === undefined) return undefined;
  const count = readBracket(tokens, name.end);
  const standard = count === undefined ? undefined : readBracket(tokens, count.end);
  const body = readGroup(tokens, standard?.end ?? count?.end ?? name.end);
  if (body === undefined) return undefined;
  const parameters = count === undefined ? 0 : Number(count.tokens.map((token) => token.text).join(""));
  if (!(parameters >= 0 && parameters <= 9)) return undefined;
  const macro = { parameters, body: body.tokens, ...(standard ? { standard: standard.tokens } : {}) };
  return { name: name.text, macro, end: body.end };
}

function readDef(tokens: readonly Token[], from: number): Definition | undefined {
  const start = skipSpaces(tokens, from);
  const name = tokens[start];
  if (name === undefined || !name.text.startsWith("\\")) return undefined;
  let open = start + 1;
  while (open < tokens.length && tokens[open]?.text !== "{") open++;
  const pattern = tokens.slice(start + 1, open).map((token) => token.text);
  const body = readGroup(tokens, open);
  if (body === undefined) return undefined;
  const plain = pattern.every((text, place) => text === (place % 2 === 0 ? "#" : String((place + 1) / 2)));
  const macro = plain ? { parameters: pattern.length / 2, body: body.tokens } : { parameters: 0 };
  return { name: name.text, macro, end: body.end };
}

function readLet(tokens: readonly Token[], from: number): Definition | undefined {
  const start = skipSpaces(tokens, from);
  const name = tokens[start];
  let index = skipSpaces(tokens, start + 1);
  if (tokens[index]?.text === "=") index = skipSpaces(tokens, index + 1);
  const meaning = tokens[index];
  if (name === undefined || meaning === undefined || !name.text.startsWith("\\")) return undefined;
  return { name: name.text, macro: { parameters: 0, body: [{ ...meaning, frozen: true }] }, end: index + 1 };
}

/** `\let` takes the meaning that the other command has at this moment. */
function resolveLet(macro: Macro, known: Macros): Macro {
  const only = macro.body?.[0];
  return macro.body?.length === 1 && only?.frozen ? (known.get(only.text) ?? macro) : macro;
}

function readOperator(tokens: readonly Token[], from: number): Definition | undefined {
  const name = readName(tokens, skipStar(tokens, from));
  const body = name === undefined ? undefined : readGroup(tokens, name.end);
  if (name === undefined || body === undefined) return undefined;
  const place = { start: 0, end: 0 };
  const around = (text: string): Token => ({ text, ...place });
  const operator = [around("\\operatorname"), around("*"), around("{"), ...body.tokens, around("}")];
  return { name: name.text, macro: { parameters: 0, body: operator }, end: body.end };
}

function skipSpaces(tokens: readonly Token[], from: number): number {
  let index = from;
  while (tokens[index]?.text === " ") index++;
  return index;
}

function skipStar(tokens: readonly Token[], from: number): number {
  const index = skipSpaces(tokens, from);
  return tokens[index]?.text === "*" ? index + 1 : index;
}

/** `{\name}` or `\name`. */
function readName(tokens: readonly Token[], from: number): { text: string; end: number } | undefined {
  const index = skipSpaces(tokens, from);
  const token = tokens[index];
  if (token?.text === "{") {
    const group = readGroup(tokens, index);
    const name = group?.tokens.find((inner) => inner.text !== " ");
    return group !== undefined && name?.text.startsWith("\\")
      ? { text: name.text, end: group.end }
      : undefined;
  }
  return token !== undefined && isControlWord(token) ? { text: token.text, end: index + 1 } : undefined;
}

interface Group {
  readonly tokens: readonly Token[];
  readonly end: number;
}

/** The inside of `{…}`, and the index behind it. */
function readGroup(tokens: readonly Token[], from: number): Group | undefined {
  return readBetween(tokens, from, "{", "}");
}

/** The inside of `[…]`, and the index behind it. */
function readBracket(tokens: readonly Token[], from: number): Group | undefined {
  return readBetween(tokens, from, "[", "]");
}

function readBetween(tokens: readonly Token[], from: number, open: string, close: string): Group | undefined {
  const start = skipSpaces(tokens, from);
  if (tokens[start]?.text !== open) return undefined;
  let depth = 0;
  for (let index = start + 1; index < tokens.length; index++) {
    const text = tokens[index]?.text;
    if (depth === 0 && text === close) return { tokens: tokens.slice(start + 1, index), end: index + 1 };
    if (text === "{") depth++;
    else if (text === "}") depth--;
  }
  return undefined;
}
