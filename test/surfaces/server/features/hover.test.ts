/** Hovers: exact words for every verdict, ranges, inner steps, plain formulas, limits, and notes that try to be obeyed. */
import assert from "node:assert/strict";
import type { Hover } from "vscode-languageserver";
import type { Appearance } from "../../../../src/surfaces/server/checkedNote.ts";
import { hover } from "../../../../src/surfaces/server/features/hover.ts";
import { checkedDocument, dark, withoutPictures } from "../../../support/checkedDocument.ts";

const silent: Appearance = { ...dark, trustsCommands: false };

/** What is said at the first place of `at` in a note. */
async function hoverAt(text: string, at: string, appearance: Appearance = silent): Promise<Hover | null> {
  const offset = text.indexOf(at);
  assert.ok(offset >= 0, `no ${at} in the note`);
  return hover(checkedDocument(text), offset, appearance);
}

function valueOf(found: Hover | null): string {
  assert.ok(found && typeof found.contents === "object" && "value" in found.contents);
  return found.contents.value;
}

const display = (tex: string): string => `# A note\n\n$$\n${tex}\n$$\n`;

describe("hover on a step", () => {
  const cases: readonly [what: string, note: string, at: string, expected: readonly string[]][] = [
    [
      "a proof with its forms",
      display(String.raw`p(x) = \int p(x, z) \, dz`),
      "=",
      [
        "**✓ Proved**",
        "[picture]",
        "By marginalize.",
        "The right side, by marginalize:",
        "[picture]",
        "**Assumed:** nothing",
      ],
    ],
    [
      "a test",
      display(String.raw`\mathbb{E}_{p(x)}[f(x)]^2 \le \mathbb{E}_{p(x)}[f(x)^2]`),
      String.raw`\le`,
      [
        "**≈ Tested**",
        "[picture]",
        "Holds in 24 random worlds, but there is no proof.",
        "**Assumed:** nothing",
      ],
    ],
    [
      "a refutation with the world in which it fails",
      display(String.raw`\log p(x, z) = \log p(x) - \log p(z \mid x)`),
      "=",
      [
        "**✗ Fails**",
        "[picture]",
        String.raw`The sides differ\: where the left side is log \(1\/7\) ≈ −1\.94591, the right side is log \(3\/7\) − log \(1\/3\) ≈ 0\.251314.`,
        "A world in which it fails:",
        "[picture]",
      ],
    ],
    [
      "a definition",
      display(String.raw`m(x) := \frac{1}{2}(p(x) + q(x))`),
      ":=",
      ["**≔ Definition**", "[picture]", "Gives a new name its meaning."],
    ],
    [
      "an assumption",
      "Assume that\n\n$$\nf(1) = 0\n$$\n",
      "=",
      ["**∴ Assumption**", "[picture]", "Taken as a condition of what follows."],
    ],
    [
      "a step that is not decided",
      display(String.raw`\max_x f(x) = -\min_x (-f(x))`),
      "=",
      [
        "**? Undecided**",
        "[picture]",
        "An optimum over functions or distributions, as x, is not solved yet.",
      ],
    ],
    [
      "a step that is not read",
      display("p(x = y"),
      "=",
      ["**⌀ Not read**", "[picture]", String.raw`A bracket \( has no partner.`],
    ],
    [
      "a formula that is no TeX",
      display(String.raw`\frac{a = b`),
      "a =",
      [
        "**⌀ Not read**",
        "```latex\n\\frac{a = b\n```",
        String.raw`This is no TeX that can be rendered\: Unexpected end of input in a macro argument, expected \'\}\'.`,
      ],
    ],
    [
      "what a step leans on",
      display(String.raw`r(x) := \frac{p(x)}{q(x)}`) + display(String.raw`r(x) q(x) = p(x)`),
      "= p(x)",
      [
        "**✓ Proved**",
        "[picture]",
        "By unfold definition.",
        "The left side, by unfold definition:",
        "[picture]",
        "**Assumed:** [picture]",
      ],
    ],
  ];
  for (const [what, note, at, expected] of cases) {
    it(`tells ${what}`, async () => {
      assert.equal(withoutPictures(valueOf(await hoverAt(note, at))), expected.join("\n\n"));
    });
  }

  it("links to the derivation where the client trusts commands, and nowhere else", async () => {
    const note = display("p(x) = 2 p(x)");
    assert.ok(
      valueOf(await hoverAt(note, "=", dark)).endsWith(
        "\n\n[Show derivation](command:marginalia.showDerivation)",
      ),
    );
    assert.doesNotMatch(valueOf(await hoverAt(note, "=")), /command/);
  });

  const chain = String.raw`2 + 2 = 4 \\ = 3 + 1`;
  const inner = String.raw`p(x) = \underbrace{\int p(x, z) \, dz}_{= p(x)}`;
  for (const [what, tex, at, from, to] of [
    ["its left side", "2 + 2 = 5", "2 + 2", "2 + 2", "5"],
    ["its sign", "2 + 2 = 5", "=", "2 + 2", "5"],
    ["its right side", "2 + 2 = 5", "5", "2 + 2", "5"],
    ["a middle side, which belongs to the relation before it", chain, "4", "2 + 2", "4"],
    ["the last side of a chain", chain, "3 + 1", "4", "1"],
    ["a claim below a brace", inner, "= p(x)}", String.raw`\int`, "= p(x)"],
    ["what stands above that brace", inner, String.raw`p(x, z)`, String.raw`\int`, "= p(x)"],
    ["the sign outside the brace", inner, String.raw`= \under`, "p(x)", inner.slice(-1)],
  ] as const) {
    it(`finds the step from ${what}`, async () => {
      const note = display(tex);
      const found = await hoverAt(note, at);
      const { lines } = checkedDocument(note);
      const base = note.indexOf(tex);
      const start = base + tex.indexOf(from);
      const end =
        to === inner.slice(-1) ? base + tex.length : base + tex.indexOf(to, tex.indexOf(from)) + to.length;
      assert.deepEqual(found?.range, { start: lines.positionAt(start), end: lines.positionAt(end) });
    });
  }

  it("cuts the sides of a quoted and escaped note out of its TeX, not out of its Markdown", async () => {
    const quoted = "> $$\n> p(x\\_1) =\n> \\int p(x\\_1, z) \\, dz\n> $$\n";
    const unquoted = display("p(x_1) =\n\\int p(x_1, z) \\, dz");
    assert.equal(valueOf(await hoverAt(quoted, "=")), valueOf(await hoverAt(unquoted, "=")));
  });

  it("draws with the macros of the note", async () => {
    const body = String.raw`\E_{p(x)}[1] = 1`;
    const [defined, plain] = [
      display(`\\newcommand{\\E}{\\mathbb{E}}\n${body}`),
      display(body.replace("\\E", "\\mathbb{E}")),
    ];
    const picture = async (note: string) => /\(data:[^)]*\)/.exec(valueOf(await hoverAt(note, "= 1")))?.[0];
    assert.ok(await picture(plain));
    assert.equal(await picture(defined), await picture(plain));
  });
});

describe("hover on anything else", () => {
  it("draws a formula that claims nothing, and says no more", async () => {
    const note = "The density $p_\\theta(x)$ is given.\n";
    const found = await hoverAt(note, "theta");
    assert.equal(withoutPictures(valueOf(found)), "[picture]");
    assert.deepEqual(found?.range, { start: { line: 0, character: 12 }, end: { line: 0, character: 25 } });
  });

  it("shows the source of a formula that cannot be drawn", async () => {
    assert.equal(
      valueOf(await hoverAt("Take $\\nosuchcommand$ now.", "such")),
      "```latex\n\\nosuchcommand\n```",
    );
  });

  it("says nothing in prose and code", async () => {
    assert.equal(await hoverAt("Only words.\n", "words"), null);
    assert.equal(await hoverAt("`$x$` is code.\n", "x"), null);
  });
});

describe("hover on a long step", () => {
  const sum = Array.from({ length: 16 }, (_, index) => `\\frac{p(x_{${index}})}{q(x_{${index}})}`).join(
    " + ",
  );

  it("breaks what is wide into rows and stays within what a hover may hold", async () => {
    const value = valueOf(await hoverAt(display(`${sum} = 2 \\left(${sum}\\right)`), "= 2"));
    assert.ok(value.length < 100_000);
    const svg = Buffer.from(/base64,([^)]*)\)/.exec(value)?.[1] ?? "", "base64").toString();
    const [width, height] = [/width="([\d.]+)"/, /height="([\d.]+)"/].map((size) =>
      Number(size.exec(svg)?.[1]),
    );
    assert.ok(width !== undefined && height !== undefined && height > 100);
    assert.ok(width < 46 * 14 * 3, `${width} px wide`);
  });

  it("cuts off the source of what is too long to draw", async () => {
    const value = valueOf(await hoverAt(`$f(x)${" + f(x)".repeat(2000)}$`, "f(x)"));
    assert.match(value, /^```latex\nf\(x\) .* …\n```$/s);
    assert.ok(value.length < 5000);
  });
});

describe("hover on a hostile note", () => {
  const attacks = [
    "](command:workbench.action.quit)",
    "![x](https://example.org/x.png)",
    "<img src=x onerror=alert(1)>",
    "<https://example.org>",
    "`` ` ``` [x](command:y)",
    "**bold** _it_ www.example.org a@example.org",
    "| a | b | $(alert) &lt;b&gt; #",
  ];
  const notes = (attack: string): readonly string[] => [
    display(`p(x) = \\text{${attack}}`),
    display(`\\frac{${attack} = b`),
    display(`p(x) = ${attack} q`),
    display(`\\operatorname{${attack}}(x) = p(x`),
    display(`p(\\text{${attack}}) = p(x) + 1`),
    `<!-- marginalia: assume p = p_{${attack}} -->\n\n${display("p(x) = 2 p(x)")}`,
  ];
  for (const attack of attacks) {
    it(`shows ${attack} letter by letter`, () => {
      for (const note of notes(attack)) {
        const document = checkedDocument(note);
        const offsets = document.derivations.flatMap(({ steps }) => steps.map(({ sign }) => sign.start));
        for (const offset of [...offsets, note.indexOf("$$") + 3]) {
          const found = hover(document, offset, silent) as Hover | null;
          if (found) assert.doesNotMatch(markupOf(valueOf(found)), /[[\]<>|$&@#]|https?:|www\.|command:/);
        }
      }
    });
  }

  /** What is left for Markdown to obey: without pictures of ours, code and escaped signs. */
  function markupOf(value: string): string {
    return withoutPictures(value)
      .replaceAll("[picture]", "")
      .replaceAll(/^(`{3,})latex\n[\s\S]*?\n\1$/gm, "")
      .replaceAll(/\\[!-/:-@[-`{-~]/g, "")
      .replaceAll(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, "");
  }
});
