/** The VSIX: it holds what the extension needs, nothing else, and works where nothing else is. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { experiments } from "../webview/experiments/index.ts";
import { readmeOfExtension } from "../scripts/readmeOfExtension.ts";
import { readArchive } from "./support/archive.ts";

const root = path.join(import.meta.dirname, "..");
const prefix = "extension/";

/** Everything that may be in the package. */
const allowed: readonly RegExp[] = [
  /^package\.json$/,
  /^(?:readme|changelog)\.md$/i,
  /^license(?:\.txt)?$/i,
  /^docs\/(?:rules|verdicts)\.md$/,
  /^dist\/LICENSES\.txt$/,
  /^dist\/client\.cjs$/,
  /^dist\/server\.js$/,
  /^dist\/chunks\/[\w.-]+\.js$/,
  /^dist\/webview\/\w+\.(?:js|css)$/,
  /^dist\/webview\/wasm\/[\w-]+\.wasm$/,
  /^dist\/experiments\/\w+\.md$/,
  /^dist\/webview\/fonts\/[\w-]+\.woff2$/,
  /^media\/(?:[\w-]+\/)*[\w-]+\.(?:svg|png|md)$/,
];

describe("the package of the extension", function () {
  let folder: string;
  let vsix: string;
  let files: ReadonlyMap<string, Buffer>;

  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "marginalia-vsix-"));
    vsix = path.join(folder, "marginalia.vsix");
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", "scripts/package.ts", "--out", vsix],
      { cwd: root, encoding: "utf8" },
    );
    assert.equal(status, 0, stdout + stderr);
    const archive = readArchive(fs.readFileSync(vsix));
    files = new Map(
      [...archive]
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, contents]) => [name.slice(prefix.length), contents]),
    );
  });

  after(() => fs.rmSync(folder, { recursive: true }));

  it("holds nothing but what the extension needs", () => {
    const strangers = [...files.keys()].filter((file) => !allowed.some((pattern) => pattern.test(file)));
    assert.deepEqual(strangers, []);
    assert.ok(files.size > allowed.length, `only ${files.size} files`);
    assert.ok(!files.has("media/icon.svg"), "the drawing of the icon is a source");
  });

  it("is at most 6 MB", () => {
    assert.ok(fs.statSync(vsix).size <= 6_000_000);
  });

  it("has a manifest that speaks of the extension alone, and every file that it names", () => {
    const manifest = JSON.parse(text("package.json"));
    const keys = Object.keys(manifest);
    for (const key of ["scripts", "devDependencies", "dependencies", "bin", "private"]) {
      assert.ok(!keys.includes(key), `the manifest has ${key}`);
    }
    for (const key of ["displayName", "description", "publisher", "icon", "main", "contributes"]) {
      assert.ok(keys.includes(key), `the manifest has no ${key}`);
    }
    const named = filesNamedIn(manifest);
    assert.ok(named.includes("dist/client.cjs") && named.includes("media/icon.png"), named.join(" "));
    assert.deepEqual(
      named.filter((file) => !files.has(file)),
      [],
    );
  });

  it("has every chunk that its modules import and every font of its styles", () => {
    const imports = [...files.keys()].flatMap((file) => {
      const folderOfFile = path.posix.dirname(file);
      const pattern = file.endsWith(".css")
        ? /url\("?(\.[^")]+)"?\)/g
        : /\b(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g;
      if (!/^dist\/.*\.(?:js|css)$/.test(file)) return [];
      return [...text(file).matchAll(pattern)].map(([, target = ""]) =>
        path.posix.join(folderOfFile, target),
      );
    });
    assert.ok(
      imports.some((file) => file.endsWith(".js")) && imports.some((file) => file.endsWith(".woff2")),
    );
    assert.deepEqual(
      imports.filter((file) => !files.has(file)),
      [],
    );
  });

  it("has what each experiment loads and shows later", () => {
    const wasm = ["tfjs-backend-wasm.wasm", "tfjs-backend-wasm-simd.wasm"];
    const needed = [
      "dist/webview/training.js",
      ...wasm.map((name) => `dist/webview/wasm/${name}`),
      ...Object.keys(experiments).flatMap((id) => [
        `dist/experiments/${id}.md`,
        `media/experiments/${id}-dark.png`,
        `media/experiments/${id}-light.png`,
      ]),
    ];
    assert.deepEqual(
      needed.filter((file) => !files.has(file)),
      [],
    );
  });

  it("has a page of its own on the README's words, without pictures and links that lead nowhere", () => {
    const readme = text("readme.md");
    assert.match(readme, /^# Marginalia/);
    assert.doesNotMatch(readme, /<img|!\[|\]\((?!https:|#)/);
  });

  it("starts a language server where nothing else is installed", async () => {
    const extension = path.join(folder, "extension");
    for (const [file, contents] of files) {
      fs.mkdirSync(path.dirname(path.join(extension, file)), { recursive: true });
      fs.writeFileSync(path.join(extension, file), contents);
    }
    const answer = await initialize(path.join(extension, "dist", "server.js"));
    assert.equal(answer.id, 1);
    assert.ok(answer.result?.capabilities.hoverProvider, JSON.stringify(answer));
  });

  function text(file: string): string {
    const contents = files.get(file);
    assert.ok(contents, `there is no ${file}`);
    return contents.toString("utf8");
  }
});

describe("the extension's README", () => {
  it("loses pictures and links to files, and keeps words, addresses and code", () => {
    const cases: readonly [readme: string, shown: string][] = [
      ["![A picture](docs/a.png)\n\nWords.\n", "Words.\n"],
      ['<picture>\n  <source srcset="a">\n  <img src="b">\n</picture>\n\nWords.\n', "Words.\n"],
      ["See [the rules](docs/rules.md).", "See the rules."],
      [
        "See [the page](https://a.org) and [below](#below).",
        "See [the page](https://a.org) and [below](#below).",
      ],
      ["```md\n[a](b) ![c](d)\n```\n", "```md\n[a](b) ![c](d)\n```\n"],
    ];
    for (const [readme, shown] of cases) assert.equal(readmeOfExtension(readme), shown);
  });
});

interface Answer {
  readonly id: number;
  readonly result?: { readonly capabilities: { readonly hoverProvider?: unknown } };
}

/** What a server says to the first request of the language server protocol. */
async function initialize(server: string): Promise<Answer> {
  const child = spawn(process.execPath, [server, "--stdio"], { cwd: os.tmpdir() });
  try {
    const parameters = { processId: process.pid, rootUri: null, capabilities: {} };
    const request = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: parameters });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(request)}\r\n\r\n${request}`);
    return await new Promise<Answer>((resolve, reject) => {
      let [received, complaints] = ["", ""];
      child.stdout.setEncoding("utf8").on("data", (piece: string) => {
        received += piece;
        const [, length, body = ""] =
          /^Content-Length: (\d+)\r\n(?:[^\r]+\r\n)*\r\n([\s\S]*)$/.exec(received) ?? [];
        if (length !== undefined && Buffer.byteLength(body) >= Number(length)) {
          resolve(JSON.parse(Buffer.from(body).toString("utf8", 0, Number(length))));
        }
      });
      child.stderr.setEncoding("utf8").on("data", (piece: string) => (complaints += piece));
      child.on("error", reject);
      child.on("exit", (code) => reject(new Error(`the server ended with ${code}: ${complaints}`)));
    });
  } finally {
    child.kill();
  }
}

/** The files that a manifest names: the texts in it that look like paths in the extension, without wildcards. */
function filesNamedIn(value: unknown): readonly string[] {
  if (typeof value === "string") {
    return /^(?:\.\/)?(?:dist|media|docs)\/[\w./-]+$/.test(value) ? [value.replace(/^\.\//, "")] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(filesNamedIn);
}
