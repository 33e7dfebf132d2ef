/**
 * Words among symbols: which of them part statements, which stand beside a side as its justification, and which are
 * part of what the side says ("+ const", "number of heads") and so are left in it.
 */
import type { Item } from "../../tex/tree.ts";
import type { Mood } from "./argument.ts";

/** Words that would change a value if they were left out. */
const partOfValue =
  /[=+*/<>≤≥≈×−]|\b(const|constants?|up to|plus|minus|times|terms?|approx\w*|divided|multiplied|sum of|product of|ratio of|number of|expected)\b|常数|近似/iu;

const conditions =
  /^(if|when|whenever|for|forall|on|given|assuming|assume|suppose|provided|unless|s\.?\s?t\.?|st|such that|subject to|iff|as|at|evaluated|under|else|otherwise|当|若|如果|假设|满足|使得|对于|对|其他)(?![\p{L}\p{N}])/iu;
const namings = /^(where|with|let|here|define|denote|denoting|set|setting|其中|设|令|记|定义|这里)/iu;
const alternatives = /^(or|或)(?![a-z])/iu;
const connectives =
  /^(and|so|thus|hence|therefore|then|but|which|by|since|because|using|from|via|due to|recall|note|i\.?e\.?|that is|implies|means|while|also|similarly|likewise|finally|next|now|we (have|get|obtain)|且|和|与|及|即|因为|由于|由|所以|因此|故|则|得|有|可得|从而|而|根据|利用)/iu;

/** The words of an item, where it holds any: prose, or a name that may also be a word (`\text{where}`). */
export function wordsOf(item: Item): string | undefined {
  if (item.kind === "text") return trimWords(item.text);
  return item.kind === "word" && !item.command ? trimWords(item.text) : undefined;
}

export function isPartOfValue(words: string): boolean {
  return partOfValue.test(words);
}

/** Whether the words part what stands before them from what follows. */
export function partsStatements(words: string): boolean {
  return moodOf(words) !== undefined || connectives.test(words) || /[:：,，]$/.test(words.trim());
}

export function moodOf(words: string): Mood | undefined {
  const start = words.replace(/^[\s(（[,，.;:–—-]*(and|且)?\s*/iu, "");
  if (alternatives.test(start)) return "alternative";
  if (conditions.test(start)) return "condition";
  return namings.test(start) ? "naming" : undefined;
}

/** `and`, which lists statements under one arrow. */
export function isConjunction(words: string): boolean {
  return /^[\s,]*(and|且|和|与|及)[\s,]*$/iu.test(words);
}

const trimWords = (text: string): string =>
  text
    .replace(/~/g, " ")
    .replace(/^\s*[,，.;]?\s*/, "")
    .trimEnd();
