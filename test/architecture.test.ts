/** The layers hold, and the inspection that says so finds every kind of violation when it is planted. */
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { inspectArchitecture, partOf } from "./support/architecture.ts";

const root = path.join(import.meta.dirname, "..");

describe("the architecture", () => {
  const { files, complaints } = inspectArchitecture(root);

  it("was looked at in every part", () => {
    assert.ok(files.length > 50, `only ${files.length} files were looked at`);
    const parts = new Set(files.map(partOf));
    for (const part of ["span", "notes", "tex", "semantics", "check", "report", "checkNote", "surfaces"]) {
      assert.ok(parts.has(part), `no file of ${part} was looked at`);
    }
  });

  it("holds", () => {
    assert.deepEqual(complaints, []);
  });
});

describe("the inspection of the architecture", () => {
  const header = "/** A planted file. */\n";
  const violations: readonly [what: string, file: string, text: string, complaint: RegExp][] = [
    [
      "an upward import",
      "src/tex/a.ts",
      'import { b } from "../semantics/b.ts";',
      /tex may not import src\/semantics/,
    ],
    [
      "an upward type import",
      "src/notes/a.ts",
      'import type { B } from "../tex/b.ts";',
      /notes may not import/,
    ],
    ["an upward re-export", "src/check/a.ts", 'export * from "../report/b.ts";', /check may not import/],
    [
      "a dynamic upward import",
      "src/semantics/a.ts",
      'await import("../check/b.ts");',
      /semantics may not import/,
    ],
    [
      "an import over several lines",
      "src/tex/a.ts",
      'import {\n  b,\n} from "../notes/b.ts";',
      /tex may not import/,
    ],
    [
      "a surface that skips the pipeline",
      "src/surfaces/cli/a.ts",
      'import "../../tex/b.ts";',
      /surfaces may not import/,
    ],
    ["span with an import", "src/span.ts", 'import type { B } from "./notes/b.ts";', /span may not import/],
    [
      "prove that meets falsify",
      "src/check/prove/rules/a.ts",
      'import "../../falsify/b.ts";',
      /may never meet/,
    ],
    ["falsify that meets prove", "src/check/falsify/a.ts", 'import "../prove/b.ts";', /may never meet/],
    ["surfaces that meet", "src/surfaces/server/a.ts", 'import "../cli/b.ts";', /may never meet/],
    [
      "a shared file that knows a surface",
      "src/surfaces/a.ts",
      'import "./cli/b.ts";',
      /shared by all surfaces/,
    ],
    [
      "the client that reads the server's insides",
      "src/surfaces/client/a.ts",
      'import "../server/b.ts";',
      /never meet/,
    ],
    ["a webview that reads the engine", "webview/a.ts", 'import "../src/span.ts";', /webview may not import/],
    [
      "an engine that reads the webview",
      "src/report/a.ts",
      'import "../../webview/messages.ts";',
      /report may not import/,
    ],
    ["the core importing a test", "src/report/a.ts", 'import "../../test/b.ts";', /no part of the program/],
    ["a second caller of katex", "src/tex/a.ts", 'import katex from "katex";', /may not import katex: only/],
    [
      "katex by another door",
      "src/tex/a.ts",
      'import katex from "katex/dist/katex.mjs";',
      /only src\/tex\/parseTex/,
    ],
    [
      "a second caller of nerdamer",
      "src/check/prove/a.ts",
      'const n = require("nerdamer");',
      /only src\/check\/prove/,
    ],
    [
      "a second caller of nerdamer's loader",
      "src/check/prove/a.ts",
      'import { loadNerdamer } from "./loadNerdamer.cjs";',
      /only src\/check\/prove\/algebra/,
    ],
    [
      "nerdamer in a CommonJS file",
      "src/tex/a.cjs",
      'require("nerdamer/Algebra");',
      /only src\/check\/prove/,
    ],
    ["node in the core", "src/notes/a.ts", 'import fs from "node:fs";', /may not import node:fs: only/],
    [
      "a library of nobody",
      "src/notes/a.ts",
      'import x from "@scope/name/deep";',
      /has no caller in the table/,
    ],
    ["a folder without a place", "src/misc/a.ts", "export const a = 1;", /has no place in the table/],
    ["a file without a place", "src/stray.ts", "export const a = 1;", /has no place in the table/],
    ["too many lines", "src/notes/a.ts", "export {};\n".repeat(501), /more than 500 lines/],
  ];
  for (const [what, file, text, complaint] of violations) {
    it(`finds ${what}`, () => assert.match(inspectPlanted(file, header + text).join("\n"), complaint));
  }

  it("finds a file without a header", () => {
    for (const file of ["src/notes/a.ts", "webview/a.ts", "scripts/a.ts", "test/a.test.ts"]) {
      assert.deepEqual(inspectPlanted(file, "// No header.\nexport const a = 1;\n"), [
        `${file}: has no header`,
      ]);
    }
  });

  it("has nothing against what is allowed", () => {
    const allowed: readonly [file: string, text: string][] = [
      ["src/semantics/a.ts", 'import type { Span } from "../span.ts";\nimport "../tex/b.ts";'],
      ["src/tex/parseTex.ts", 'import katex from "katex";'],
      ["src/check/prove/algebra.ts", 'import { loadNerdamer } from "./loadNerdamer.cjs";'],
      [
        "src/surfaces/cli/a.ts",
        'import fs from "node:fs";\nimport "../contract.ts";\nimport "./formats/b.ts";',
      ],
      [
        "src/surfaces/client/a.ts",
        'import type { A } from "../server/protocol.ts";\nimport "../../../webview/messages.ts";',
      ],
      ["src/checkNote.ts", 'import "./notes/a.ts";\nimport "./report/b.ts";'],
      ["src/notes/a.ts", '// import fs from "node:fs";\n/* import "katex"; */'],
    ];
    for (const [file, text] of allowed) assert.deepEqual(inspectPlanted(file, header + text), []);
  });

  /** The complaints about a tree that holds one file. */
  function inspectPlanted(file: string, text: string): readonly string[] {
    const tree = fs.mkdtempSync(path.join(os.tmpdir(), "marginalia-tree-"));
    try {
      fs.mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
      fs.writeFileSync(path.join(tree, file), text);
      const inspection = inspectArchitecture(tree);
      assert.deepEqual(inspection.files, [file]);
      return inspection.complaints;
    } finally {
      fs.rmSync(tree, { recursive: true });
    }
  }
});
