/** What *copy* puts on the clipboard is one display that a note can hold. */
import assert from "node:assert/strict";
import katex from "katex";
import { derivationForPage, derivationMarkdown } from "../../../src/surfaces/client/derivationTex.ts";
import type { DerivationView, StepView } from "../../../src/surfaces/server/protocol.ts";

const area = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

function step(left: string, relation: string, right: string, verdict: StepView["verdict"]): StepView {
  return {
    verdict,
    relation,
    sign: area,
    left: { tex: left, area },
    right: { tex: right, area },
    reason: "Because.",
    proof: [],
    reading: [],
    assumptions: [],
  };
}

const view: DerivationView = {
  uri: "file:///note.md",
  version: 1,
  area,
  title: "A bound",
  macros: {},
  steps: [
    step("\\log p", "=", "a % a comment\n + b", "proved"),
    step("a % a comment\n + b", "≥", "c", "refuted"),
    step("50\\% d", ":=", "e", "definition"),
  ],
};

describe("derivationMarkdown", () => {
  it("writes a chain, a step a line, each with its verdict in a comment", () => {
    assert.equal(
      derivationMarkdown(view),
      [
        "$$",
        "\\begin{aligned}",
        "\\log p &= a + b \\\\ % ✓ Because.",
        "&\\ge c \\\\ % ✗ Because.",
        "50\\% d &\\coloneqq e % ≔ Because.",
        "\\end{aligned}",
        "$$",
        "",
      ].join("\n"),
    );
  });

  it("is TeX that renders", () => {
    const tex = derivationMarkdown(view).replaceAll("$$", "");
    assert.ok(katex.renderToString(tex, { displayMode: true, strict: false }).includes("katex"));
  });
});

describe("derivationForPage", () => {
  it("leaves out all places", () => {
    const page = derivationForPage({ ...view, current: 1 }, "note.md", true);
    assert.equal(page.steps.length, 3);
    assert.deepEqual([page.current, page.stale, page.file, page.title], [1, true, "note.md", "A bound"]);
    assert.ok(!JSON.stringify(page).includes("character"));
  });
});
