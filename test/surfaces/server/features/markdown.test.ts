/** Text that is shown as itself, whatever Markdown would make of it. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { codeBlock, codeSpan, plainText, table } from "../../../../src/surfaces/server/features/markdown.ts";

const markdown = fc.string({
  unit: fc.constantFrom(...Array.from("[](){}<>`*_#+-.!|~&:@$=^/\"'\\ \nab1")),
  maxLength: 40,
});

describe("plainText", () => {
  for (const [text, escaped] of [
    ["By marginalize.", "By marginalize."],
    ["[a](b)", "\\[a\\]\\(b\\)"],
    ["<img>", "\\<img\\>"],
    ["www.example.org", "www\\.example\\.org"],
    ["a\n\n# b", "a \\# b"],
    ["1. one", "1\\. one"],
  ] as const) {
    it(`escapes ${JSON.stringify(text)}`, () => assert.equal(plainText(text), escaped));
  }

  it("is the text again once the escapes are undone, and has no sign that is not escaped", () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const escaped = plainText(text);
        const bare = escaped.replaceAll(/\\([!-/:-@[-`{-~])/g, "");
        assert.equal(escaped.replaceAll(/\\([!-/:-@[-`{-~])/g, "$1"), text.replaceAll(/\s+/g, " ").trim());
        assert.doesNotMatch(bare, /[[\](){}<>`*_#|~&:@$\\]/);
      }),
      { seed: 1 },
    );
  });
});

describe("code", () => {
  it("is closed by no backticks of its text", () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const [, fence = ""] = /^(`+)latex\n/.exec(codeBlock(text)) ?? [];
        assert.ok(fence.length >= 3 && !text.includes(fence));
        const span = codeSpan(text);
        const [, open = ""] = /^(`+) /.exec(span) ?? [];
        if (span !== "") assert.ok(open !== "" && span.endsWith(` ${open}`) && !span.includes("\n"));
        if (span !== "") assert.ok(![...text.matchAll(/`+/g)].some(([run]) => run === open));
      }),
      { seed: 1 },
    );
  });
});

describe("table", () => {
  it("has a row a line", () => {
    assert.equal(table(["Name", "Value"], [["a", "1"]]), "| Name | Value |\n| --- | --- |\n| a | 1 |");
  });
});
