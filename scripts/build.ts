/** Bundles the program into dist/ and holds every bundle to its size. */
import fs from "node:fs";
import { build } from "esbuild";

/**
 * The most that each entry may weigh together with what it always loads, in kB. Some 580 of that are nerdamer, which is
 * in every bundle because proofs cannot wait for an import, and which is evaluated only when a proof asks it something.
 */
const caps: Readonly<Record<string, number>> = { "dist/cli.js": 1800, "dist/engine.js": 1700 };

// Libraries in CommonJS still ask for `require`, which a module does not have.
const requireForModules =
  'import { createRequire as createRequireForModules } from "node:module"; const require = createRequireForModules(import.meta.url);';

fs.rmSync("dist", { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { cli: "src/surfaces/cli/main.ts", engine: "src/surfaces/engine.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  format: "esm",
  platform: "node",
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  charset: "utf8",
  banner: { js: requireForModules },
  metafile: true,
  logLevel: "warning",
});
addShebang("dist/cli.js");
for (const [entry, cap] of Object.entries(caps)) reportSize(entry, cap);

function addShebang(file: string): void {
  fs.writeFileSync(file, `#!/usr/bin/env node\n${fs.readFileSync(file, "utf8")}`);
  fs.chmodSync(file, 0o755);
}

/** Prints what an entry weighs, and fails the build when that is too much. */
function reportSize(entry: string, cap: number): void {
  const kilobytes =
    [...loadedWith(entry, new Set())].reduce((sum, file) => sum + (metafile.outputs[file]?.bytes ?? 0), 0) /
    1000;
  console.log(`${entry} ${kilobytes.toFixed(0)} kB of at most ${cap} kB`);
  if (kilobytes <= cap) return;
  console.error(`${entry} is too large`);
  process.exitCode = 1;
}

/** The outputs that are loaded when `entry` is: itself and its static imports. */
function loadedWith(entry: string, seen: Set<string>): ReadonlySet<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const { path, kind } of metafile.outputs[entry]?.imports ?? []) {
    if (kind === "import-statement" && path in metafile.outputs) loadedWith(path, seen);
  }
  return seen;
}
