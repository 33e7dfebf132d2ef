/**
 * The extension as the editor loads it: bundled, with a stand-in for the editor. It registers what the manifest promises
 * without loading the language client, and gives everything back.
 */
import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import { build } from "esbuild";
import { createStandIn, type StandIn } from "../../support/standInEditor.ts";

interface Extension {
  readonly activate: (context: unknown) => void;
  readonly deactivate: () => Promise<void>;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly keybindings: readonly { readonly command: string; readonly when: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when: string }[]>>;
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          {
            readonly markdownDescription: string;
            readonly default: unknown;
            readonly enum?: readonly unknown[];
            readonly enumDescriptions?: readonly string[];
          }
        >
      >;
    };
  };
}

const manifest = JSON.parse(
  fs.readFileSync(new URL("../../../package.json", import.meta.url), "utf8"),
) as Manifest;

async function bundleExtension(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ["src/surfaces/client/extension.ts"],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    external: ["vscode"],
  });
  return outputFiles[0]?.text ?? "";
}

/** Runs a CommonJS bundle for which `vscode` is the stand-in. */
function load(code: string, standIn: StandIn): Extension {
  const require = createRequire(import.meta.url);
  const module = { exports: {} };
  const requireHere = (name: string): unknown => (name === "vscode" ? standIn.editor : require(name));
  // oxlint-disable-next-line typescript/no-implied-eval -- this is how Node itself runs a CommonJS module.
  new Function("module", "exports", "require", code)(module, module.exports, requireHere);
  return module.exports as Extension;
}

describe("the extension", () => {
  let code = "";
  before(async () => {
    code = await bundleExtension();
  });

  it("registers every command of the manifest and nothing else, at once", () => {
    const standIn = createStandIn();
    load(code, standIn).activate(standIn.context);
    const promised = manifest.contributes.commands.map(({ command }) => command).sort();
    assert.ok(promised.length > 0);
    assert.deepEqual([...standIn.commands].sort(), promised);
    assert.deepEqual(standIn.serializers, ["marginalia.derivation"]);
    standIn.end();
  });

  it("gives everything back that it has made", async () => {
    const standIn = createStandIn();
    const extension = load(code, standIn);
    extension.activate(standIn.context);
    assert.ok(standIn.open() > 10);
    standIn.end();
    await extension.deactivate();
    assert.equal(standIn.open(), 0);
  });

  it("names its commands alike, in menus and keys too, and wakes up for its panel", () => {
    const { commands, keybindings, menus } = manifest.contributes;
    const names = new Set(commands.map(({ command }) => command));
    for (const { command, category } of commands)
      assert.ok(command.startsWith("marginalia.") && category === "Marginalia");
    for (const { command, when } of [...keybindings, ...Object.values(menus).flat()])
      assert.ok(names.has(command) && when !== "", command);
    assert.ok(manifest.activationEvents.includes("onWebviewPanel:marginalia.derivation"));
  });

  it("describes every setting, each of its choices, and takes one of them as default", () => {
    for (const [name, setting] of Object.entries(manifest.contributes.configuration.properties)) {
      assert.match(setting.markdownDescription, /^[A-Z].*[.)]$/s, name);
      if (setting.enum === undefined) continue;
      assert.ok(setting.enum.includes(setting.default), name);
      assert.equal(setting.enumDescriptions?.length, setting.enum.length, name);
    }
  });
});
