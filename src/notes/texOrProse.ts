/**
 * Is what stands between two delimiters TeX, or words that happen to stand between two dollars?
 * Words count only outside `\text{…}` and its kin.
 */
import { textCommandAt } from "./textCommands.ts";

export interface Look {
  /** Whether a sign occurs that TeX has and prose has not: a backslash, script, brace or relation. */
  readonly hasTexSign: boolean;
  /** The most words in a row, parted by blanks or commas only; four ideographs count as a word. */
  readonly longestSentence: number;
  /** Whether there is a word of three letters or more that names no function. */
  readonly hasWord: boolean;
  /** How many dollars stand in it. */
  readonly dollars: number;
}

const functionNames = /^(?:arg|argmax|argmin|cos|cov|det|exp|inf|lim|log|max|min|mod|sin|sup|tan|var)$/i;

export function lookAt(content: string): Look {
  let hasTexSign = false;
  let longestSentence = 0;
  let sentence = 0;
  let hasWord = false;
  let dollars = 0;
  let at = 0;
  while (at < content.length) {
    const unit = content[at] ?? "";
    if (unit === "\\") {
      hasTexSign = true;
      sentence = 0;
      at = behindCommand(content, at);
    } else if (isLetter(unit)) {
      const start = at;
      while (at < content.length && isLetter(content[at] ?? "")) at++;
      sentence = at - start > 1 ? sentence + 1 : 0;
      if (at - start > 2 && !(at - start < 7 && functionNames.test(content.slice(start, at)))) hasWord = true;
    } else if (isIdeograph(unit)) {
      const start = at;
      while (at < content.length && isIdeograph(content[at] ?? "")) at++;
      sentence += Math.floor((at - start) / 4);
    } else {
      if ("_^={}<>".includes(unit)) hasTexSign = true;
      if (unit === "$") dollars++;
      if (!" \t\r\n,;.'".includes(unit)) sentence = 0;
      at++;
    }
    longestSentence = Math.max(longestSentence, sentence);
  }
  return { hasTexSign, longestSentence, hasWord, dollars };
}

/** Behind a command and, where it sets text, behind its group. */
function behindCommand(content: string, at: number): number {
  const command = textCommandAt(content, at, content.length);
  if (command === undefined) {
    let behind = at + 1;
    while (behind < content.length && isLetter(content[behind] ?? "")) behind++;
    return Math.max(behind, at + 2);
  }
  let depth = 0;
  let behind = command;
  do {
    const unit = content[behind];
    if (unit === "\\") behind++;
    else if (unit === "{") depth++;
    else if (unit === "}") depth--;
    behind++;
  } while (depth > 0 && behind < content.length);
  return behind;
}

export function isLetter(unit: string): boolean {
  return (unit >= "a" && unit <= "z") || (unit >= "A" && unit <= "Z");
}

function isIdeograph(unit: string): boolean {
  return unit >= "\u3040" && unit <= "\u9fff";
}
