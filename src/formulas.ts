/**
 * The passages of a document as formulas: parsed with the note's macros, cut into arguments, with the prose beside them
 * and their section. A display that opens with a sign goes on from the display before.
 */
import { drain } from "./drain.ts";
import type { Block, Document } from "./notes/note.ts";
import type { Problem } from "./problem.ts";
import type { Formula } from "./semantics/formula.ts";
import { type Continued, type PassageCache, readPassage } from "./semantics/readPassage.ts";
import { type AssumedName, assumedName, spelledInTex } from "./semantics/assumedNames.ts";
import { collectMacros, type Macros } from "./tex/macros.ts";
import type { TexSource } from "./tex/tokens.ts";
import { parseTex } from "./tex/parseTex.ts";

/** How much of its section's prose a formula is given, in characters. */
const mostProse = 2000;

export function formulasOf(document: Document): readonly Formula[] {
  return drain(formulasIn(document));
}

/** The same, with a pause behind each passage; what is known of earlier checks is not parsed again. */
export function* formulasIn(document: Document, known?: PassageCache): Generator<void, readonly Formula[]> {
  const macros = macrosIn(document);
  const formulas: Formula[] = [];
  let headings: readonly { readonly level: number; readonly number: number }[] = [];
  let assumed: readonly AssumedName[] = [];
  let [section, off, skip] = ["", false, false];
  let previous: Continued | undefined;
  for (const [index, block] of document.blocks.entries()) {
    if (block.kind === "prose") section = `${section} ${block.text}`.slice(-mostProse);
    if (block.kind === "heading") {
      headings = [
        ...headings.filter(({ level }) => level < block.level),
        { level: block.level, number: index + 1 },
      ];
      [section, previous] = [block.text, undefined];
    }
    if (block.kind === "directive") {
      if (block.instruction === "off" || block.instruction === "on") off = block.instruction === "off";
      if (block.instruction === "ignore-next") skip = true;
      if (block.instruction === "assume")
        assumed = [...assumed, ...(assumptionOf(block.argument, macros) ?? [])];
    }
    if (block.kind !== "passage") continue;
    const ignored = off || skip;
    skip = false;
    if (ignored) continue;
    const before = block.display ? previous : undefined;
    const read = known ? known.read(block, macros, before) : readPassage(block, macros, before);
    formulas.push({
      ...read,
      ...proseBeside(document.blocks, index),
      display: block.display,
      section,
      headings: headings.map(({ number }) => number),
      assumed,
    });
    const last = read.arguments.at(-1);
    if (block.display) previous = last && { argument: last, moved: read.moved };
    yield;
  }
  return formulas;
}

/** The macros that a document defines, in formulas or outside. */
export function macrosIn(document: Document): Macros {
  return collectMacros(document.blocks.flatMap(texOf));
}

/** The TeX of a passage, and prose in which a macro is defined outside any formula. */
function texOf(block: Block): readonly TexSource[] {
  if (block.kind === "passage") return [block];
  if (block.kind !== "prose" || !/\\(newcommand|renewcommand|def|DeclareMathOperator)/.test(block.text))
    return [];
  const offsets = Array.from({ length: block.text.length + 1 }, (_, index) => block.span.start + index);
  return [{ tex: block.text, offsets }];
}

/** Directives that tell the checker to assume what is no equation between names of densities. */
export function unknownAssumptions(document: Document): readonly Problem[] {
  return document.blocks.flatMap((block) => {
    if (block.kind !== "directive" || block.instruction !== "assume") return [];
    if (assumptionOf(block.argument, new Map())) return [];
    return [{ code: "unknown-assumption", span: block.span, data: { assumption: block.argument } }];
  });
}

function assumptionOf(argument: string, macros: Macros): readonly AssumedName[] | undefined {
  const tex = spelledInTex(argument);
  const offsets = Array.from({ length: tex.length + 1 }, () => 0);
  const name = assumedName(parseTex({ tex, offsets }, macros));
  return name && [name];
}

/** The prose next to a passage, up to the passages beside it. */
function proseBeside(
  blocks: readonly Block[],
  index: number,
): { readonly before: string; readonly after: string } {
  const [previous, next] = [blocks[index - 1], blocks[index + 1]];
  return {
    before: previous?.kind === "prose" ? previous.text : "",
    after: next?.kind === "prose" ? next.text : "",
  };
}
