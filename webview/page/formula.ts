/**
 * Formulas drawn by KaTeX, which is called nowhere else on the page. What a note says is not trusted: no links, classes
 * or pictures, bounded sizes and expansions; and a formula that KaTeX refuses is shown as its source.
 */
import katex from "katex";
import { element } from "./elements.ts";

export type Macros = Readonly<Record<string, string>>;

/** As a row of its own, among words, or as a row that may be broken between its terms. */
export type FormulaStyle = "display" | "inline" | "broken";

/** Commands that number or name an equation as a whole, which say nothing about one of its sides. */
const labels = {
  "\\label": { tokens: [], numArgs: 1 },
  "\\tag": { tokens: [], numArgs: 1 },
  "\\nonumber": "",
  "\\notag": "",
};

/** Longer formulas would keep the page from answering while they are drawn. */
const longest = 20_000;

/** Draws a formula into an element that is emptied for it. Never throws. */
export function drawFormula(tex: string, macros: Macros, into: HTMLElement, style: FormulaStyle): void {
  const sources = /&|\\\\/.test(tex) ? [tex, `\\begin{aligned}${tex}\\end{aligned}`] : [tex];
  let refusal = "It is too long to be drawn.";
  for (const source of tex.length > longest ? [] : sources) {
    const refused = tryDrawing(source, macros, into, style);
    if (refused === undefined) return;
    refusal = refused;
  }
  into.replaceChildren(element("code", { class: "source", title: refusal }, tex.trim()));
}

/** Why KaTeX refuses the formula; undefined where it is drawn. */
function tryDrawing(tex: string, macros: Macros, into: HTMLElement, style: FormulaStyle): string | undefined {
  try {
    // KaTeX breaks no display, and a formula among words only where it has no brackets around it.
    katex.render(style === "broken" ? `\\displaystyle ${tex}` : tex, into, {
      displayMode: style === "display",
      output: "htmlAndMathml",
      throwOnError: false,
      strict: "ignore",
      trust: false,
      maxSize: 20,
      maxExpand: 1000,
      errorColor: "var(--vscode-editorError-foreground)",
      // KaTeX writes into the object of macros that it is given.
      macros: { ...macros, ...labels },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const failure = into.querySelector(".katex-error");
  return failure === null ? undefined : (failure.getAttribute("title") ?? "KaTeX cannot draw it.");
}
