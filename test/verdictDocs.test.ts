/** The page that diagnostics link to: it has a heading for every verdict and every code, and the signs of the margin. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { verdictKinds } from "../src/report/summarize.ts";
import { verdictMarks } from "../src/report/verdictMarks.ts";
import type { DiagnosticCode } from "../src/surfaces/server/diagnostics.ts";

/** Every code of a diagnostic; the type makes the list complete. */
const codes: Readonly<Record<DiagnosticCode, true>> = {
  brackets: true,
  note: true,
  refuted: true,
  undecided: true,
  unread: true,
};

describe("docs/verdicts.md", () => {
  const page = fs.readFileSync(path.join(import.meta.dirname, "..", "docs", "verdicts.md"), "utf8");
  const headings = new Set(
    [...page.matchAll(/^## (\w+)$/gm)].map(([, heading = ""]) => heading.toLowerCase()),
  );

  it("has a heading for every verdict and for every code of a diagnostic", () => {
    for (const heading of [...verdictKinds, ...Object.keys(codes)]) {
      assert.ok(headings.has(heading), `there is no heading ${heading}`);
    }
  });

  it("lists every verdict with the sign that stands in the margin", () => {
    for (const kind of verdictKinds) {
      const row = new RegExp(`^\\| ${verdictMarks[kind].sign.replace(/[?]/, "\\?")} +\\| \\[${kind}\\]`, "m");
      assert.match(page, row);
    }
  });

  it("links only to headings and files that are there", () => {
    const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target);
    assert.ok(links.length >= verdictKinds.length);
    for (const link of links) {
      const found = link.startsWith("#")
        ? headings.has(link.slice(1))
        : fs.existsSync(path.join(import.meta.dirname, "..", "docs", link));
      assert.ok(found, `${link} leads nowhere`);
    }
  });
});
