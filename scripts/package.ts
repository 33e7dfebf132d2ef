/**
 * `npm run package -- --out FILE`: the extension as a VSIX that holds what it needs and nothing else. What goes in is
 * copied to a folder of its own first, so that nothing that lies about in the repository can slip in. The size is
 * printed, and too large a package fails.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { createVSIX } from "@vscode/vsce";
import { readmeOfExtension } from "./readmeOfExtension.ts";

interface Manifest {
  readonly version: string;
  readonly engines: { readonly vscode: string };
}

const mostBytes = 6_000_000;
const manifest: Manifest = JSON.parse(fs.readFileSync("package.json", "utf8"));
const { values } = parseArgs({ options: { out: { type: "string" } } });
const packagePath = path.resolve(values.out ?? `marginalia-${manifest.version}.vsix`);
const entries = ["dist/client.cjs", "dist/server.js"];

const staging = fs.mkdtempSync(path.join(os.tmpdir(), "marginalia-package-"));
try {
  for (const file of contents()) copy(file);
  write("package.json", `${JSON.stringify(manifestOfExtension(), undefined, 2)}\n`);
  write("README.md", readmeOfExtension(fs.readFileSync("README.md", "utf8")));
  copy(".vscodeignore");
  fs.mkdirSync(path.dirname(packagePath), { recursive: true });
  await createVSIX({
    cwd: staging,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  judgeSize();
} finally {
  fs.rmSync(staging, { recursive: true });
}

/** The files that go in as they are, relative to the root. */
function contents(): readonly string[] {
  const missing = entries.filter((entry) => !fs.existsSync(entry));
  if (missing.length > 0) throw new Error(`${missing.join(" and ")} is missing: run npm run build first`);
  const drawings = filesIn("media").filter((file) => file !== "media/icon.svg");
  return [
    ...loadedBy(entries),
    ...filesIn("dist/webview"),
    ...filesIn("dist/experiments"),
    ...drawings,
    "dist/LICENSES.txt",
    "docs/rules.md",
    "docs/verdicts.md",
    "CHANGELOG.md",
    "LICENSE",
  ];
}

/** The entries and every chunk that they name, at once or when needed. */
function loadedBy(entries: readonly string[]): readonly string[] {
  const chunks = filesIn("dist/chunks");
  const loaded = new Set(entries);
  for (const file of loaded) {
    const text = fs.readFileSync(file, "utf8");
    for (const chunk of chunks) if (text.includes(path.basename(chunk))) loaded.add(chunk);
  }
  return [...loaded];
}

function filesIn(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name).replaceAll(path.sep, "/"));
}

/** The manifest without what only the repository and the command line need. */
function manifestOfExtension(): Readonly<Record<string, unknown>> {
  const ofRepository = new Set([
    "private",
    "bin",
    "exports",
    "scripts",
    "devDependencies",
    "dependencies",
    "mocha",
    "prettier",
  ]);
  const kept = Object.entries(manifest).filter(([key]) => !ofRepository.has(key));
  return { ...Object.fromEntries(kept), engines: { vscode: manifest.engines.vscode } };
}

function copy(file: string): void {
  write(file, fs.readFileSync(file));
}

function write(file: string, contents: string | Uint8Array): void {
  const target = path.join(staging, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, contents);
}

/** Prints the size; where it is too much, also what weighs the most, and fails. */
function judgeSize(): void {
  const { size } = fs.statSync(packagePath);
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
  console.log(`${packagePath}: ${megabytes(size)} of at most ${megabytes(mostBytes)}`);
  if (size <= mostBytes) return;
  const largest = filesIn(staging)
    .map((file) => ({ file: path.relative(staging, file), bytes: fs.statSync(file).size }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 10);
  console.error("The package is too large. Its largest files before compression:");
  for (const { file, bytes } of largest) console.error(`  ${megabytes(bytes)}  ${file}`);
  process.exitCode = 1;
}
