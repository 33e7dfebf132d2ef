/** Where the tests of the editor run: the built extension, a server of a real VS Code, and an own folder of notes. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { findChromium, installEditor } from "../../scripts/editor/install.ts";
import { type EditorServer, serveEditor } from "../../scripts/editor/serve.ts";
import { openWorkbench, runHostedTests, type Workbench } from "../../scripts/editor/workbench.ts";

const root = path.resolve(import.meta.dirname, "../..");
/** Inside the repository, so that the bundle finds mocha. */
const bundle = path.join(root, ".cache", "test", "inHost.cjs");

export interface Stand {
  readonly server: EditorServer;
  /** Writes a note into the folder and opens it in a workbench of its own. */
  open(name: string, text: string): Promise<Workbench>;
  /** Writes a file into the folder; gives its absolute path. */
  write(name: string, text: string): string;
  /** Runs the tests that belong inside an extension host; gives their exit code. */
  runInHost(tell: (line: string) => void): Promise<number>;
  end(): Promise<void>;
}

/** Installs what is missing and starts the editor. */
export async function prepareStand(tell: (line: string) => void): Promise<Stand> {
  for (const file of ["dist/client.cjs", "dist/server.js", "dist/webview/derivation.js"]) {
    if (!fs.existsSync(path.join(root, file)))
      throw new Error(`${file} is missing: run npm run build first.`);
  }
  const chromiumPath = await findChromium(tell);
  const installation = await installEditor(tell);
  await bundleTests();
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "marginalia-notes-")));
  const server = await serveEditor(installation, { automation: true });
  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    return file;
  };
  return {
    server,
    write,
    open: async (name, text) =>
      openWorkbench(server, { chromiumPath, folder, file: write(name, text), extension: root }),
    runInHost: async (tell) => {
      const own = fs.mkdtempSync(path.join(folder, "host-"));
      return runHostedTests(server, {
        chromiumPath,
        folder: own,
        extension: root,
        tests: bundle,
        tell,
        timeout: 300_000,
      });
    },
    end: async () => {
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function bundleTests(): Promise<void> {
  await build({
    entryPoints: [path.join(import.meta.dirname, "inHost", "index.ts")],
    outfile: bundle,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    external: ["vscode", "mocha"],
    sourcemap: "inline",
    logLevel: "warning",
  });
}
