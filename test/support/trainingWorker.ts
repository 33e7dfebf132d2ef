/**
 * The built training worker in Chromium, on a page with the security policy of an experiment's panel: messages in, and
 * what it answers.
 */
import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import type { Page } from "playwright-core";
import type { FromWorker, ToWorker } from "../../webview/training/messages.ts";

const root = path.join(import.meta.dirname, "..", "..");
const wasmFolder = path.join(root, "node_modules", "@tensorflow", "tfjs-backend-wasm", "dist");
const nonce = "dHJhaW4";

/** The policy that the editor gives to the pages of experiments, with the test's own server in the editor's place. */
const policy = [
  "default-src 'none'",
  `script-src 'nonce-${nonce}' 'wasm-unsafe-eval'`,
  "worker-src blob:",
  "connect-src 'self'",
].join("; ");

const script = `
const violations = [], received = [], waiting = [];
document.addEventListener("securitypolicyviolation", (event) =>
  violations.push(event.violatedDirective + " " + event.blockedURI));
let worker;
globalThis.stage = {
  violations,
  received,
  start: async () => {
    const text = await (await fetch("/training.js")).text();
    worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
    worker.onmessage = ({ data }) => { received.push(data); while (waiting.length > 0) waiting.pop()(); };
    worker.onerror = ({ message }) => received.push({ type: "failed", failure: { kind: "crashed", reason: message } });
  },
  post: (message) => worker.postMessage(message),
  next: async (type, from) => {
    for (;;) {
      const found = received.findIndex((message, index) => index >= from && (message.type === type || message.type === "failed"));
      if (found >= 0) return { index: found, message: received[found] };
      await new Promise((resolve) => waiting.push(resolve));
    }
  },
};`;

export interface WorkerServer {
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves the page, the worker and the files of WASM until it is closed. */
export async function serveWorker(): Promise<WorkerServer> {
  const worker = path.join(root, "dist", "webview", "training.js");
  if (!fs.existsSync(worker)) throw new Error(`${worker} is missing: build it by npm run build.`);
  const server = http.createServer(({ url = "/" }, response) => {
    const name = path.basename(new URL(url, "http://loopback").pathname);
    if (name === "") {
      const page = `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="${policy}"><script nonce="${nonce}">${script}</script>`;
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page);
    } else if (name === "training.js") {
      response.writeHead(200, { "Content-Type": "text/javascript" }).end(fs.readFileSync(worker));
    } else if (/^[\w-]+\.wasm$/.test(name) && fs.existsSync(path.join(wasmFolder, name))) {
      response
        .writeHead(200, { "Content-Type": "application/wasm" })
        .end(fs.readFileSync(path.join(wasmFolder, name)));
    } else response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  return {
    address: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

interface Stage {
  readonly violations: readonly string[];
  readonly start: () => Promise<void>;
  readonly post: (message: ToWorker) => void;
  readonly next: (type: string, from: number) => Promise<{ index: number; message: FromWorker }>;
}

type Answer<Type extends FromWorker["type"]> = Extract<FromWorker, { readonly type: Type }>;

/** A worker that was started on a page of that server. */
export class WorkerOnPage {
  readonly #page: Page;
  /** Where to go on listening for each type of answer; those of different types may come in any order. */
  readonly #heard = new Map<string, number>();

  private constructor(page: Page) {
    this.#page = page;
  }

  static async start(page: Page, address: string): Promise<WorkerOnPage> {
    await page.goto(address);
    await page.evaluate(() => (globalThis as unknown as { stage: Stage }).stage.start());
    return new WorkerOnPage(page);
  }

  async post(message: ToWorker): Promise<void> {
    await this.#page.evaluate(
      (sent) => (globalThis as unknown as { stage: Stage }).stage.post(sent),
      message,
    );
  }

  /** The next answer of that type that was not heard yet; throws where the worker says that it has failed. */
  async next<Type extends FromWorker["type"]>(type: Type): Promise<Answer<Type>> {
    const { index, message } = await this.#page.evaluate(
      ([wanted, from]) => (globalThis as unknown as { stage: Stage }).stage.next(wanted, from),
      [type, this.#heard.get(type) ?? 0] as [string, number],
    );
    this.#heard.set(type, index + 1);
    if (message.type !== type) throw new Error(`The worker says ${JSON.stringify(message)}.`);
    return message as Answer<Type>;
  }

  async violations(): Promise<readonly string[]> {
    return this.#page.evaluate(() => (globalThis as unknown as { stage: Stage }).stage.violations);
  }
}
