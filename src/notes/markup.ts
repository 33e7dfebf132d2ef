/**
 * What is neither maths nor prose inside a leaf: code spans, HTML comments and tags, template tags, link targets.
 * Each reader returns the place behind its construct, or nothing where its text is just text.
 */
import { runLength } from "./blockStarts.ts";
import type { Leaf, Point } from "./leaf.ts";
import { isLetter } from "./texOrProse.ts";

/** Longer runs of backticks are text, so that the number of searches stays bounded. */
const longestBacktickRun = 16;

/** Searches forward in one text that remember their answer, so that many openers cost one walk. */
export class Lookahead {
  readonly #text: string;
  readonly #known = new Map<string, { from: number; at: number }>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The first match of `pattern` at or behind `from`; infinity where there is none. */
  next(pattern: string, from: number): number {
    const known = this.#known.get(pattern);
    if (known !== undefined && known.from <= from && from <= known.at) return known.at;
    const expression = new RegExp(pattern, "gi");
    expression.lastIndex = from;
    const at = expression.exec(this.#text)?.index ?? Infinity;
    this.#known.set(pattern, { from, at });
    return at;
  }
}

export class Markup {
  readonly #leaf: Leaf;
  readonly #ahead: Lookahead;
  /** The lengths of backtick runs that do not occur again in this leaf. */
  readonly #unclosedRuns = new Set<number>();

  constructor(leaf: Leaf, ahead: Lookahead) {
    this.#leaf = leaf;
    this.#ahead = ahead;
  }

  /** Behind the construct that begins at `point`. */
  read(point: Point): Point | undefined {
    const { text } = this.#leaf;
    switch (text[point.at]) {
      case "`":
        return this.#codeSpan(point);
      case "<":
        return this.#element(point) ?? this.#autolink(point) ?? this.#tag(point);
      case "{":
        return this.#template(point);
      case "]":
        return text[point.at + 1] === "(" ? this.#linkTarget(point) : undefined;
      case "h":
        return this.#address(point);
      default:
        return undefined;
    }
  }

  /** Behind a `<!-- … -->` or `{/* … *\/}`; its text, to be read for directives. */
  comment(point: Point): { behind: Point; end: number; body: string } | undefined {
    const { text } = this.#leaf;
    for (const [open, close, pattern] of comments) {
      if (!text.startsWith(open, point.at)) continue;
      const at = this.#ahead.next(pattern, point.at + open.length);
      if (at === Infinity) return undefined;
      const end = at + close.length;
      return { behind: this.#leaf.skipTo(point, end), end, body: text.slice(point.at + open.length, at) };
    }
    return undefined;
  }

  /** `<script type="math/tex">…</script>`: where its TeX begins and ends. */
  mathScript(point: Point): { from: number; to: number; end: number; display: boolean } | undefined {
    const { text } = this.#leaf;
    const head = /^<script[^<>]*\btype=["']?math\/tex([^<>"']*)["']?[^<>]*>/i.exec(
      text.slice(point.at, point.at + 200),
    );
    if (head === null) return undefined;
    const to = this.#ahead.next("</script", point.at);
    const end = this.#ahead.next(">", to === Infinity ? text.length : to) + 1;
    if (end === Infinity) return undefined;
    return { from: point.at + head[0].length, to, end, display: (head[1] ?? "").includes("display") };
  }

  #codeSpan(point: Point): Point | undefined {
    const leaf = this.#leaf;
    const length = runLength(leaf.text, point.at, leaf.text.length);
    const from = { range: point.range, at: point.at + length };
    if (length > longestBacktickRun || this.#unclosedRuns.has(length)) return from;
    const closing = leaf.search(from, "paragraph", (at, end) => {
      if (leaf.text[at] !== "`") return 1;
      const run = runLength(leaf.text, at, end);
      return run === length ? "found" : run;
    });
    if (closing === undefined) this.#unclosedRuns.add(length);
    return closing ? { range: closing.range, at: closing.at + length } : from;
  }

  /** An element whose content is not Markdown, or a template block that holds code. */
  #element(point: Point): Point | undefined {
    const name = /^<(pre|code|script|style|textarea|svg)[\s>]/i.exec(
      this.#leaf.text.slice(point.at, point.at + 12),
    )?.[1];
    if (name === undefined) return undefined;
    const lower = name.toLowerCase();
    const close = this.#ahead.next(`</${lower}`, point.at);
    const blankLine = lower === "code" ? this.#ahead.next("\\n[ \\t]*\\r?\\n", point.at) : Infinity;
    const end = close === Infinity ? Infinity : this.#ahead.next(">", close);
    return end === Infinity || blankLine < close ? undefined : this.#leaf.skipTo(point, end + 1);
  }

  #autolink(point: Point): Point | undefined {
    const { text } = this.#leaf;
    if (!/^<(?:https?|mailto|ftp):/i.test(text.slice(point.at, point.at + 8))) return undefined;
    const closing = this.#leaf.search({ range: point.range, at: point.at + 1 }, "none", (at) => {
      if (text[at] === ">") return "found";
      return /[\s<]/.test(text[at] ?? "") ? "stop" : 1;
    });
    return closing && { range: closing.range, at: closing.at + 1 };
  }

  /** `<name …>` or `</name>`; outside quotes neither `<` nor `$` stands in a tag. */
  #tag(point: Point): Point | undefined {
    const { text } = this.#leaf;
    const head = /^<\/?[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>])/.exec(text.slice(point.at, point.at + 40))?.[0];
    if (head === undefined) return undefined;
    let quote = "";
    const closing = this.#leaf.search(
      { range: point.range, at: point.at + head.length },
      "paragraph",
      (at) => {
        const unit = text[at] ?? "";
        if (quote !== "") {
          if (unit === quote) quote = "";
        } else if ((unit === '"' || unit === "'") && text[at - 1] === "=") quote = unit;
        else if (unit === ">") return "found";
        else if (unit === "<" || unit === "$") return "stop";
        return 1;
      },
    );
    return closing && { range: closing.range, at: closing.at + 1 };
  }

  /** `{{< … >}}`, `{{% … %}}`, `{% … %}` and kramdown's `{: … }`. */
  #template(point: Point): Point | undefined {
    const { text } = this.#leaf;
    const kind = templates.find(({ open }) => text.startsWith(open, point.at));
    if (kind === undefined) return undefined;
    const block = /^\{%-?\s*(highlight|comment|mermaid)\b/.exec(text.slice(point.at, point.at + 30))?.[1];
    if (block !== undefined) {
      const end = this.#ahead.next(`\\{%-?\\s*end${block}`, point.at);
      if (end !== Infinity) return this.#leaf.skipTo(point, end);
    }
    const from = { range: point.range, at: point.at + kind.open.length };
    const closing = this.#leaf.search(from, "paragraph", (at) => {
      if (text.startsWith(kind.close, at)) return "found";
      return text.startsWith(kind.open, at) ? "stop" : 1;
    });
    return closing && { range: closing.range, at: closing.at + kind.close.length };
  }

  #linkTarget(point: Point): Point | undefined {
    const { text } = this.#leaf;
    if (!/^(?:https?:|[/#.<])/.test(text.slice(point.at + 2, point.at + 8))) return undefined;
    const closing = this.#leaf.search({ range: point.range, at: point.at + 2 }, "none", (at) => {
      if (text[at] === ")") return "found";
      return text[at] === "]" || text[at] === "\n" ? "stop" : 1;
    });
    return closing && { range: closing.range, at: closing.at + 1 };
  }

  #address(point: Point): Point | undefined {
    const { text } = this.#leaf;
    if (!text.startsWith("http://", point.at) && !text.startsWith("https://", point.at)) return undefined;
    if (isLetter(text[point.at - 1] ?? "")) return undefined;
    const end = this.#leaf.ranges[point.range]?.end ?? point.at;
    let at = point.at + 7;
    while (at < end && !/[\s<>()"\u3000-\uffff]/.test(text[at] ?? "")) at++;
    return { range: point.range, at };
  }
}

const comments = [
  ["<!--", "-->", "-->"],
  ["{/*", "*/}", "\\*/\\}"],
] as const;

const templates = [
  { open: "{{<", close: ">}}" },
  { open: "{{%", close: "%}}" },
  { open: "{%", close: "%}" },
  { open: "{:", close: "}" },
] as const;
