/**
 * `npm start`: prints the report on the examples, then opens them in VS Code with the extension: in the desktop's VS Code
 * where `code` is on the PATH, else in the browser's, which it fetches once and serves on a loopback port. The examples
 * hold mistakes on purpose, so refuted steps are no failure here. `npm start -- --no-editor` stops after the report.
 */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { installEditor, onPath } from "./editor/install.ts";
import { serveEditor } from "./editor/serve.ts";

const root = path.resolve(import.meta.dirname, "..");
const examples = path.join(root, "examples");
const firstNote = path.join(examples, "evidenceLowerBound.md");

const { values } = parseArgs({ options: { "no-editor": { type: "boolean", default: false } } });

if (printReport()) {
  const { CI } = process.env;
  if (values["no-editor"]) {
    console.log("\nThe editor is not opened, as --no-editor says.");
  } else if (!process.stdout.isTTY || (CI !== undefined && CI !== "" && CI !== "false")) {
    const reason = process.stdout.isTTY ? "CI is set" : "standard output is no terminal";
    console.log(`\nThe editor is not opened, because ${reason}. Run npm start in a terminal to open it.`);
  } else if (!openDesktop()) {
    await openInBrowser();
  }
}

/** Whether the report could be made. */
function printReport(): boolean {
  const argv = ["dist/cli.js", "check", "--fail-on", "never", "examples"];
  const { status } = spawnSync(process.execPath, argv, { cwd: root, stdio: "inherit" });
  process.exitCode = status ?? 1;
  return status === 0;
}

/** Whether a desktop's VS Code was there and opened the examples. */
function openDesktop(): boolean {
  const code = onPath("code");
  if (code === undefined) return false;
  console.log(`\nOpening the examples in ${code}`);
  const argv = ["--new-window", `--extensionDevelopmentPath=${root}`, examples, firstNote];
  const { status } = spawnSync(code, argv, { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) console.log("It could not be opened there; the browser's VS Code is used instead.");
  return status === 0;
}

async function openInBrowser(): Promise<void> {
  const tell = (line: string): void => console.log(`  ${line}`);
  console.log("\nNo `code` on the PATH opens the examples, so the browser's VS Code does.");
  const installation = await installEditor(tell);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "marginalia-start-"));
  const vsix = path.join(folder, "marginalia.vsix");
  try {
    const argv = ["--import", "tsx", "scripts/package.ts", "--out", vsix];
    const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: root, encoding: "utf8" });
    if (status !== 0) throw new Error(`The extension could not be packaged:\n${stdout}${stderr}`);
    const server = await serveEditor(installation, { vsix });
    const payload = JSON.stringify([
      ["openFile", `vscode-remote://${server.authority}${encodeURI(firstNote)}`],
    ]);
    const query = new URLSearchParams({ folder: examples, payload });
    console.log(`\nThe examples are open at\n\n  http://${server.authority}/?${query.toString()}\n`);
    console.log("Open this address in a browser on this machine. Press Ctrl+C here to stop.");
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM"), once(process, "SIGHUP")]);
    await server.stop();
    console.log("\nstopped");
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
