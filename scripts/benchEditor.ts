/**
 * `npm run bench:editor`: what the extension costs in a real VS Code, against what it may cost: its activation, the time
 * from a keystroke to the verdicts, from a question to a hover, and how long it keeps the extension host from others.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { findChromium, installEditor } from "./editor/install.ts";
import { serveEditor } from "./editor/serve.ts";
import { runHostedTests } from "./editor/workbench.ts";

const root = path.resolve(import.meta.dirname, "..");
const bundle = path.join(root, ".cache", "bench", "measureInHost.cjs");
const realNotes = path.resolve(root, "../shared/notes");
const largeNotes = 5;
const stepsOfLargeNote = 5000;

/** The most that each measured value may be, in milliseconds. */
const targets: Readonly<Record<string, number>> = {
  activation: 100,
  "keystroke to verdicts, p95": 200,
  "hover, p95": 150,
  "longest block of the extension host": 20,
};

const tell = (line: string): void => console.log(line);
const chromiumPath = await findChromium(tell);
const installation = await installEditor(tell);
await build({
  entryPoints: [path.join(root, "scripts/editor/measureInHost.ts")],
  outfile: bundle,
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  external: ["vscode"],
  logLevel: "warning",
});

const printed: string[] = [];
const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "marginalia-bench-")));
fs.writeFileSync(path.join(folder, "note.md"), noteToEdit());
for (let index = 0; index < largeNotes; index++)
  fs.writeFileSync(path.join(folder, `large${index}.md`), largeNote(index * stepsOfLargeNote));
const server = await serveEditor(installation, { automation: true });
try {
  const code = await runHostedTests(server, {
    chromiumPath,
    folder,
    extension: root,
    tests: bundle,
    tell: report,
    timeout: 500_000,
  });
  if (code !== 0) {
    throw new Error(
      `The measurement ended before its time. The extension host printed:\n${printed.slice(-5).join("\n")}`,
    );
  }
} finally {
  await server.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Prints a line of the host; where it is a measured value with a target, beside that. */
function report(line: string): void {
  printed.push(line);
  const [, name = "", value = ""] = /^MEASURED ([^:]+): ([\d.]+)$/.exec(line.trim()) ?? [];
  if (name === "") {
    if (line.startsWith("NOTED ")) tell(line.slice("NOTED ".length));
    return;
  }
  const target = targets[name];
  if (target === undefined) tell(`${name}: ${value} ms`);
  else tell(`${name}: ${value} ms of at most ${target} ms ${Number(value) <= target ? "✓" : "✗"}`);
  if (target !== undefined && Number(value) > target) process.exitCode = 1;
}

/** A real note where there is one, else one of the examples; at its end a wrong step, so that it has a diagnostic. */
function noteToEdit(): string {
  const real = fs.existsSync(realNotes)
    ? fs.readdirSync(realNotes).find((name) => name.startsWith("004"))
    : undefined;
  const file =
    real === undefined ? path.join(root, "examples/evidenceLowerBound.md") : path.join(realNotes, real);
  tell(`edits are made in ${path.basename(file)}`);
  return `${fs.readFileSync(file, "utf8")}\n\n$$\n(a + b)^2 = a^2 - 2 a b + b^2\n$$\n`;
}

/** Steps unlike one another, numbered from `first`; the last is wrong, so that the end of the check shows. */
function largeNote(first: number): string {
  const steps = Array.from({ length: stepsOfLargeNote - 1 }, (_, index) => {
    const number = first + index + 1;
    return `$$\n(x + ${number})^2 = x^2 + ${2 * number} x + ${number * number}\n$$\n`;
  });
  return `# ${stepsOfLargeNote} steps\n\n${steps.join("\n")}\n$$\n(x + y)^2 = x^2 - 2 x y + y^2\n$$\n`;
}
