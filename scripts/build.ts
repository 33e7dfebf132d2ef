/**
 * Bundles the program into dist/: the command line, the engine and the language server as modules that share chunks, the
 * extension for VS Code, and the pages of its panels with their styles and fonts; beside them what experiments load and
 * show as it is. Holds each bundle to its size, and writes the licences of what is inside. What stands in dist/ stays
 * usable until the new files are all there.
 */
import fs from "node:fs";
import path from "node:path";
import { type BuildOptions, type BuildResult, type Metafile, build } from "esbuild";
import { writeLicences } from "./licences.ts";

/**
 * The most that each entry may weigh together with what it always loads, in kB. Some 580 of that are nerdamer, which is
 * in every bundle because proofs cannot wait for an import, and which is evaluated only when a proof asks it something.
 * The server also has MathJax and the glyphs of its font, some 2200.
 */
const caps: Readonly<Record<string, number>> = {
  "dist/cli.js": 1800,
  "dist/engine.js": 1700,
  "dist/server.js": 2300,
  "dist/client.cjs": 850,
  "dist/webview/derivation.js": 500,
  "dist/webview/derivation.css": 100,
  "dist/webview/laboratory.js": 800,
  "dist/webview/laboratory.css": 150,
  "dist/webview/gallery.js": 100,
  "dist/webview/gallery.css": 20,
  "dist/webview/training.js": 2500,
};

// Libraries in CommonJS still ask for `require`, which a module does not have.
const requireForModules =
  'import { createRequire as createRequireForModules } from "node:module"; const require = createRequireForModules(import.meta.url);';

type Bundle = BuildResult<{ write: false; metafile: true }>;

const shared = {
  outdir: "dist",
  bundle: true,
  write: false,
  metafile: true,
  minifySyntax: true,
  minifyWhitespace: true,
  charset: "utf8",
  logLevel: "warning",
} as const satisfies BuildOptions;

const bundles: readonly Bundle[] = await Promise.all([
  build({
    ...shared,
    entryPoints: {
      cli: "src/surfaces/cli/main.ts",
      engine: "src/surfaces/engine.ts",
      server: "src/surfaces/server/main.ts",
    },
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    format: "esm",
    platform: "node",
    target: "node20",
    banner: { js: requireForModules },
  }),
  build({
    ...shared,
    entryPoints: { client: "src/surfaces/client/extension.ts" },
    outExtension: { ".js": ".cjs" },
    format: "cjs",
    platform: "node",
    target: "node20",
    external: ["vscode"],
  }),
  build({
    ...shared,
    entryPoints: {
      "webview/derivation": "webview/derivation/main.ts",
      "webview/laboratory": "webview/laboratory/main.ts",
      "webview/gallery": "webview/gallery/main.ts",
      // A worker in a panel is made from the text of one classic script; it can import nothing.
      "webview/training": "webview/training/worker.ts",
    },
    format: "iife",
    platform: "browser",
    target: "es2022",
  }),
  build({
    ...shared,
    entryPoints: {
      "webview/derivation": "webview/derivation/derivation.css",
      "webview/laboratory": "webview/laboratory/laboratory.css",
      "webview/gallery": "webview/gallery/gallery.css",
    },
    assetNames: "webview/fonts/[name]",
    // VS Code's pages need no older format of a font than this one.
    loader: { ".woff2": "file", ".woff": "empty", ".ttf": "empty" },
    target: "es2022",
  }),
]).catch(() => {
  // esbuild has said what is wrong, and where.
  process.exit(1);
});

const outputs: Metafile["outputs"] = Object.assign({}, ...bundles.map(({ metafile }) => metafile.outputs));
const written = bundles
  .flatMap(({ outputFiles }) => outputFiles)
  .map(({ path: file, contents }) => write(path.relative(process.cwd(), file), contents));
const copied = copies().map(([from, to]) => write(to, fs.readFileSync(from)));
const licences = "dist/LICENSES.txt";
fs.writeFileSync(licences, writeLicences(outputs));
removeAllBut(new Set([...written, ...copied, licences]));
for (const [entry, cap] of Object.entries(caps)) reportSize(entry, cap);

/**
 * What is shipped as it is, and where: WebAssembly for panels, which may have no threads, and the note on each experiment.
 */
function copies(): readonly (readonly [from: string, to: string])[] {
  const wasm = path.join("node_modules", "@tensorflow", "tfjs-backend-wasm", "dist");
  const binaries = ["tfjs-backend-wasm.wasm", "tfjs-backend-wasm-simd.wasm"];
  const experiments = path.join("webview", "experiments");
  const notes = fs
    .readdirSync(experiments)
    .filter((name) => fs.existsSync(path.join(experiments, name, "README.md")));
  return [
    ...binaries.map((name) => [path.join(wasm, name), `dist/webview/wasm/${name}`] as const),
    ...notes.map(
      (name) => [path.join(experiments, name, "README.md"), `dist/experiments/${name}.md`] as const,
    ),
  ];
}

/** Writes one output in its final form, at once, and gives its name with forward slashes. */
function write(native: string, contents: Uint8Array): string {
  const file = native.replaceAll(path.sep, "/");
  const temporary = `${file}.${process.pid}`;
  const mode = file === "dist/cli.js" ? 0o755 : 0o644;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(temporary, finish(file, contents), { mode });
  fs.renameSync(temporary, file);
  return file;
}

function finish(file: string, contents: Uint8Array): Uint8Array | string {
  const text = (): string => new TextDecoder().decode(contents);
  if (file === "dist/cli.js") return `#!/usr/bin/env node\n${text()}`;
  // The formats of fonts that are left out leave sources without an address behind.
  if (file.endsWith(".css")) return text().replace(/,\s*url\(\) format\("\w+"\)/g, "");
  return contents;
}

/** Removes what an earlier build has left in dist/. */
function removeAllBut(kept: ReadonlySet<string>): void {
  for (const entry of fs.readdirSync("dist", { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(file.replaceAll(path.sep, "/"))) fs.rmSync(file, { force: true });
  }
}

/** Prints what an entry weighs, at once and later, and fails the build when what it always loads is too much. */
function reportSize(entry: string, cap: number): void {
  const atOnce = weightOf(loadedWith(entry, ["import-statement", "require-call"], new Set()));
  const inAll = weightOf(
    loadedWith(entry, ["import-statement", "require-call", "dynamic-import"], new Set()),
  );
  const later = inAll > atOnce ? `, and ${(inAll - atOnce).toFixed(0)} kB when needed` : "";
  console.log(`${entry} ${atOnce.toFixed(0)} kB of at most ${cap} kB${later}`);
  if (atOnce <= cap) return;
  console.error(`${entry} is too large: find what it loads by npx esbuild --analyze, or raise its cap`);
  process.exitCode = 1;
}

function weightOf(files: ReadonlySet<string>): number {
  return [...files].reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0) / 1000;
}

/** The outputs that are loaded when `entry` is: itself, and what it imports in one of the given ways. */
function loadedWith(entry: string, kinds: readonly string[], seen: Set<string>): ReadonlySet<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const { path: imported, kind } of outputs[entry]?.imports ?? []) {
    if (kinds.includes(kind) && imported in outputs) loadedWith(imported, kinds, seen);
  }
  return seen;
}
