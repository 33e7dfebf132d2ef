/** Where maths is found in Markdown, as TeX, and what stays prose. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { findMath } from "../../src/notes/findMath.ts";
import type { Block, Document } from "../../src/notes/note.ts";

function documentOf(text: string, path = "note.md"): Document {
  const [document] = findMath({ path, text }).documents;
  assert.ok(document);
  return document;
}

/** Each passage as `display: tex` or `inline: tex`. */
function passages(text: string): string[] {
  return documentOf(text).blocks.flatMap((block) =>
    block.kind === "passage" ? [`${block.display ? "display" : "inline"}: ${block.tex}`] : [],
  );
}

function problems(text: string): string[] {
  return findMath({ path: "note.md", text }).problems.map(({ code }) => code);
}

type Case = readonly [name: string, text: string, ...passages: string[]];

const delimiters: readonly Case[] = [
  ["single dollars", "Let $x$ and $y_1$.", "inline: x", "inline: y_1"],
  ["single dollars over two lines", "so $a\n= b$.", "inline: a\n= b"],
  ["dollars with blanks inside", "the $ x_i $ of $ p(z) $", "inline:  x_i ", "inline:  p(z) "],
  ["dollars in text inside dollars", "$\\text{if $x$ is odd}$ ok", "inline: \\text{if $x$ is odd}"],
  ["escaped dollars inside", "$a = \\$5$", "inline: a = \\$5"],
  ["dollars that touch", "$a$$b$", "inline: a", "inline: b"],
  ["a display on its own lines", "text\n$$\na = b\n$$\ntext", "display: \na = b\n"],
  ["a display on one line", "$$a = b$$.", "display: a = b"],
  ["a display that begins behind text", "so $$ a\n= b $$ holds", "display:  a\n= b "],
  ["a display with a blank line", "$$\na\n\n= b\n$$", "display: \na\n\n= b\n"],
  [
    "a display whose lines look like Markdown",
    "$$\na\n- b\n+ c\n> 0\n=\n1. 2\n$$",
    "display: \na\n- b\n+ c\n> 0\n=\n1. 2\n",
  ],
  ["a display with ties", "$$\na,\n~~~~b\n$$", "display: \na,\n~~~~b\n"],
  ["a display with a label behind it", "$$a$$ {#eq-a}", "display: a"],
  ["round brackets", "Let \\(x\\) be", "inline: x"],
  ["square brackets", "\\[\na = b\n\\]", "display: \na = b\n"],
  [
    "brackets with two backslashes",
    "Let \\\\(x_1\\\\) be\n\\\\[ a = b \\\\]",
    "inline: x_1",
    "display:  a = b ",
  ],
  ["a fence", "```math\na = b\n```", "display: a = b\n"],
  ["a longer fence of tildes", "~~~~ math\na\n~~~\nb\n~~~~", "display: a\n~~~\nb\n"],
  ["GitHub's backticks", "the $`a_1`$ and $`b`$", "inline: a_1", "inline: b"],
  [
    "an environment of its own",
    "so\n\\begin{align}\na &= b \\\\\n\\end{align}\nand",
    "display: \\begin{align}\na &= b \\\\\n\\end{align}",
  ],
  ["a starred environment", "\\begin{align*}a\\end{align*}", "display: \\begin{align*}a\\end{align*}"],
  ["a script", '<script type="math/tex; mode=display">a = b</script>', "display: a = b"],
  ["an inline script", 'the <script type="math/tex">a</script>', "inline: a"],
  ["a number", "all $0$ or $ 1 $", "inline: 0", "inline:  1 "],
];

const dialects: readonly Case[] = [
  ["kramdown's doubled dollars in running text", "Let $$x$$ be $$y$$.", "inline: x", "inline: y"],
  ["kramdown's doubled dollars alone", "Let $$x$$ be\n\n$$y = x$$", "inline: x", "display: y = x"],
  [
    "doubled dollars where single ones are inline",
    "Let $x$ and $y$: $$y = x$$",
    "inline: x",
    "inline: y",
    "display: y = x",
  ],
  ["maths in a heading", "# The $p(x)$ and $$q$$", "inline: p(x)", "inline: q"],
  ["maths in a table", "| $a$ | $$b$$ |\n|---|---|\n| 5$ | 6$ |", "inline: a", "inline: b"],
];

const containers: readonly Case[] = [
  ["a block quote", "> $$\n> a\n> = b\n> $$\n> then $c$", "display: \na\n= b\n", "inline: c"],
  ["a relation sign in a quoted display", "> $$\n> a\n> > b\n> $$", "display: \na\n> b\n"],
  ["a quoted display that goes on without marks", "> $$\n> a\n= b\n> $$", "display: \na\n= b\n"],
  ["a callout", "> [!TIP]\n> Let $x$.", "inline: x"],
  ["a list item", "- a\n\n  $$\n  a\n    b\n  $$\n- $c$", "display: \na\n  b\n", "inline: c"],
  ["an item with less indentation", "1. a\n\n   $$\n  a\n$$", "display: \na\n"],
  ["an item with more indentation", "- a\n\n      $$\n      b\n      $$", "display: \n    b\n    "],
  ["an item with a tab", "-\ta\n\n\t$$\n\tb\n\t$$", "display: \nb\n"],
  ["a quote in an item", "* > $a$\n  > $$b$$", "inline: a", "display: b"],
  ["details", "<details>\n<summary>Proof of $a$</summary>\n\n$$b$$\n\n</details>", "inline: a", "display: b"],
  ["carriage returns", "a $x$\r\n$$\r\ny\r\n$$\r\n", "inline: x", "display: \r\ny\r\n"],
];

const noMaths: readonly Case[] = [
  ["money", "It costs $5, or between $10 and $20, or $ 7 and 8$."],
  ["amounts on both sides", "US$5 vs US$6. Price: 5$ or $/kg, with '$/lb'."],
  ["a price and maths", "It costs $5 for $x$.", "inline: x"],
  ["escaped dollars", "from \\$5 to \\$6"],
  ["words between dollars", "one $and the other$ one"],
  ["code spans", "`$x$` and ``a ` $y$``"],
  ["fenced code", "```python\nx = '$a$'\n```\n~~~\n$$b$$\n~~~"],
  ["fenced code in a list", "1. a\n   ```\n   $x$\n   ```\n2. $y$", "inline: y"],
  ["indented code", "a\n\n    $x$\n\nb"],
  ["comments", "a <!-- $x$\n\n$$y$$ --> $z$", "inline: z"],
  ["pre and code", "<pre>\n$x$\n\n$y$</pre> <code>$z$</code> $w$", "inline: w"],
  ["attributes and targets", '<img alt="a $x$ b"> [a](https://b.c/$d$e) https://f.g/$h$i'],
  ["front matter", "---\ntitle: $x$\n---\n$y$", "inline: y"],
  ["TOML front matter", "+++\ntitle = '$x$'\n+++\n$y$", "inline: y"],
  ["a dollar over a blank line", "a $x\n\ny$ b"],
  [
    "escaped brackets",
    "see \\[1\\] and \\[the paper\\](url) and \\(see above\\), \\[link\\], \\(optional\\)",
  ],
  ["a stray dollar before code", "a $.\n`$x$`"],
  ["a theorem", "\\begin{theorem}\nLet $x$.\n\\end{theorem}", "inline: x"],
  ["liquid's code", "{% highlight python %}\n$x$\n{% endhighlight %} $y$", "inline: y"],
  ["empty dollars", "$$$$ and $$ $$ and $$$"],
];

const unclosed: readonly Case[] = [
  ["doubled dollars", "a $$x\n\nb $y$", "inline: y"],
  [
    "doubled dollars before prose and a display",
    "so $$ x\n\nAnd here we go on with words.\n\n$$\ny\n$$",
    "display: \ny\n",
  ],
  ["a display before a heading", "$$\na\n\n# Next\n\n$$b$$", "display: b"],
  ["a quoted display", "> $$\n> a\n\n$x$", "inline: x"],
  ["an environment", "\\begin{align}\na\n\nand $x$", "inline: x"],
  ["a mistyped closer", "the $$n_1$v, and $$m$$ here", "inline: m"],
];

describe("findMath", () => {
  for (const [title, cases] of Object.entries({ delimiters, dialects, containers, noMaths, unclosed })) {
    describe(title, () => {
      for (const [name, text, ...expected] of cases)
        it(name, () => assert.deepEqual(passages(text), expected));
    });
  }

  it("reports what is not closed", () => {
    for (const [name, text] of unclosed)
      assert.deepEqual(new Set(problems(text)), new Set(["unclosed-math"]), name);
    assert.deepEqual(problems("It costs $5. Let $x$ be `$y`."), []);
  });

  it("keeps the span from delimiter to delimiter", () => {
    const text = "> a $x$ b\n> $$\n> y\n> $$ c";
    const slices = documentOf(text).blocks.map(({ kind, span }) => [kind, text.slice(span.start, span.end)]);
    assert.deepEqual(slices, [
      ["prose", "a"],
      ["passage", "$x$"],
      ["prose", "b"],
      ["passage", "$$\n> y\n> $$"],
      ["prose", "c"],
    ]);
  });
});

describe("findMath: prose and headings", () => {
  const cases: readonly (readonly [string, string, ...string[]])[] = [
    ["paragraphs stay apart", "a\nb\n\nc", "prose a\nb", "prose c"],
    [
      "list items stay apart",
      "where:\n- $a$ is one\n- two",
      "prose where:",
      "passage",
      "prose is one",
      "prose two",
    ],
    ["headings have a level", "## Two\nx", "heading2 Two", "prose x"],
    ["headings with maths keep their text", "# The $p$ of\n", "heading1 The $p$ of", "passage", "prose of"],
    ["headings that begin with maths", "# $p$ of\n", "heading1 $p$ of", "passage", "prose of"],
    ["underlined headings", "Title\n=====\na\n\nb\n---\n", "heading1 Title", "prose a", "heading2 b"],
    ["code and tags are blanks", "a `b` <i>c</i> d", "prose a        c     d"],
    ["a comment of several lines parts", "a <!-- b\n\n--> c", "prose a", "prose c"],
    ["fenced divisions", "::: {.note}\na\n:::", "prose a"],
    ["words in Chinese", "其中 $x$ 是", "prose 其中", "passage", "prose 是"],
    ["thematic breaks", "a\n\n---\n\nb", "prose a", "prose b"],
    ["quotes have no marks", "> a\n> b", "prose a\n  b"],
  ];
  for (const [name, text, ...expected] of cases)
    it(name, () => assert.deepEqual(documentOf(text).blocks.map(shown), expected));
});

function shown(block: Block): string {
  if (block.kind === "passage") return "passage";
  if (block.kind === "directive") return `${block.instruction} ${block.argument}`.trim();
  return block.kind === "heading" ? `heading${block.level} ${block.text}` : `prose ${block.text}`;
}

describe("findMath: directives", () => {
  const cases: readonly (readonly [string, string, ...string[]])[] = [
    ["off and on", "<!-- marginalia: off -->\n$x$\n<!--marginalia: on-->", "off", "passage", "on"],
    ["ignore next", "a <!-- marginalia: ignore  next --> b", "prose a", "ignore-next", "prose b"],
    ["assume", "<!-- marginalia: assume p = p_\\theta -->", "assume p = p_\\theta"],
    ["in MDX", "{/* marginalia: off */}", "off"],
    ["other comments", "a <!-- off --> b", "prose a              b"],
  ];
  for (const [name, text, ...expected] of cases)
    it(name, () => assert.deepEqual(documentOf(text).blocks.map(shown), expected));

  it("reports one that it does not know", () => {
    const { problems: found } = findMath({ path: "a.md", text: "a <!-- marginalia: of --> b" });
    assert.deepEqual(found, [
      { code: "unknown-directive", span: { start: 2, end: 25 }, data: { directive: "of" } },
    ]);
  });
});

const fragments = [
  "$", "$$", "x", "p_\\theta(x)", "\\\\", "\\\\\\", "\\\\\\\\", "\\_", "\\\\_", "\\{", "\\\\{", "\\\\}", "{", "}", "&lt;", "&amp;", "&",
  "\n", "\r\n", "\n\n", "\n> ", "\n- ", "\n1. ", "\n    ", "\n\t", "\n# ", "\n```\n", "\n```math\n", "\n~~~\n", "\n---\n", "\n===\n", "> ", "- ",
  "`", "``", "$`", "`$", "\\(", "\\)", "\\[", "\\]", "\\\\[", "\\\\]", "\\begin{align}", "\\end{align}", "\\text{", "words of prose ", "其中", "😀",
  "<!--", "-->", "<!-- marginalia: off -->", "<pre>", "</pre>", '<a b="', '">', "<script type='math/tex'>", "</script>", "{%", "%}", "{{<", ">}}",
  "](http://a", ")", "| a |", "\\|", "\\*", "a = b", "5", " ", "\t", "\u0000", "\ud800", "https://a.b",
]; // prettier-ignore

const pasted = fc.array(fc.constantFrom(...fragments), { maxLength: 60 }).map((pieces) => pieces.join(""));

describe("findMath: every text", () => {
  it("gives blocks in order, inside the text, that do not overlap", () => {
    fc.assert(
      fc.property(pasted, (text) => {
        let last = 0;
        for (const { span } of documentOf(text).blocks) {
          assert.ok(span.start >= last && span.end > span.start && span.end <= text.length);
          last = span.end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps each unit of TeX at its offset", () => {
    fc.assert(
      fc.property(pasted, (text) => {
        for (const block of documentOf(text).blocks) if (block.kind === "passage") assertOffsets(text, block);
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps each unit of prose at its offset, or blank", () => {
    fc.assert(
      fc.property(pasted, (text) => {
        for (const block of documentOf(text).blocks) {
          if (block.kind !== "prose") continue;
          assert.equal(block.text.length, block.span.end - block.span.start);
          const same = block.text
            .split("")
            .every((_, index) => [" ", text[block.span.start + index]].includes(block.text[index]));
          assert.ok(same);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function assertOffsets(text: string, { tex, offsets, span }: Block & { kind: "passage" }): void {
  assert.equal(offsets.length, tex.length + 1);
  offsets.forEach((offset, index) => {
    assert.ok(offset >= span.start && offset <= span.end && offset >= (offsets[index - 1] ?? 0));
    const unit = tex[index] ?? "";
    if (/[a-zA-Z0-9]/.test(unit)) assert.equal(text[offset], unit);
  });
}
