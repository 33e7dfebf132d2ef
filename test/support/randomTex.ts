/** Random formulas that know their own tree: each writes its TeX from a position on, with the row it must be read as. */
import fc from "fast-check";
import type { Item, Row } from "../../src/tex/tree.ts";

interface Written {
  readonly tex: string;
  readonly row: Row;
}

export interface Formula {
  readonly write: (start: number) => Written;
}

/** Puts texts and formulas one behind the other, and makes items of where they came to stand. */
function compose(
  parts: readonly (string | Formula)[],
  make: (rows: readonly Row[], span: { start: number; end: number }) => Row,
): Formula {
  return {
    write(start) {
      let tex = "";
      const rows: Row[] = [];
      for (const part of parts) {
        if (typeof part === "string") tex += part;
        else {
          const written = part.write(start + tex.length);
          tex += written.tex;
          rows.push(written.row);
        }
      }
      return { tex, row: make(rows, { start, end: start + tex.length }) };
    },
  };
}

const at = (rows: readonly Row[], index: number): Row => rows[index] ?? [];

const symbolOf = (
  tex: string,
  text: string,
  family: "ordinary" | "relation" | "binary",
  font?: string,
): Formula =>
  compose([tex], (_, span) => [{ kind: "symbol", span, text, family, ...(font ? { font } : {}) }]);

const word = (tex: string, text: string, command: boolean): Formula =>
  compose([tex], (_, span) => [{ kind: "word", span, text, command }]);

const leaves = fc.constantFrom(
  symbolOf("x", "x", "ordinary"),
  symbolOf("\\theta", "\\theta", "ordinary"),
  symbolOf("+", "+", "binary"),
  symbolOf("=", "=", "relation"),
  symbolOf("\\leq", "\\le", "relation"),
  symbolOf("\\mathbb{E}", "E", "ordinary", "mathbb"),
  symbolOf("\\boldsymbol \\mu", "\\mu", "ordinary", "mathbf"),
  symbolOf("\\mathrm d", "d", "ordinary", "mathrm"),
  word("\\log", "log", true),
  word("\\mathrm{KL}", "KL", false),
  word("\\text{data}", "data", false),
  compose(["\\text{a, b}"], (_, span) => [{ kind: "text", span, text: "a, b" }]),
  compose(["\\quad"], (_, span) => [{ kind: "space", span }]),
  compose(["\\color{red}"], () => []),
  compose(["\\displaystyle"], () => []),
);

const glue = fc.constantFrom(" ", "  ", "\\, ", " % no token\n", "\\! ");

const { formula } = fc.letrec<{ formula: Formula; atom: Formula }>((tie) => ({
  formula: fc.array(fc.tuple(tie("atom"), glue), { maxLength: 4 }).map((atoms) =>
    compose(
      atoms.flatMap(([atom, space]) => [atom, space]),
      (rows) => rows.flat(),
    ),
  ),
  atom: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 6, arbitrary: leaves },
    fc.tuple(tie("formula"), tie("formula")).map(([above, below]) => fraction(above, below)),
    fc.tuple(tie("formula"), tie("formula")).map(([below, above]) => scripts(below, above)),
    tie("formula").map((body) => compose(["{", body, "}"], (rows) => at(rows, 0))),
    tie("formula").map((body) => compose(["\\textcolor{red}{", body, "}"], (rows) => at(rows, 0))),
    tie("formula").map((body) => around("\\sqrt{", body, "}", (inner) => ({ kind: "radical", body: inner }))),
    tie("formula").map((body) =>
      around("\\hat{", body, "}", (inner) => ({ kind: "accent", mark: "hat", body: inner })),
    ),
    tie("formula").map((body) => brackets(body)),
    fc
      .tuple(tie("formula"), tie("formula"))
      .map(([body, label]) =>
        compose(["\\underbrace{", body, "}_{", label, "}"], (rows, span) => [
          { kind: "brace", span, body: at(rows, 0), label: at(rows, 1) },
        ]),
      ),
    fc
      .tuple(tie("formula"), tie("formula"))
      .map(([above, body]) =>
        compose(["\\overset{", above, "}{", body, "}"], (rows, span) => [
          { kind: "labelled", span, body: at(rows, 1), above: at(rows, 0) },
        ]),
      ),
    fc.tuple(tie("formula"), tie("formula"), tie("formula")).map(([a, b, c]) =>
      compose(["\\begin{aligned}", a, "&", b, "\\\\", c, "& x \\end{aligned}"], (rows, span) => {
        const x = span.end - "x \\end{aligned}".length;
        const last: Item = { kind: "symbol", span: { start: x, end: x + 1 }, text: "x", family: "ordinary" };
        return [
          {
            kind: "grid",
            span,
            environment: "aligned",
            rows: [
              [at(rows, 0), at(rows, 1)],
              [at(rows, 2), [last]],
            ],
          },
        ];
      }),
    ),
  ),
}));

type Unplaced<T> = T extends Item ? Omit<T, "span"> : never;

function around(open: string, body: Formula, close: string, make: (inner: Row) => Unplaced<Item>): Formula {
  return compose([open, body, close], (rows, span) => [{ ...make(at(rows, 0)), span }]);
}

function fraction(above: Formula, below: Formula): Formula {
  return compose(["\\frac{", above, "}{", below, "}"], (rows, span) => [
    { kind: "fraction", span, numerator: at(rows, 0), denominator: at(rows, 1), bar: true },
  ]);
}

/** Scripts of a symbol of their own, so that they never follow others. */
function scripts(below: Formula, above: Formula): Formula {
  return compose(["y_{", below, "}^{", above, "}"], (rows, span) => [
    { kind: "symbol", span: { start: span.start, end: span.start + 1 }, text: "y", family: "ordinary" },
    {
      kind: "scripts",
      span: { start: span.start + 1, end: span.end },
      subscript: at(rows, 0),
      superscript: at(rows, 1),
    },
  ]);
}

function brackets(body: Formula): Formula {
  return compose(["\\left(", body, "\\right]"], (rows, span) => [
    { kind: "symbol", span: { start: span.start, end: span.start + 6 }, text: "(", family: "open" },
    ...at(rows, 0),
    { kind: "symbol", span: { start: span.end - 7, end: span.end }, text: "]", family: "close" },
  ]);
}

export const formulas = formula;
