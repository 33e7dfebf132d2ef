/**
 * The macros of a note as TeX again, by their commands: what a program that draws formulas with KaTeX or MathJax needs
 * to know. A macro whose form is not understood, or that takes an optional argument, is left out; so is one that stands
 * for the old meaning of a command that the note redefines, since such a text would call itself.
 */
import { isControlWord, type Token } from "./tokens.ts";
import type { Macros } from "./macros.ts";

export function spellMacros(macros: Macros): Readonly<Record<string, string>> {
  const spelled: Record<string, string> = {};
  for (const [name, { body, standard }] of macros) {
    if (body === undefined || standard !== undefined) continue;
    if (body.some((token) => token.frozen && macros.has(token.text))) continue;
    spelled[name] = spell(body);
  }
  return spelled;
}

function spell(tokens: readonly Token[]): string {
  return tokens.reduce((text, token, index) => {
    const before = tokens[index - 1];
    const apart = before && isControlWord(before) && /^[a-zA-Z@]/u.test(token.text);
    return `${text}${apart ? " " : ""}${token.text}`;
  }, "");
}
