/** Starts the installed editor on a free loopback port, with fresh user data, and stops it with all of its processes. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { EditorInstallation } from "./install.ts";

/** User settings, by their names. */
export type EditorSettings = Readonly<Record<string, unknown>>;

export interface EditorServer {
  /** `127.0.0.1:PORT`: what addresses of pages and of remote files are made of. */
  readonly authority: string;
  /** The process that all of the editor's processes descend from. */
  readonly processId: number;
  /** Replaces the user settings; windows that are opened later have them. */
  writeSettings(settings: EditorSettings): void;
  /** What the server has printed. */
  log(): string;
  /** Ends all of the editor's processes and removes its user data. */
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly settings?: EditorSettings;
  /** An extension to install before the server starts. */
  readonly vsix?: string;
  /** Where the user data stay; without it they are fresh, and removed when the server stops. */
  readonly userData?: string;
  /** Whether pages may drive the workbench (needed for tests inside the extension host; refuses modal dialogs). */
  readonly automation?: boolean;
}

/** Settings that keep everything off the screen that is not the note. */
const quietSettings: EditorSettings = {
  "breadcrumbs.enabled": false,
  "chat.disableAIFeatures": true,
  "editor.minimap.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "remote.autoForwardPorts": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "window.autoDetectColorScheme": false,
  "window.autoDetectHighContrast": false,
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

const patience = 60_000;

/** A running editor that answers. */
export async function serveEditor(
  { node, entry }: EditorInstallation,
  options: ServeOptions = {},
): Promise<EditorServer> {
  const folder = options.userData ?? fs.mkdtempSync(path.join(os.tmpdir(), "marginalia-editor-"));
  const userData = path.join(folder, "data");
  const settingsFile = path.join(userData, "User", "settings.json");
  fs.mkdirSync(path.dirname(settingsFile), { recursive: true });
  const writeSettings = (settings: EditorSettings): void =>
    fs.writeFileSync(settingsFile, JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
  if (options.settings !== undefined || !fs.existsSync(settingsFile)) writeSettings(options.settings ?? {});

  const configuration = path.join(folder, "config.yaml");
  fs.writeFileSync(configuration, "");
  const places = [
    `--config=${configuration}`,
    `--user-data-dir=${userData}`,
    `--extensions-dir=${path.join(folder, "extensions")}`,
  ];
  if (options.vsix !== undefined) await installExtension({ node, entry }, places, options.vsix);

  const authority = `127.0.0.1:${await freePort()}`;
  const argv = [
    entry,
    ...places,
    `--bind-addr=${authority}`,
    "--auth=none",
    "--disable-telemetry",
    "--disable-update-check",
    "--disable-workspace-trust",
    "--disable-getting-started-override",
    // Extension hosts of closed windows end soon.
    "--reconnection-grace-time=2",
    ...(options.automation === true ? ["--vscode-option=enable-smoke-test-driver"] : []),
  ];
  const child = spawn(node, argv, {
    env: environmentOfEditor(),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let printed = "";
  const keep = (chunk: Buffer): void => {
    printed = `${printed}${chunk.toString()}`.slice(-20_000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const endWithUs = (): void => endGroup(child, "SIGKILL");
  process.once("exit", endWithUs);

  const stop = async (): Promise<void> => {
    await endProcess(child);
    process.off("exit", endWithUs);
    if (options.userData === undefined) {
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  };
  try {
    await untilHealthy(`http://${authority}/healthz`, child);
  } catch (error) {
    await stop();
    throw new Error(`The editor did not start. It printed:\n${printed.trim()}`, { cause: error });
  }
  return { authority, processId: child.pid ?? 0, writeSettings, log: () => printed, stop };
}

async function installExtension(
  { node, entry }: EditorInstallation,
  places: readonly string[],
  vsix: string,
): Promise<void> {
  const child = spawn(node, [entry, ...places, "--install-extension", vsix], {
    env: environmentOfEditor(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  }
  await once(child, "close");
  if (child.exitCode !== 0) throw new Error(`The editor refused the extension ${vsix}:\n${printed.trim()}`);
}

/** Our environment without what would make the editor believe that it runs inside another one, or under a test runner. */
function environmentOfEditor(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:VSCODE_|npm_|NODE_OPTIONS$|PORT$|PASSWORD$)/.test(name),
    ),
  );
}

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no loopback port is free");
  return address.port;
}

async function untilHealthy(address: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const healthy = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) return;
    await pause(100);
  }
  throw new Error(`${address} did not answer within ${patience / 1000} s`);
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, "exit");
  endGroup(child, "SIGTERM");
  const ended = await Promise.race([closed.then(() => true), pause(3000).then(() => false)]);
  if (!ended) {
    endGroup(child, "SIGKILL");
    await closed;
  }
  // Extension hosts that outlive the server are in its group still.
  endGroup(child, "SIGKILL");
}

/** Signals the whole process group of the server, which is what `detached` gave it. */
function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
