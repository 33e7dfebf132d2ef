/**
 * Undoes what a Markdown pass would undo before TeX sees a passage: escaped underscores, braces and bars, doubled
 * backslashes, HTML's character references.
 *
 * The dialect is not known, so each escape is undone only where TeX could not mean it as it is written; `\|` stays, for
 * it may be a norm. Every unit keeps the offset of the unit it comes from. One walk from left to right.
 */
import { isDigit } from "./blockStarts.ts";
import { entityAt } from "./entities.ts";
import { escapedBraces, isDoubledThroughout } from "./escapedBraces.ts";
import type { RawText } from "./rawText.ts";
import { textCommandAt } from "./textCommands.ts";
import { isLetter } from "./texOrProse.ts";

export function undoMarkdown(raw: RawText): RawText {
  return new Unescaper(raw).run();
}

class Unescaper {
  readonly #text: string;
  readonly #from: readonly number[];
  readonly #braces: ReadonlySet<number>;
  readonly #doubled: boolean;
  readonly #pieces: string[] = [];
  readonly #offsets: number[] = [];
  /** For each open brace, whether its group is text. */
  readonly #groups: boolean[] = [];
  /** Where the brace of the next text group stands. */
  #textBrace = -1;
  #brackets = 0;
  #environments = 0;
  /** The last unit that was written and is no blank. */
  #last = "";

  constructor(raw: RawText) {
    this.#text = raw.text;
    this.#from = raw.offsets;
    this.#braces = escapedBraces(raw.text);
    this.#doubled = isDoubledThroughout(raw.text);
  }

  run(): RawText {
    const text = this.#text;
    let at = 0;
    while (at < text.length) {
      const unit = text[at];
      if (unit === "\\") at = this.#backslashes(at);
      else if (unit === "&") at = this.#ampersand(at);
      else if (unit === "{" && text[at + 1] === "%") at = this.#rawTag(at);
      else at = this.#keep(at, 1);
    }
    this.#offsets.push(this.#from[text.length] ?? 0);
    return { text: this.#pieces.join(""), offsets: this.#offsets };
  }

  get #inText(): boolean {
    return this.#groups[this.#groups.length - 1] ?? false;
  }

  /** Writes `written` for the units from `at`, and goes on behind `length` of them. */
  #write(at: number, written: string, length: number): number {
    this.#pieces.push(written);
    for (let index = 0; index < written.length; index++) {
      this.#offsets.push(this.#from[at + Math.min(index, length - 1)] ?? 0);
    }
    if (written.trim() !== "") this.#last = written.trimEnd().slice(-1);
    return at + length;
  }

  /** Writes `length` units as they are. */
  #keep(at: number, length: number): number {
    const unit = this.#text[at] ?? "";
    if (length === 1) this.#count(at, unit);
    return this.#write(at, this.#text.slice(at, at + length), length);
  }

  #count(at: number, unit: string): void {
    if (unit === "{") this.#groups.push(at === this.#textBrace || this.#inText);
    else if (unit === "}") this.#groups.pop();
    else if (unit === "(" || unit === "[") this.#brackets++;
    else if (unit === ")" || unit === "]") this.#brackets = Math.max(0, this.#brackets - 1);
  }

  #ampersand(at: number): number {
    const entity = entityAt(this.#text, at);
    if (entity === undefined) return this.#keep(at, 1);
    for (const unit of entity.text) this.#count(-2, unit);
    this.#pieces.push(entity.text);
    for (let index = 0; index < entity.text.length; index++) this.#offsets.push(this.#from[at] ?? 0);
    this.#last = entity.text;
    return at + entity.length;
  }

  /** Liquid's `{% raw %}` and `{% endraw %}` guard a passage and are no part of it. */
  #rawTag(at: number): number {
    const tag = /^\{%-? *(?:end)?raw *-?%\}/.exec(this.#text.slice(at, at + 24))?.[0];
    return tag === undefined ? this.#keep(at, 1) : at + tag.length;
  }

  #backslashes(at: number): number {
    const text = this.#text;
    let behind = at;
    while (text[behind] === "\\") behind++;
    const count = behind - at;
    const next = text[behind] ?? "";
    if (count === 1) return this.#single(at, next);
    if (count === 2) return this.#double(at, next);
    if (count === 3) {
      const rowEnds =
        next === "" ||
        " \t\r\n".includes(next) ||
        (next === "&" && this.#environments > 0 && !this.#isEntity(behind));
      return rowEnds ? this.#rowBreak(at, 3) : this.#single(this.#rowBreak(at, 2), next);
    }
    const odd = count % 2 === 1 && next !== "" && !" \t\r\n&".includes(next);
    return this.#rowBreakThen(at, count, odd, next);
  }

  #rowBreakThen(at: number, count: number, odd: boolean, next: string): number {
    const behind = this.#rowBreak(at, odd ? count - 1 : count);
    return odd ? this.#single(behind, next) : behind;
  }

  #rowBreak(at: number, length: number): number {
    this.#brackets = 0;
    return this.#write(at, "\\\\", length);
  }

  #isEntity(at: number): boolean {
    return entityAt(this.#text, at) !== undefined;
  }

  /** One backslash before `next`. */
  #single(at: number, next: string): number {
    if (next === "_" && !this.#inText && this.#isSubscript(at + 2)) return this.#write(at + 1, "_", 1);
    if (next !== "" && "*<=+-().[]^".includes(next) && !this.#inText) return this.#keep(at + 1, 1);
    if (isLetter(next)) return this.#command(at);
    return this.#write(at, this.#text.slice(at, at + 2), Math.min(2, this.#text.length - at));
  }

  #command(at: number): number {
    const text = this.#text;
    let behind = at + 1;
    while (isLetter(text[behind] ?? "")) behind++;
    const name = text.slice(at + 1, behind);
    if (name === "begin") this.#environments++;
    else if (name === "end") this.#environments = Math.max(0, this.#environments - 1);
    const brace = textCommandAt(text, at, text.length);
    if (brace !== undefined) this.#textBrace = brace;
    return this.#write(at, text.slice(at, behind), behind - at);
  }

  /** Two backslashes before `next`: a row break, unless they can only be one that was escaped. */
  #double(at: number, next: string): number {
    if (this.#braces.has(at)) return this.#write(at + 1, `\\${next}`, 2);
    if (this.#inText) return next === "_" ? this.#write(at + 1, "\\_", 2) : this.#write(at, "\\\\", 2);
    if (next === "_") return this.#write(at + 2, "_", 1);
    if (next !== "" && ",;!".includes(next)) return this.#write(at + 1, `\\${next}`, 2);
    if (next === "|" && (this.#brackets > 0 || this.#environments === 0))
      return this.#write(at + 1, "\\|", 2);
    if (this.#doubled && isLetter(next)) return this.#command(at + 1);
    return this.#rowBreak(at, 2);
  }

  /**
   * Whether `\_` before `at` attaches a script: something stands before it and behind it, and it does not join two
   * words (`loss\_function`) or two digits.
   */
  #isSubscript(at: number): boolean {
    const text = this.#text;
    const next = text[at] ?? "";
    if (!(isLetter(next) || isDigit(next) || next === "{" || next === "\\")) return false;
    if (!/[\p{L}\p{N})\]}|'*]/u.test(this.#last)) return false;
    if (isDigit(next) && this.#endsWithNumber(at - 3)) return false;
    return !(this.#endsWithWord(at - 3) && isLetter(next) && isLetter(text[at + 1] ?? ""));
  }

  /** Whether a number that is no script ends at `at`. */
  #endsWithNumber(at: number): boolean {
    let start = at;
    while (start >= 0 && at - start < 30 && isDigit(this.#text[start])) start--;
    return start < at && this.#text[start] !== "^" && this.#text[start] !== "_";
  }

  /** Whether two or more letters that are no command end at `at`. */
  #endsWithWord(at: number): boolean {
    let start = at;
    while (start >= 0 && at - start < 30 && isLetter(this.#text[start] ?? "")) start--;
    return at - start >= 2 && this.#text[start] !== "\\";
  }
}
