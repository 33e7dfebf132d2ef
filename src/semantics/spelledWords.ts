/**
 * Words that notes spell without a command: `log p`, `Var[X]`, `exp(a)`, `argmax`. Letters of a row that stand side by
 * side in the source and spell one of them are one word. Nothing else is guessed at.
 */
import type { Item, Row, Symbol, Word } from "../tex/tree.ts";

const words = new Set(
  "log ln exp max min sup inf arg argmax argmin Var Cov Corr det diag softmax sigmoid".split(" "),
);

export function withSpelledWords(row: Row): Row {
  const out: Item[] = [];
  for (let index = 0; index < row.length;) {
    const run = letterRun(row, index);
    const length = wordLength(run.map((symbol) => symbol.text).join(""));
    const [first, last] = [run[0], run[length - 1]];
    if (length > 0 && first && last) {
      const text = run
        .slice(0, length)
        .map((symbol) => symbol.text)
        .join("");
      out.push({
        kind: "word",
        span: { start: first.span.start, end: last.span.end },
        text,
        command: false,
      } satisfies Word);
      index += length;
    } else {
      const item = row[index];
      if (item) out.push(withinItem(item));
      index++;
    }
  }
  return out;
}

/** Plain letters from `from` on, each right behind the other. */
function letterRun(row: Row, from: number): readonly Symbol[] {
  const run: Symbol[] = [];
  const before = row[from - 1];
  if (isPlainLetter(before) && before.span.end === row[from]?.span.start) return run;
  for (let index = from; index < row.length; index++) {
    const item = row[index];
    if (!isPlainLetter(item) || (run.length > 0 && run.at(-1)?.span.end !== item.span.start)) break;
    run.push(item);
  }
  return run;
}

function isPlainLetter(item: Item | undefined): item is Symbol {
  return item?.kind === "symbol" && item.font === undefined && /^[A-Za-z]$/.test(item.text);
}

/** How many letters of the run are a word: all of them, or a logarithm before one more letter (`logp`). */
function wordLength(run: string): number {
  if (words.has(run)) return run.length;
  return /^log[a-zA-Z]$/.test(run) ? 3 : 0;
}

function withinItem(item: Item): Item {
  switch (item.kind) {
    case "scripts":
      return {
        ...item,
        ...(item.subscript ? { subscript: withSpelledWords(item.subscript) } : {}),
        ...(item.superscript ? { superscript: withSpelledWords(item.superscript) } : {}),
      };
    case "fraction":
      return {
        ...item,
        numerator: withSpelledWords(item.numerator),
        denominator: withSpelledWords(item.denominator),
      };
    case "radical":
    case "accent":
      return { ...item, body: withSpelledWords(item.body) };
    case "brace":
      return {
        ...item,
        body: withSpelledWords(item.body),
        ...(item.label ? { label: withSpelledWords(item.label) } : {}),
      };
    case "labelled":
      return {
        ...item,
        body: withSpelledWords(item.body),
        ...(item.above ? { above: withSpelledWords(item.above) } : {}),
        ...(item.below ? { below: withSpelledWords(item.below) } : {}),
      };
    case "grid":
      return { ...item, rows: item.rows.map((cells) => cells.map(withSpelledWords)) };
    default:
      return item;
  }
}
