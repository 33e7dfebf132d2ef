/** The README says what the program does: its note has the verdicts it shows, and its JSON fits the schema. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { checkNote } from "../src/checkNote.ts";
import { runIn, withFolder } from "./support/folder.ts";
import { schemaErrors } from "./support/reportSchema.ts";

const root = path.join(import.meta.dirname, "..");
const readme = fs.readFileSync(path.join(root, "README.md"), "utf8");

function block(language: string): string {
  const found = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "m").exec(readme)?.[1];
  assert.ok(found !== undefined, `there is no block of ${language} in the README`);
  return found;
}

describe("the README", () => {
  it("shows the report that the program prints on its note", async () => {
    await withFolder({ "note.md": block("md") }, async (folder) => {
      const { out, err } = await runIn(folder, ["check", "note.md"], { check: checkNote });
      assert.deepEqual([out, err], [block("text"), ""]);
    });
  });

  it("shows JSON that fits the schema", () => {
    assert.deepEqual(schemaErrors(JSON.parse(block("json"))), []);
  });

  it("links to files that are there", () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target = ""]) => target);
    assert.ok(links.length > 3);
    assert.deepEqual(
      links.filter((target) => !fs.existsSync(path.join(root, target))),
      [],
    );
  });

  it("says how to start and how to test, and both scripts exist", () => {
    const manifest: { scripts: Readonly<Record<string, string>> } = JSON.parse(
      fs.readFileSync(path.join(root, "package.json"), "utf8"),
    );
    assert.match(readme, /npm ci && npm start/);
    assert.match(readme, /npm ci && npm test/);
    for (const [, script = ""] of readme.matchAll(/npm (?:run )?(start|test|build|check|bench)\b/g)) {
      assert.ok(manifest.scripts[script] !== undefined, `there is no script ${script}`);
    }
  });
});
