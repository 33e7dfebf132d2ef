/** The build: every library that is bundled is there with its licence, and nothing of an earlier build stays behind. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { writeLicences } from "../scripts/licences.ts";
import { withFolder } from "./support/folder.ts";

const root = path.join(import.meta.dirname, "..");

describe("the build", () => {
  it("removes what an earlier one has left, and says what each entry weighs", () => {
    const stale = path.join(root, "dist", "chunks", "stale.js");
    fs.mkdirSync(path.dirname(stale), { recursive: true });
    fs.writeFileSync(stale, "");
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/build.ts"], {
      cwd: root,
      encoding: "utf8",
    });
    assert.equal(status, 0, stdout + stderr);
    assert.ok(!fs.existsSync(stale));
    const weighed = new Set(
      [...stdout.matchAll(/^(dist\/\S+) \d+ kB of at most \d+ kB/gm)].map(([, entry = ""]) => entry),
    );
    assert.deepEqual(
      ["dist/cli.js", "dist/server.js", "dist/client.cjs", "dist/webview/derivation.js"].filter(
        (entry) => !weighed.has(entry) || !fs.existsSync(path.join(root, entry)),
      ),
      [],
    );
  });
});

describe("the licences in the build", () => {
  let licences: string;
  const manifest = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));

  before(() => {
    const file = path.join(root, "dist", "LICENSES.txt");
    assert.ok(fs.existsSync(file), "dist/LICENSES.txt is missing: run npm run build");
    licences = fs.readFileSync(file, "utf8");
  });

  it("name every library that the program is built from, with its version", () => {
    for (const folder of [...Object.keys(manifest.dependencies), "commander", "ignore", "picocolors"]) {
      const file = path.join(root, "node_modules", folder, "package.json");
      const { name, version } = JSON.parse(fs.readFileSync(file, "utf8"));
      assert.ok(licences.includes(`\n${name} ${version} (`), `${name} ${version} is missing`);
    }
  });

  it("name no tool that is only built with", () => {
    assert.doesNotMatch(licences, /^(?:esbuild|mocha|typescript|prettier) \d/m);
  });
});

describe("the text of licences", () => {
  const library = (license: string): string => JSON.stringify({ name: "some", version: "1.2.3", license });

  it("is of what really is in the outputs, nested libraries too", async () => {
    const nested = "node_modules/outer/node_modules/some";
    await withFolder(
      {
        "node_modules/some/package.json": library("MIT"),
        "node_modules/some/LICENSE": "Do as you like.",
        [`${nested}/package.json`]: library("ISC"),
        [`${nested}/license.md`]: "Do as we like.",
      },
      (folder) => {
        const text = licencesIn(folder, {
          "src/a.ts": 10,
          "node_modules/some/lib/a.js": 0,
          [`${nested}/a.js`]: 5,
        });
        assert.match(text, /some 1\.2\.3 \(ISC\)\n\nDo as we like\./);
        assert.doesNotMatch(text, /Do as you like/);
      },
    );
  });

  it("is refused where a library brings none", async () => {
    await withFolder({ "node_modules/some/package.json": library("MIT") }, (folder) => {
      assert.throws(() => licencesIn(folder, { "node_modules/some/a.js": 5 }), /some brings no text/);
    });
  });

  /** The text for one output with these inputs and the bytes that each gives to it. */
  function licencesIn(folder: string, bytes: Readonly<Record<string, number>>): string {
    const inputs = Object.fromEntries(
      Object.entries(bytes).map(([file, bytesInOutput]) => [path.join(folder, file), { bytesInOutput }]),
    );
    return writeLicences({ "dist/a.js": { bytes: 15, inputs, imports: [], exports: [] } });
  }
});
