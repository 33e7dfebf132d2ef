/**
 * Puts a real VS Code (code-server, the browser build) with the Node.js that it needs into `.cache/editor/`, and finds a
 * Chromium to drive it. Both are idempotent: a stamp tells a complete installation from one that was broken off, and a
 * lock keeps two processes from installing at once.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { takeLock } from "./lock.ts";

const codeServerVersion = "4.139.1";
const nodeVersion = "24.21.0";

const root = path.resolve(import.meta.dirname, "../..");
const cache = path.join(root, ".cache", "editor");
const stampFile = path.join(cache, "stamp.json");
const stamp = JSON.stringify({ codeServer: codeServerVersion, node: nodeVersion, layout: 1 });

export interface EditorInstallation {
  /** The Node.js that runs the editor's server. */
  readonly node: string;
  /** The script that starts the editor's server. */
  readonly entry: string;
}

export type Tell = (line: string) => void;

/** The installed editor; installs it first where it is missing, which takes about a minute and 800 MB. */
export async function installEditor(tell: Tell): Promise<EditorInstallation> {
  fs.mkdirSync(path.dirname(cache), { recursive: true });
  const release = await takeLock(`${cache}.lock`, tell);
  try {
    if (!isComplete()) await installAfresh(tell);
  } finally {
    release();
  }
  return installation();
}

/** A Chromium that can be started; installs Debian's where this process may. */
export async function findChromium(tell: Tell): Promise<string> {
  const found = chromiumOnThisMachine();
  if (found !== undefined) return found;
  if (!fs.existsSync("/etc/debian_version") || process.getuid?.() !== 0) {
    throw new Error(
      "No Chromium was found. Install it (on Debian: sudo apt-get install chromium), or set CHROMIUM to the path of a Chromium or Chrome.",
    );
  }
  tell("installing Debian's chromium");
  await runOrThrow("apt-get", ["update"], root, process.env);
  await runOrThrow("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], root, {
    ...process.env,
    DEBIAN_FRONTEND: "noninteractive",
  });
  const installed = chromiumOnThisMachine();
  if (installed === undefined) throw new Error("apt-get installed chromium, but it is not on the PATH.");
  return installed;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The Chromium that CHROMIUM names, else one on the PATH. Throws where CHROMIUM names none. */
export function chromiumOnThisMachine(environment: Environment = process.env): string | undefined {
  const { CHROMIUM } = environment;
  if (CHROMIUM !== undefined && CHROMIUM !== "") {
    if (fs.existsSync(CHROMIUM)) return CHROMIUM;
    throw new Error(`CHROMIUM is set to ${CHROMIUM}, which does not exist. Correct it or unset it.`);
  }
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const place = names.map((name) => onPath(name, environment)).find((found) => found !== undefined);
  const application = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  return place ?? (fs.existsSync(application) ? application : undefined);
}

/** Where a program stands on the PATH; undefined where it does not. */
export function onPath(name: string, environment: Environment = process.env): string | undefined {
  const folders = (environment["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  return folders
    .flatMap((folder) =>
      process.platform === "win32"
        ? [`${name}.cmd`, `${name}.exe`].map((file) => path.join(folder, file))
        : [path.join(folder, name)],
    )
    .find((file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}

function isComplete(): boolean {
  return fs.existsSync(stampFile) && fs.readFileSync(stampFile, "utf8") === stamp;
}

function installation(): EditorInstallation {
  const modules = path.join(cache, "node_modules");
  return {
    node: path.join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node"),
    entry: path.join(modules, "code-server", "out", "node", "entry.js"),
  };
}

async function installAfresh(tell: Tell): Promise<void> {
  const began = Date.now();
  fs.rmSync(cache, { recursive: true, force: true });
  fs.mkdirSync(cache, { recursive: true });
  fs.writeFileSync(path.join(cache, "package.json"), '{ "private": true }\n');

  const quiet = ["--no-audit", "--no-fund", "--no-progress", "--loglevel=error"];
  const environment = environmentOfNpm();
  tell(
    `installing Node.js ${nodeVersion} and code-server ${codeServerVersion} into .cache/editor (once, about a minute)`,
  );
  await npm(["install", `node@${nodeVersion}`, ...quiet], cache, environment);

  // From here on npm runs on the Node.js that the editor is made for.
  const { node } = installation();
  const newer = {
    ...environment,
    PATH: `${path.dirname(node)}${path.delimiter}${environment["PATH"] ?? ""}`,
  };
  await npm(["install", `code-server@${codeServerVersion}`, "--ignore-scripts", ...quiet], cache, newer);

  tell("installing the editor's own modules");
  const workbench = path.join(cache, "node_modules", "code-server", "lib", "vscode");
  const ownModules = ["install", "--omit=dev", "--ignore-scripts", ...quiet];
  await npm(ownModules, workbench, newer);
  await npm(ownModules, path.join(workbench, "extensions"), newer);

  fs.writeFileSync(stampFile, stamp);
  tell(`the editor is installed (${Math.round((Date.now() - began) / 1000)} s)`);
}

/**
 * The environment without what an npm that runs us has set about this package: with it the npm that we run would work
 * on this package instead of the cache. What a user has configured (registry, proxies, certificates) stays.
 */
function environmentOfNpm(): NodeJS.ProcessEnv {
  const aboutThisPackage =
    /^(?:npm_(?:package|lifecycle)_|npm_config_(?:local_prefix|prefix|global_prefix|workspaces?|omit|include)$|npm_(?:command|execpath|node_execpath)$|INIT_CWD$|NODE_OPTIONS$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !aboutThisPackage.test(name)));
}

async function npm(argv: readonly string[], folder: string, environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    await runOrThrow(process.platform === "win32" ? "npm.cmd" : "npm", argv, folder, environment);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const unreachable = /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|ECONNRESET/.test(reason);
    const advice = unreachable
      ? "The npm registry could not be reached. The editor is fetched once from there: connect to the network, or set npm's registry or proxy, and run this again."
      : "The editor could not be installed. Correct what npm says below and run this again.";
    throw new Error(`${advice}\n${reason}`, { cause: error });
  }
}

/** Runs a program to its end; throws with the end of what it printed where it fails. */
async function runOrThrow(
  command: string,
  argv: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const child = spawn(command, argv, { cwd: folder, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  const keep = (chunk: Buffer): void => {
    printed = `${printed}${chunk.toString()}`.slice(-3000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`${command} ${argv.join(" ")} ended with ${code}:\n${printed.trim()}`);
}
