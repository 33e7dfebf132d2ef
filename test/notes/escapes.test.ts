/** Which Markdown escapes are undone, and which TeX is left as it is. */
import assert from "node:assert/strict";
import { undoMarkdown } from "../../src/notes/escapes.ts";

function undo(text: string): { text: string; offsets: readonly number[] } {
  return undoMarkdown({ text, offsets: Array.from({ length: text.length + 1 }, (_, index) => index) });
}

const raw = String.raw;

const undone: readonly (readonly [written: string, meant: string])[] = [
  [raw`p\_\theta(x\_i)`, raw`p_\theta(x_i)`],
  [raw`\mathbb{E}\_{q}[x]\_k`, raw`\mathbb{E}_{q}[x]_k`],
  [raw`\sigma^2\_0 + z\_1`, raw`\sigma^2_0 + z_1`],
  [raw`\sum\limits\_{k=1}`, raw`\sum\limits_{k=1}`],
  [raw`x\\_i`, raw`x_i`],
  [raw`\theta^\*`, raw`\theta^*`],
  [raw`a \= b \+ \(c \- d\) \< \[e\]`, raw`a = b + (c - d) < [e]`],
  [raw`\\{x_i\\}\_{i=1}^n`, raw`\{x_i\}_{i=1}^n`],
  [raw`\exp\left\\{ \frac{1}{2} \right\\}`, raw`\exp\left\{ \frac{1}{2} \right\}`],
  [raw`\left\\{ a \right.`, raw`\left\{ a \right.`],
  [raw`D(p \\| q)`, raw`D(p \| q)`],
  [raw`\\|x\\|`, raw`\|x\|`],
  [raw`f(x) \\, dx \\; y \\!`, raw`f(x) \, dx \; y \!`],
  [raw`a &= b \\\ &= c \\\ `, raw`a &= b \\ &= c \\ `],
  ["a \\\\\\\n b \\\\\\", "a \\\\\n b \\\\"],
  [raw`\begin{align}a\\\&=b\end{align}`, raw`\begin{align}a\\&=b\end{align}`],
  [raw`a \\\\ b \\\\\\ c`, raw`a \\ b \\ c`],
  [raw`a \\\\\theta`, raw`a \\\theta`],
  [raw`\\theta = \\log x`, raw`\theta = \log x`],
  [raw`x_{&lt;t} &gt; 0 &amp; p&#40;x&#x7c;y&rpar;`, raw`x_{<t} > 0 & p(x|y)`],
  [raw`a&nbsp;b&#160;c`, "a b c"],
  [raw`\begin{align\*}a\end{align\*}`, raw`\begin{align*}a\end{align*}`],
  ["{% raw %}x{{y}}{% endraw %}", "x{{y}}"],
];

const kept: readonly string[] = [
  raw`p(x \| z) \{a\} \% \# \$ \& \, \> \; \!`,
  raw`\text{loss\_fn} + \mathrm{QR\_DQN} + \operatorname{a\_b}`,
  raw`loss\_function`,
  raw`10\_000`,
  raw`\_x`,
  raw`\text{a\-b (c\=d) \*}`,
  raw`a \\ b \\[4pt] c \\* d`,
  raw`\begin{cases}a\\|x|\\{b}\end{cases}`,
  raw`\substack{a \\ b \\}`,
  raw`{\bf a \\{\it b}}`,
  raw`\mathbf{b}\\\vdots\\\mathbf{b}`,
  raw`a \\where \theta`,
  raw`a & lt; b &foo; c & b;`,
  raw`&#1; &#xd800; &#9999999;`,
  "\\",
  "a\\\\",
];

describe("undoMarkdown", () => {
  for (const [written, meant] of undone)
    it(`reads ${written}`, () => assert.equal(undo(written).text, meant));
  for (const text of kept)
    it(`keeps ${text}`, () =>
      assert.deepEqual(undo(text), {
        text,
        offsets: text
          .split("")
          .map((_, at) => at)
          .concat(text.length),
      }));

  it("keeps the offset of each unit", () => {
    assert.deepEqual(undo(raw`p\_z &lt; \\\\ b`).offsets, [0, 2, 3, 4, 5, 9, 10, 11, 14, 15, 16]);
  });

  it("gives every unit of an entity its first offset", () => {
    assert.deepEqual(undo("a&#128512;b"), { text: "a😀b", offsets: [0, 1, 1, 10, 11] });
  });
});
