/** The command line with a stub checker: reports, exit codes, errors, colours. */
import assert from "node:assert/strict";
import type { Check } from "../../../src/surfaces/cli/run.ts";
import { stubCheck } from "../../support/stubCheck.ts";
import { type Files, type Outcome, runIn, type Terminal, withFolder } from "../../support/folder.ts";
import { schemaErrors } from "../../support/reportSchema.ts";

const right = "$$a = a$$\n";
const wrong = "$$a = b$$\n";
const open = "$$a ≈ b$$\n";
const strange = "$$? = b$$\n";

async function outcome(files: Files, argv: readonly string[], terminal: Terminal = {}): Promise<Outcome> {
  return withFolder(files, (folder) => runIn(folder, argv, terminal));
}

describe("the exit code", () => {
  const cases: readonly [what: string, files: Files, argv: readonly string[], code: number][] = [
    ["a right note", { "a.md": right }, ["check"], 0],
    ["a wrong note", { "a.md": wrong }, ["check"], 1],
    ["an open note", { "a.md": open }, ["check"], 0],
    ["a strange note", { "a.md": strange }, ["check"], 0],
    ["a strange note, failing on unread", { "a.md": strange }, ["check", "--fail-on", "unread"], 1],
    ["a wrong note, failing on unread", { "a.md": wrong }, ["check", "--fail-on=unread"], 1],
    ["an open note, failing on unread", { "a.md": open }, ["check", "--fail-on", "unread"], 0],
    ["an open note, failing on undecided", { "a.md": open }, ["check", "--fail-on", "undecided"], 1],
    ["a strange note, failing on undecided", { "a.md": strange }, ["check", "--fail-on", "undecided"], 1],
    ["a wrong note, failing never", { "a.md": wrong }, ["check", "--fail-on", "never"], 0],
    ["a wrong note in JSON", { "a.md": wrong }, ["check", "--format", "json"], 1],
    ["a wrong note and a broken one", { "a.md": wrong, "b.md": new Uint8Array([255]) }, ["check"], 2],
    ["a broken note, failing never", { "b.md": new Uint8Array([255]) }, ["check", "--fail-on", "never"], 2],
    ["no command", {}, [], 2],
    ["an unknown command", {}, ["chekc"], 2],
    ["an unknown option", {}, ["check", "--formatt", "json"], 2],
    ["an unknown format", {}, ["check", "--format", "yaml"], 2],
    ["an option without its value", {}, ["check", "--fail-on"], 2],
    ["a seed that is no number", {}, ["check", "--seed", "many"], 2],
    ["help", {}, ["--help"], 0],
    ["help on checking", {}, ["check", "--help"], 0],
    ["help by name", {}, ["help", "check"], 0],
    ["the version", {}, ["--version"], 0],
  ];
  for (const [what, files, argv, code] of cases) {
    it(`is ${code} for ${what}`, async () => assert.equal((await outcome(files, argv)).code, code));
  }
});

describe("a usage error", () => {
  const cases: readonly [argv: readonly string[], message: RegExp][] = [
    [["chekc"], /unknown command 'chekc'[\s\S]*Did you mean check\?[\s\S]*--help/],
    [["check", "--formatt", "json"], /unknown option '--formatt'[\s\S]*Did you mean --format\?/],
    [["check", "--format", "yaml"], /'yaml' is invalid\. Allowed choices are text, json/],
    [["check", "--seed", "1.5"], /A seed is a whole number/],
    [[], /Usage: marginalia/],
  ];
  for (const [argv, message] of cases) {
    it(`is told for “${argv.join(" ")}” on standard error alone`, async () => {
      const { out, err } = await outcome({}, argv);
      assert.equal(out, "");
      assert.match(err, message);
    });
  }
});

describe("an input error", () => {
  const broken: Check = function* () {
    yield { done: 0, total: 0 };
    const problem = {
      code: "broken-notebook",
      span: { start: 0, end: 0 },
      data: { message: "no JSON at 3" },
    };
    return { documents: [], derivations: [], problems: [problem] };
  };
  const cases: readonly [
    what: string,
    files: Files,
    paths: readonly string[],
    message: RegExp,
    terminal?: Terminal,
  ][] = [
    ["a missing path", {}, ["nope.md"], /nope\.md: no such file or folder/],
    ["a path below a file", { "a.md": right }, ["a.md/b.md"], /no such file or folder/],
    ["another kind of file", { "a.txt": right }, ["a.txt"], /a\.txt: not a note: expected .*\.ipynb/],
    ["a binary file", { "a.md": "a\u0000b" }, ["a.md"], /a\.md: not a text file/],
    [
      "another encoding",
      { "a.md": new Uint8Array([0x61, 0x0a, 0xe9, 0x62]) },
      ["a.md"],
      /not encoded in UTF-8 \(line 2\)/,
    ],
    ["a character cut off", { "a.md": new Uint8Array([0x61, 0xe4, 0xb8]) }, ["a.md"], /not encoded in UTF-8/],
    ["a folder without notes", { "sub/a.txt": "" }, ["sub"], /sub: there are no notes/],
    ["an empty folder", {}, [], /\.: there are no notes/],
    [
      "a broken notebook",
      { "a.ipynb": "{" },
      [],
      /a\.ipynb: not a notebook: no JSON at 3/,
      { check: broken },
    ],
    ["a fault of the checker", { "a.md": "💥" }, [], /a\.md: internal error, please report it: a fault/],
    ["a name with an escape sequence", {}, ["\u001b[31m.md"], /␛\[31m\.md: no such/],
  ];
  for (const [what, files, paths, message, terminal] of cases) {
    it(`is told for ${what}, and stands in the JSON`, async () => {
      const text = await outcome(files, ["check", ...paths], terminal);
      assert.equal(text.code, 2);
      assert.match(text.err, message);
      const json = await outcome(files, ["check", "--format", "json", ...paths], terminal);
      const report: { errors: readonly unknown[]; files: readonly unknown[] } = JSON.parse(json.out);
      assert.deepEqual(schemaErrors(report), []);
      assert.deepEqual([report.errors.length, report.files.length], [1, 0]);
    });
  }

  it("does not keep other notes from being checked", async () => {
    const files = { "a.md": "💥", "b.md": right, "c.md": new Uint8Array([255]), "d.md": wrong };
    const { out, err } = await outcome(files, ["check", "missing.md", "."]);
    assert.match(out, /b\.md:1:5 ≈ tested/);
    assert.match(out, /d\.md:1:5 ✗ refuted/);
    assert.match(out, /2 notes, 2 steps: ≈ 1 tested, ✗ 1 refuted; 3 input errors/);
    assert.equal(err.trim().split("\n").length, 3);
  });
});

describe("the JSON report", () => {
  it("fits the schema and holds every note", async () => {
    const files = { "b.md": wrong + open, "a.md": right, "sub/c.md": "no maths\n" };
    const { out } = await outcome(files, ["check", "--format", "json"]);
    const report: { files: readonly { path: string }[] } = JSON.parse(out);
    assert.deepEqual(schemaErrors(report), []);
    assert.deepEqual(
      report.files.map(({ path }) => path),
      ["a.md", "b.md", "sub/c.md"],
    );
  });

  it("is the same whatever the order of the paths", async () => {
    const files = { "a.md": right, "b.md": wrong };
    const orders = [["a.md", "b.md"], ["b.md", "a.md"], ["."], ["b.md", ".", "./a.md"]];
    const outs = await Promise.all(
      orders.map((paths) => outcome(files, ["check", "--format", "json", ...paths])),
    );
    assert.equal(new Set(outs.map(({ out }) => out)).size, 1);
  });
});

describe("the text report", () => {
  it("shows a refuted step with its line, its sign, both values and the witness", async () => {
    const { out } = await outcome({ "a.md": "笔记\n\n\t设 f = b, then\n" }, ["check"]);
    assert.equal(
      out,
      [
        "a.md:3:6 ✗ refuted",
        "    设 f = b, then",
        "    \u3000   ^",
        "    The sides differ: where the left side is value of f, the right side is value of b.",
        "      p(x=0) = 1/2",
        "    read: f is a function",
        "",
        "1 note, 1 step: ✗ 1 refuted",
        "",
      ].join("\n"),
    );
  });

  it("shows a step that holds on two lines", async () => {
    const { out } = await outcome({ "a.md": "$g = g$\n" }, ["check"]);
    assert.match(
      out,
      /^a\.md:1:4 ≈ tested {2}= g\n {4}Holds in 24 random worlds.*\n {4}assumes: g is given\n\n/,
    );
  });

  it("cuts a long line to a window around the sign", async () => {
    const { out } = await outcome({ "a.md": `${"x".repeat(300)} a = b ${"y".repeat(300)}\n` }, ["check"]);
    const [, line = "", under = ""] = out.split("\n");
    assert.ok(line.length < 120);
    assert.equal(line.charAt(under.indexOf("^")), "=");
  });

  it("tells problems of the note beside its steps", async () => {
    const { out, code } = await outcome({ "a.md": "<!-- marginalia: sing -->\n" }, ["check"]);
    assert.match(out, /^a\.md:1:1 ! .*“sing”/);
    assert.equal(code, 0);
  });

  it("passes no control characters of a note on to the terminal", async () => {
    const { out } = await outcome({ "a.md": "\u001b[31m a = b\n" }, ["check"]);
    assert.ok(!out.includes("\u001b"));
  });
});

describe("colour", () => {
  const escape = "\u001b[";
  const cases: readonly [argv: readonly string[], terminal: Terminal, colored: boolean][] = [
    [[], {}, false],
    [[], { isTerminal: true }, true],
    [[], { isTerminal: true, environment: { NO_COLOR: "1" } }, false],
    [[], { isTerminal: true, environment: { NO_COLOR: "" } }, true],
    [[], { isTerminal: true, environment: { TERM: "dumb" } }, false],
    [["--color=always"], {}, true],
    [["--color=always"], { environment: { NO_COLOR: "1" } }, true],
    [["--color=never"], { isTerminal: true }, false],
    [["--color", "auto"], { isTerminal: true }, true],
    [["--format=json", "--color=always"], { isTerminal: true }, false],
  ];
  for (const [argv, terminal, colored] of cases) {
    it(`is ${colored ? "on" : "off"} for ${JSON.stringify([...argv, terminal])}`, async () => {
      const { out } = await outcome({ "a.md": right + wrong }, ["check", ...argv], terminal);
      assert.equal(out.includes(escape), colored);
    });
  }
});

describe("the seed", () => {
  it("reaches the checker", async () => {
    const seeds: unknown[] = [];
    const check: Check = (note, options) => {
      seeds.push(options.seed);
      return stubCheck(note, options);
    };
    await outcome({ "a.md": right }, ["check", "--seed", "12"], { check });
    await outcome({ "a.md": right }, ["check"], { check });
    assert.deepEqual(seeds, [12, undefined]);
  });
});
