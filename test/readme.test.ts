/** The README says what the program does: its note has the verdicts it shows, and its JSON fits the schema. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { checkNote } from "../src/checkNote.ts";
import { runIn, withFolder } from "./support/folder.ts";
import { schemaErrors } from "./support/reportSchema.ts";

const root = path.join(import.meta.dirname, "..");
const readme = fs.readFileSync(path.join(root, "README.md"), "utf8");

interface Manifest {
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly category: string;
      readonly title: string;
    }[];
    readonly keybindings: readonly { readonly command: string; readonly key: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

function block(language: string): string {
  const found = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "m").exec(readme)?.[1];
  assert.ok(found !== undefined, `there is no block of ${language} in the README`);
  return found;
}

/** Keys as a reader knows them: `ctrl+k alt+n` is Ctrl+K Alt+N. */
function namesOfKeys(keys: string): string {
  return keys.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
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

  it("links to files and shows pictures that are there", () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)|(?:src|srcset)="([^"]+)"/g)].map(
      ([, target, picture]) => target ?? picture ?? "",
    );
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
    const scripts = [...readme.matchAll(/(?:^|`|&& )npm (?:run )?([\w:]+)/gm)].map(
      ([, script = ""]) => script,
    );
    assert.ok(scripts.includes("package") && scripts.includes("screenshots"));
    for (const script of scripts.filter((name) => name !== "ci" && name !== "link")) {
      assert.ok(manifest.scripts[script] !== undefined, `there is no script ${script}`);
    }
  });

  it("tells every command with its keys and every setting with its default", () => {
    const { contributes }: Manifest = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
    const keys = new Map(contributes.keybindings.map(({ command, key }) => [command, key]));
    const commands = contributes.commands.map(
      ({ command, category, title }) => `${category}: ${title} | ${namesOfKeys(keys.get(command) ?? "")}`,
    );
    const settings = Object.entries(contributes.configuration.properties).map(
      ([name, setting]) => `\`${name}\` | \`${JSON.stringify(setting.default)}\``,
    );
    assert.ok(commands.length > 5 && settings.length > 5);
    const words = readme.replace(/ {2,}/g, " ");
    for (const row of [...commands, ...settings]) {
      assert.ok(words.includes(`| ${row} |`.replace(/ +/g, " ")), `no row for ${row}`);
    }
  });
});
