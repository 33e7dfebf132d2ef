/**
 * The extension as the editor loads it: bundled, with a stand-in for the editor. It registers what the manifest promises
 * without loading the language client, and gives everything back.
 */
import assert from "node:assert/strict";
import fs from "node:fs";
import { bundleForEditor, loadInEditor } from "../../support/loadInEditor.ts";
import { createStandIn } from "../../support/standInEditor.ts";

interface Extension {
  readonly activate: (context: unknown) => void;
  readonly deactivate: () => Promise<void>;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly category: string;
      readonly enablement?: string;
    }[];
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

describe("the extension", () => {
  let code = "";
  before(async () => {
    code = await bundleForEditor("src/surfaces/client/extension.ts");
  });

  it("registers every command of the manifest and nothing else, at once", () => {
    const standIn = createStandIn();
    (loadInEditor(code, standIn) as Extension).activate(standIn.context);
    const promised = manifest.contributes.commands.map(({ command }) => command).sort();
    assert.ok(promised.length > 0);
    assert.deepEqual([...standIn.commands].sort(), promised);
    assert.deepEqual(
      [...standIn.serializers].sort(),
      ["derivation", "experiment", "gallery"].map((panel) => `marginalia.${panel}`),
    );
    standIn.end();
  });

  it("gives everything back that it has made", async () => {
    const standIn = createStandIn();
    const extension = loadInEditor(code, standIn) as Extension;
    extension.activate(standIn.context);
    assert.ok(standIn.open() > 10);
    standIn.end();
    await extension.deactivate();
    assert.equal(standIn.open(), 0);
  });

  it("names its commands alike, in menus and keys too, and wakes up for its panels and links", () => {
    const { commands, keybindings, menus } = manifest.contributes;
    const names = new Set(commands.map(({ command }) => command));
    for (const { command, category } of commands)
      assert.ok(command.startsWith("marginalia.") && category === "Marginalia");
    for (const { command, when } of [...keybindings, ...Object.values(menus).flat()])
      assert.ok(names.has(command) && when !== "", command);
    for (const panel of ["derivation", "experiment", "gallery"])
      assert.ok(manifest.activationEvents.includes(`onWebviewPanel:marginalia.${panel}`), panel);
    assert.ok(manifest.activationEvents.includes("onUri"));
  });

  it("offers experiments in trusted workspaces alone", () => {
    const { commands, menus } = manifest.contributes;
    for (const name of ["marginalia.openExperiment", "marginalia.showGallery"]) {
      assert.equal(commands.find(({ command }) => command === name)?.enablement, "isWorkspaceTrusted");
      const inPalette = menus["commandPalette"]?.find(({ command }) => command === name);
      assert.equal(inPalette?.when, "isWorkspaceTrusted");
    }
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
