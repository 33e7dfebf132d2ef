/** The command line as it is built and shipped, in processes of its own. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { failureLevels } from "../src/surfaces/cli/arguments.ts";
import { version } from "../src/surfaces/cli/version.ts";
import { type Files, withFolder } from "./support/folder.ts";
import { schemaErrors } from "./support/reportSchema.ts";

const root = path.join(import.meta.dirname, "..");
const program = path.join(root, "dist", "cli.js");

const notes = {
  proved: "$$D_{KL}(p \\| q) = \\int p(x) \\log \\frac{p(x)}{q(x)} \\, dx$$\n",
  refuted: "$$D_{KL}(p \\| q) = \\int q(x) \\log \\frac{p(x)}{q(x)} \\, dx$$\n",
  undecided: "$$\\int_0^1 p(x) \\, dx = \\frac{1}{2}$$\n",
  unread: "$$\\log p(x) = \\log (p(x)$$\n",
} as const;

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Report {
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly files: readonly {
    readonly path: string;
    readonly derivations: readonly {
      readonly cell?: number;
      readonly steps: readonly { readonly verdict: string }[];
    }[];
  }[];
}

async function marginalia(
  files: Files,
  argv: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  return withFolder(files, (folder) => {
    const env = { PATH: process.env["PATH"], ...environment };
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], {
      cwd: folder,
      env,
      encoding: "utf8",
      maxBuffer: 2 ** 26,
    });
    return { code: status, out: stdout, err: stderr };
  });
}

before(() => assert.ok(fs.existsSync(program), "dist/cli.js is missing: run npm run build"));

describe("the built command line", () => {
  it("can be run by itself", () => {
    assert.match(fs.readFileSync(program, "utf8"), /^#!\/usr\/bin\/env node\n/);
    assert.ok((fs.statSync(program).mode & 0o111) !== 0 || process.platform === "win32");
  });

  it("knows its version, which is the package's", async () => {
    const manifest: { version: string } = JSON.parse(
      fs.readFileSync(path.join(root, "package.json"), "utf8"),
    );
    assert.equal(version, manifest.version);
    assert.deepEqual(await marginalia({}, ["--version"]), { code: 0, out: `${version}\n`, err: "" });
  });

  it("teaches with examples", async () => {
    for (const argv of [["--help"], ["check", "--help"], ["help", "check"]]) {
      const { code, out, err } = await marginalia({}, argv);
      assert.deepEqual([code, err], [0, ""]);
      assert.match(out, /Examples:\n {2}\$ marginalia check/);
    }
  });

  const usageErrors: readonly (readonly string[])[] = [
    [],
    ["verify"],
    ["check", "--frmat", "json"],
    ["check", "--format", "xml"],
    ["check", "--fail-on", "sometimes"],
    ["check", "--color", "blue"],
    ["check", "--seed", "-1"],
  ];
  for (const argv of usageErrors) {
    it(`refuses “${argv.join(" ")}” with code 2 and words on standard error alone`, async () => {
      const { code, out, err } = await marginalia({ "a.md": notes.proved }, argv);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, /--help|Usage/);
    });
  }

  const inputErrors: readonly [what: string, files: Files, argument: string, message: RegExp][] = [
    ["a missing note", {}, "missing.md", /^marginalia: missing\.md: no such file or folder\n$/],
    ["a folder without notes", { "bad/a.txt": "" }, "bad", /^marginalia: bad: there are no notes/],
    [
      "a binary file",
      { "bad/a.md": new Uint8Array([0, 1]) },
      "bad",
      /^marginalia: bad\/a\.md: not a text file/,
    ],
    [
      "another encoding",
      { "a.md": new Uint8Array([0xc4, 0xe3]) },
      "a.md",
      /^marginalia: a\.md: not encoded in UTF-8/,
    ],
    [
      "a broken notebook",
      { "bad/a.ipynb": '{"cells": [' },
      "bad",
      /^marginalia: bad\/a\.ipynb: not a notebook: /,
    ],
    ["a file of another kind", { "a.tex": "$$1 = 1$$" }, "a.tex", /^marginalia: a\.tex: not a note/],
  ];
  for (const [what, files, argument, message] of inputErrors) {
    it(`says so for ${what}, checks the other notes, and leaves with 2`, async () => {
      const all = { ...files, "other/b.md": notes.refuted };
      const { code, out, err } = await marginalia(all, ["check", argument, "other"]);
      assert.equal(code, 2);
      assert.match(err, message);
      assert.match(out, /other\/b\.md:1:18 ✗ refuted/);
    });
  }
});

describe("the exit code by --fail-on", () => {
  const failing: Readonly<Record<(typeof failureLevels)[number], readonly string[]>> = {
    refuted: ["refuted"],
    unread: ["refuted", "unread"],
    undecided: ["refuted", "unread", "undecided"],
    never: [],
  };
  for (const level of failureLevels) {
    for (const [verdict, text] of Object.entries(notes)) {
      const code = failing[level].includes(verdict) ? 1 : 0;
      it(`is ${code} for a step that is ${verdict}, failing on ${level}`, async () => {
        const { code: actual, out } = await marginalia({ "a.md": text }, ["check", "--fail-on", level]);
        assert.match(out, new RegExp(`1 step: . 1 ${verdict}\n$`));
        assert.equal(actual, code);
      });
    }
  }
});

describe("the built reports", () => {
  const cells = [
    { cell_type: "code", source: ["1 + 1"] },
    { cell_type: "markdown", source: ["# A notebook\n", "\n", notes.refuted] },
  ];
  const files = {
    "notes/a.md": Object.values(notes).join("\nand\n\n"),
    "notes/b.ipynb": JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }),
    "notes/empty.md": "",
    "notes/prose.md": "# 只有文字\n\nNo maths here.\n",
  };

  it("are valid JSON by the schema, on standard output alone", async () => {
    const { code, out, err } = await marginalia(files, ["check", "--format", "json", "notes", "missing.md"]);
    assert.equal(code, 2);
    const report: Report = JSON.parse(out);
    assert.deepEqual(schemaErrors(report), []);
    assert.deepEqual(report.errors, [{ path: "missing.md", message: "no such file or folder" }]);
    assert.match(err, /missing\.md/);
    assert.deepEqual(
      report.files.map((file) => [
        file.path,
        file.derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict)),
      ]),
      [
        ["notes/a.md", ["proved", "refuted", "undecided", "unread"]],
        ["notes/b.ipynb", ["refuted"]],
        ["notes/empty.md", []],
        ["notes/prose.md", []],
      ],
    );
    assert.equal(report.files[1]?.derivations[0]?.cell, 1);
  });

  it("are the same in every run", async () => {
    for (const format of ["json", "text"]) {
      const [first, second] = [
        await marginalia(files, ["check", "--format", format]),
        await marginalia(files, ["check", "--format", format]),
      ];
      assert.deepEqual(first, second);
    }
  });

  it("are coloured only where colour is asked for, as standard output is no terminal here", async () => {
    const colored = async (argv: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<boolean> =>
      (await marginalia(files, ["check", ...argv], environment)).out.includes("\u001b[");
    assert.equal(await colored([]), false);
    assert.equal(await colored([], { FORCE_COLOR: "1" }), false);
    assert.equal(await colored(["--color=always"]), true);
    assert.equal(await colored(["--color=always"], { NO_COLOR: "1" }), true);
    assert.equal(await colored(["--color=never"]), false);
  });

  it("arrive whole at a slow reader, however long", async () => {
    const long = { "a.md": "$1 + 1 = 2$ and\n".repeat(3000) };
    const { out } = await marginalia(long, ["check", "--format", "json"]);
    const report: Report = JSON.parse(out);
    assert.equal(report.files[0]?.derivations.length, 3000);
  });

  it("end quietly when the reader closes the pipe", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [`${n}.md`, "$1 + 1 = 2$ and\n".repeat(200)]),
    );
    const err = await withFolder(
      many,
      (folder) =>
        new Promise<string>((resolve) => {
          const child = spawn(process.execPath, [program, "check"], { cwd: folder });
          let written = "";
          child.stderr.setEncoding("utf8").on("data", (text: string) => (written += text));
          child.stdout.once("data", () => child.stdout.destroy());
          child.on("close", () => resolve(written));
        }),
    );
    assert.equal(err, "");
  });
});
