/**
 * The English words of every message, by its code. A message is a code and data: `{name}` stands for a datum, and what
 * stands in `[…]` is left out where its datum is missing. A code without words, or words whose data are missing, fall
 * back to the code itself and all its data, so that nothing a stage says is lost.
 */
import { readingWords } from "./words/reading.ts";
import { stopWords } from "./words/stops.ts";
import { texWords } from "./words/tex.ts";
import { verdictWords } from "./words/verdicts.ts";

const words: Readonly<Record<string, string>> = {
  ...verdictWords,
  ...texWords,
  ...readingWords,
  ...stopWords,
};

/** The sentence for a message. */
export function wordMessage(code: string, data: Readonly<Record<string, string>>): string {
  const template = Object.hasOwn(words, code) ? words[code] : undefined;
  if (template === undefined) return unworded(code, data);
  const chosen = template.replace(/\[([^\]]*)\]/g, (_, optional: string) =>
    fill(optional, data) === undefined ? "" : optional,
  );
  return fill(chosen, data) ?? unworded(code, data);
}

/** Whether a code has words of its own. */
export function hasWords(code: string): boolean {
  return Object.hasOwn(words, code);
}

/** The template with its data put in; undefined where one is missing or empty. */
function fill(template: string, data: Readonly<Record<string, string>>): string | undefined {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  if (names.some((name) => !data[name])) return undefined;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => data[name] ?? "");
}

function unworded(code: string, data: Readonly<Record<string, string>>): string {
  const sentence = code.charAt(0).toUpperCase() + code.slice(1).replaceAll("-", " ");
  const details = Object.entries(data).map(([name, value]) => `${name}: ${value}`);
  return details.length === 0 ? `${sentence}.` : `${sentence} (${details.join("; ")}).`;
}
