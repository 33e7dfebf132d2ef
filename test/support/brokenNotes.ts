/** Notes that nobody would write: pieces of real ones cut, spliced and scrambled, soups of tokens, and giants. */
import fc from "fast-check";
import type { Note } from "../../src/notes/note.ts";

const soup = [
  ..."{}[]()$$$|&%#_^~\\<>`*-+=,.;:!'\" \n\n0127abdipqxzNE中文，。".split(""),
  ..."\\\\ \\left \\right \\left( \\right] \\big| \\middle\\| \\{ \\} \\[ \\] \\( \\) \\begin{aligned} \\end{aligned} \\begin{cases} \\end{cases} &=".split(
    " ",
  ),
  ..."\\begin{align*} \\end{align*} \\frac \\frac{1}{2} \\sqrt \\sum \\sum_{i=1}^N \\prod \\int \\,dx \\log \\exp \\arg\\max \\max_\\theta".split(
    " ",
  ),
  ..."\\mathbb{E} \\mathbb{E}_{q(z)} D_{KL} \\| \\Vert \\mid \\theta \\phi p_\\theta(x) q(z\\mid{}x) p(x,z) H(p) \\mathcal{L} \\infty".split(
    " ",
  ),
  ..."= \\ge \\le \\neq \\approx \\propto := \\Rightarrow \\iff \\overset{!}{=} \\underbrace{p}_{=q} \\text{where} \\newcommand{\\E}[1]{#1} \\def \\E".split(
    " ",
  ),
  ..."\\hat \\bar{x} \\nabla \\frac{d}{dx} x_i x^{(n)} x_{1:N} x_{<i} \\dots ```math ``` $$ $` `$ <!-- --> #".split(
    " ",
  ),
  "<!-- marginalia: off -->",
  "<!-- marginalia: assume p = q -->",
  "\n\n$$\n",
  "\n$$\n\n",
  "\r\n",
  "\t",
  "\u0000",
  "\ud800",
  "\u0301",
];

/** Notes made from the texts of real ones. */
export function brokenNotes(texts: readonly string[], longest: number): fc.Arbitrary<Note> {
  const piece = fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.integer({ min: 1, max: longest }))
    .map(([text, at, length]) => text.slice(at % text.length, (at % text.length) + length));
  const tokens = fc.array(fc.constantFrom(...soup), { maxLength: 60 }).map((list) => list.join(""));
  const spaced = fc.array(fc.constantFrom(...soup), { maxLength: 60 }).map((list) => list.join(" "));
  const cut = fc.tuple(piece, fc.nat(), fc.nat()).map(([text, from, length]) => {
    const at = from % text.length;
    return text.slice(0, at) + text.slice(at + (length % 12));
  });
  const spliced = fc.tuple(piece, piece, fc.nat()).map(([first, second, at]) => {
    return first.slice(0, at % first.length) + second + first.slice(at % first.length);
  });
  const scrambled = fc
    .tuple(piece, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...soup)), { minLength: 1, maxLength: 4 }))
    .map(([text, changes]) =>
      changes.reduce(
        (whole, [at, token]) =>
          whole.slice(0, at % whole.length) + token + whole.slice((at % whole.length) + 1),
        text,
      ),
    );
  const displayed = fc.oneof(tokens, spaced).map((tex) => `The density $p(x)$.\n\n$$\n${tex}\n$$\n`);
  const text = fc.oneof(
    piece,
    cut,
    spliced,
    scrambled,
    tokens,
    spaced,
    displayed,
    fc.string({ unit: "binary" }),
  );
  return fc.record({ path: fc.constantFrom("note.md", "note.md", "note.md", "note.ipynb"), text });
}

/** Notes that are deeper or longer than any reader of them would bear. */
export function giantNotes(depth: number, length: number): readonly (readonly [what: string, note: Note])[] {
  const displayed = (tex: string): string => `$$\n${tex}\n$$\n`;
  const nested = (open: string, close: string, inner = "x"): string =>
    displayed(`y = ${open.repeat(depth)}${inner}${close.repeat(depth)}`);
  const long = (part: string): string => part.repeat(Math.ceil(length / part.length));
  const texts: readonly (readonly [string, string])[] = [
    ["nested braces", nested("{", "}")],
    ["nested brackets", nested("(", ")")],
    ["nested sized brackets", nested("\\left(", "\\right)")],
    ["nested fractions", nested("\\frac{1}{", "}")],
    ["nested roots", nested("\\sqrt{", "}")],
    ["nested exponents", nested("x^{", "}")],
    ["nested logarithms", nested("\\log(", ")")],
    ["nested expectations", nested("\\mathbb{E}_{p(x)}[", "]", "p(x)")],
    ["nested texts", nested("\\text{$", "$}")],
    ["nested environments", nested("\\begin{aligned}", "\\end{aligned}")],
    ["nested braces under claims", nested("\\underbrace{", "}_{=y}")],
    ["open braces", displayed("{".repeat(depth))],
    ["signs of negation", displayed(`y = ${"-".repeat(depth)}x`)],
    ["primes", displayed(`y = x${"'".repeat(depth)}`)],
    ["nested quotations", `${"> ".repeat(depth)}$x = x$\n`],
    [
      "nested lists",
      Array.from({ length: Math.min(depth, 1000) }, (_, level) => `${"  ".repeat(level)}- $x = x$`).join(
        "\n",
      ),
    ],
    [
      "macros that double",
      displayed(
        `${"abcdefghij"
          .split("")
          .map((name, at, all) => `\\def\\${name}{\\${all[at + 1] ?? "theta"}\\${all[at + 1] ?? "theta"}}`)
          .join("")}\\a = \\a`,
      ),
    ],
    ["a macro of itself", displayed("\\def\\a{\\a\\a}\\a = 1")],
    ["a long sum", displayed(`y = ${long("x + ")}x`)],
    ["a long chain", displayed(`${long("x = ")}x`)],
    ["a long product", displayed(`y = ${long("p(x) ")}`)],
    ["a long row of rows", displayed(`y ${long("&= x \\\\\n")}`)],
    ["long arrows", displayed(`${long("x = y \\Rightarrow ")}x = y`)],
    ["a long word", displayed(long("x"))],
    ["a long number", displayed(`y = ${long("7")}`)],
    ["dollars", long("$")],
    ["dollars and letters", long("$x")],
    ["backquotes", long("`a")],
    ["backslashes", long("\\")],
    ["open comments", long("<!-- ")],
    ["brackets", long("[")],
    ["stars", long("*a ")],
    ["rules", long("---\n")],
    ["prose", long("word ")],
    ["formulas in prose", long("$x = x$ and ")],
  ];
  return [
    ...texts.map(([what, text]) => [what, { path: "note.md", text }] as const),
    ["a notebook that is no notebook", { path: "note.ipynb", text: long("[") }],
    [
      "a notebook of much",
      {
        path: "note.ipynb",
        text: JSON.stringify({ cells: [{ cell_type: "markdown", source: [long("$x$ ")] }] }),
      },
    ],
  ];
}
