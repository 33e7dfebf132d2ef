/** Writes into the README what the built program prints on the README's own note. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const readme = fs.readFileSync("README.md", "utf8");
const note = /^```md\n([\s\S]*?)^```$/m.exec(readme)?.[1];
if (note === undefined) throw new Error("there is no block of md in the README");

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "marginalia-readme-"));
fs.writeFileSync(path.join(folder, "note.md"), note);
const argv = [path.resolve("dist/cli.js"), "check", "--fail-on", "never", "note.md"];
const report = execFileSync(process.execPath, argv, { cwd: folder, encoding: "utf8" });
fs.rmSync(folder, { recursive: true });
fs.writeFileSync(
  "README.md",
  readme.replace(/^```text\n[\s\S]*?^```$/m, () => `\`\`\`text\n${report}\`\`\``),
);
