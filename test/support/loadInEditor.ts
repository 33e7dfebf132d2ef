/** A module of the extension as the editor loads it: bundled, with a stand-in for the editor. */
import { createRequire } from "node:module";
import { build } from "esbuild";
import type { StandIn } from "./standInEditor.ts";

/** A file of the repository with all that it imports, as CommonJS. */
export async function bundleForEditor(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    external: ["vscode"],
  });
  return outputFiles[0]?.text ?? "";
}

/** What a bundle exports, for which `vscode` is the stand-in. */
export function loadInEditor(code: string, { editor }: StandIn): unknown {
  const require = createRequire(import.meta.url);
  const module = { exports: {} };
  const requireHere = (name: string): unknown => (name === "vscode" ? editor : require(name));
  // oxlint-disable-next-line typescript/no-implied-eval -- this is how Node itself runs a CommonJS module.
  new Function("module", "exports", "require", code)(module, module.exports, requireHere);
  return module.exports;
}
