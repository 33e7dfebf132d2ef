/**
 * From TeX to our tree. KaTeX's parser, called nowhere else, says whether a formula is one and what class each symbol
 * has; the tree is read off the same tokens, so that every item has its exact place. What either of them does not
 * understand is a problem and an empty row.
 */
import katex from "katex";
import type { Problem } from "../problem.ts";
import type { Span } from "../span.ts";
import { disagreement, type KatexNode } from "./agreement.ts";
import { expandMacros } from "./expandMacros.ts";
import type { Macros } from "./macros.ts";
import { meaningOfNodes, type Meaning } from "./meaning.ts";
import { Reader, TexFailure } from "./reader.ts";
import { readFormula } from "./readRow.ts";
import { isControlWord, scanTex, spanInDocument, type TexSource, type Token } from "./tokens.ts";
import type { Row, TexTree } from "./tree.ts";

/** KaTeX's parser stands outside its published interface; its version is pinned for that reason. */
const parseByKatex = Reflect.get(katex, "__parse") as (tex: string, options: object) => readonly KatexNode[];

const longest = 200_000;

export function parseTex(source: TexSource, macros: Macros): TexTree {
  const whole = spanInDocument(source, 0, source.tex.length);
  if (source.tex.length > longest) return failed("too-long", whole, {});
  const expansion = expandMacros(scanTex(source.tex), macros);
  if ("failure" in expansion) {
    return failed(expansion.failure, spanOf(source, expansion.at), { token: expansion.at.text });
  }
  const reader = new Reader(source, expansion.tokens, meaningOf);
  const outcome = read(reader);
  const failure = outcome instanceof TexFailure ? problemOf(source, outcome, whole) : undefined;
  if (failure?.code === "too-deep") return { row: [], problems: [failure] };
  const refusal = refusalOfKatex(reader, expansion.changed, whole, failure === undefined);
  const problem = earlier(refusal, failure);
  if (problem !== undefined) return { row: [], problems: [problem] };
  return { row: outcome instanceof TexFailure ? [] : outcome, problems: [] };
}

function problemOf(source: TexSource, { code, token }: TexFailure, whole: Span): Problem {
  const span = token === undefined ? whole : spanOf(source, token);
  if (code === "too-deep") return { code, span, data: {} };
  return { code: "tex-error", span, data: { message: code.replaceAll("-", " "), token: token?.text ?? "" } };
}

/** What KaTeX says, unless our own reading had ended before, and with it what is rewritten for KaTeX. */
function earlier(refusal: Problem | undefined, failure: Problem | undefined): Problem | undefined {
  return refusal !== undefined && failure !== undefined && failure.span.start < refusal.span.start
    ? failure
    : (refusal ?? failure);
}

const spanOf = (source: TexSource, token: Token): Span => spanInDocument(source, token.start, token.end);

function failed(code: string, span: Span, data: Readonly<Record<string, string>>): TexTree {
  return { row: [], problems: [{ code, span, data }] };
}

function read(reader: Reader): Row | TexFailure {
  try {
    return readFormula(reader);
  } catch (error) {
    if (error instanceof TexFailure) return error;
    throw error;
  }
}

const katexOptions = {
  displayMode: true,
  strict: false,
  trust: false,
  throwOnError: true,
  maxExpand: 100_000,
};

/** What KaTeX says against the formula, if anything; `compare` where our reading of it came to an end. */
function refusalOfKatex(
  reader: Reader,
  expanded: boolean,
  whole: Span,
  compare: boolean,
): Problem | undefined {
  const rewritten = expanded || reader.rewritten.size > 0;
  const { tex, starts } = rewritten ? texForKatex(reader) : { tex: reader.source.tex, starts: undefined };
  try {
    const nodes = parseByKatex(tex, { ...katexOptions, macros: {} });
    if (!compare) return undefined;
    const index = disagreement(
      nodes,
      tex,
      reader.leaves,
      tokenFinder(starts ?? reader.tokens.map(({ start }) => start)),
    );
    const token = index === undefined ? undefined : reader.tokens[index];
    if (token === undefined) return undefined;
    return { code: "tex-misread", span: spanOf(reader.source, token), data: { token: token.text } };
  } catch (error) {
    const { message, position } = describeError(error);
    const index = starts === undefined ? undefined : starts.findLastIndex((start) => start <= position);
    const token =
      index === undefined
        ? reader.tokens.find(({ end }) => end > position)
        : (reader.tokens[index] ?? reader.tokens.at(-1));
    const span = token === undefined ? whole : spanOf(reader.source, token);
    return { code: "tex-error", span, data: { message, token: token?.text ?? "" } };
  }
}

/** Which token starts at a position of the TeX that KaTeX is given. */
function tokenFinder(starts: readonly number[]): (position: number) => number | undefined {
  return (position) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low < starts.length ? low : undefined;
  };
}

/** The expanded and rewritten TeX, and where in it each token starts. */
function texForKatex(reader: Reader): { tex: string; starts: readonly number[] } {
  const starts: number[] = [];
  let tex = "";
  reader.tokens.forEach((token, index) => {
    starts.push(tex.length);
    const text = reader.rewritten.get(index) ?? token.text;
    tex += isControlWord({ ...token, text }) && /[a-zA-Z]$/u.test(text) ? `${text} ` : text;
  });
  return { tex, starts };
}

function describeError(error: unknown): { message: string; position: number } {
  const { rawMessage, position } = error as { rawMessage?: unknown; position?: unknown };
  const message = typeof rawMessage === "string" ? rawMessage : "the formula cannot be parsed";
  return { message, position: typeof position === "number" ? position : Infinity };
}

const meanings = new Map<string, Meaning>();

/** Asks KaTeX once for each command. */
function meaningOf(command: string): Meaning {
  let meaning = meanings.get(command);
  if (meaning === undefined) {
    if (meanings.size > 10_000) meanings.clear();
    meaning = askKatex(command);
    meanings.set(command, meaning);
  }
  return meaning;
}

function askKatex(command: string): Meaning {
  try {
    return meaningOfNodes(parseByKatex(command, { ...katexOptions, macros: {} }));
  } catch (error) {
    return {
      kind: describeError(error).message.startsWith("Undefined control sequence") ? "undefined" : "structure",
    };
  }
}
