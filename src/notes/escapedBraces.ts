/**
 * The braces of a passage that were escaped twice: `\\{ … \\}` for `\{ … \}`.
 * In TeX `\\{` is a row break and a group, which no one closes by another row break: only such pairs are taken, and
 * those behind `\left`, `\right` and `\big`, which must be followed by a delimiter.
 */
import { isLetter } from "./texOrProse.ts";

const sized = /\\(?:left|right|middle|[bB]igg?[lrm]?)\s*$/;

/** The offsets of the first backslash of each. */
export function escapedBraces(text: string): ReadonlySet<number> {
  const escaped = new Set<number>();
  if (!text.includes("\\\\{") && !text.includes("\\\\}")) return escaped;
  const open: { at: number; doubled: boolean }[] = [];
  let at = 0;
  while (at < text.length) {
    const unit = text[at];
    if (unit === "{") open.push({ at, doubled: false });
    else if (unit === "}") open.pop();
    if (unit !== "\\") {
      at++;
      continue;
    }
    let behind = at;
    while (text[behind] === "\\") behind++;
    const brace = text[behind];
    if (behind - at !== 2 || (brace !== "{" && brace !== "}")) {
      at = (behind - at) % 2 === 1 ? behind + 1 : behind;
      continue;
    }
    if (sized.test(text.slice(Math.max(0, at - 12), at))) escaped.add(at);
    else if (brace === "{") open.push({ at, doubled: true });
    else {
      const opening = open.pop();
      if (opening?.doubled === true) escaped.add(opening.at).add(at);
    }
    at = behind + 1;
  }
  return escaped;
}

/** Whether every command of the passage has two backslashes: then the whole passage was escaped. */
export function isDoubledThroughout(text: string): boolean {
  let doubled = false;
  let at = text.indexOf("\\");
  while (at >= 0) {
    let behind = at;
    while (text[behind] === "\\") behind++;
    const isCommand = isLetter(text[behind] ?? "");
    if (isCommand && (behind - at) % 2 === 1) return false;
    if (isCommand && behind - at === 2 && isLetter(text[behind + 1] ?? "")) doubled = true;
    at = text.indexOf("\\", behind);
  }
  return doubled;
}
