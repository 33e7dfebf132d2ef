/**
 * Training workers. In a panel a worker cannot be made from an address of the extension, and can load nothing from there:
 * VS Code answers only pages. So the page fetches the script and the `.wasm` files once, makes each worker from a blob of
 * the script's text, and gives it the addresses of blobs of the rest.
 */
/// <reference lib="dom" />
import type { FromWorker, ToWorker } from "../training/messages.ts";

/** The way to one worker, which may still be on its way to be made. */
export interface TrainingLink {
  readonly send: (message: ToWorker) => void;
  /** Lets the worker free what it holds, and ends it. Nothing is heard of it afterwards. */
  readonly close: () => void;
}

export interface LinkEvents {
  readonly onMessage: (message: FromWorker) => void;
  /** Called where the worker cannot be made, or where its script fails. */
  readonly onBroken: (reason: string) => void;
}

export type OpenLink = (events: LinkEvents) => TrainingLink;

/** How long a worker has to free what it holds before it is ended all the same, in milliseconds. */
const patience = 2000;

/** What workers are made of. */
interface Parts {
  readonly script: Blob;
  readonly wasmFiles: Readonly<Record<string, string>>;
}

/**
 * @param address of the worker's script.
 * @param wasmFolder the address of the folder of TensorFlow.js's `.wasm` files, ending in a slash.
 */
export function trainingWorkers(address: string, wasmFolder: string): OpenLink {
  let parts: Promise<Parts> | undefined;
  const load = (): Promise<Parts> => (parts ??= fetchParts(address, wasmFolder));
  // They come while the page is drawn; what goes wrong is told to whoever asks for them.
  load().catch(() => undefined);
  return ({ onMessage, onBroken }) =>
    openLink(load, {
      onMessage,
      onBroken: (reason) => {
        // The next attempt fetches them anew: they may not have come whole.
        parts = undefined;
        onBroken(reason);
      },
    });
}

function openLink(load: () => Promise<Parts>, { onMessage, onBroken }: LinkEvents): TrainingLink {
  const waiting: ToWorker[] = [];
  let worker: Worker | undefined;
  let wasmFiles: Parts["wasmFiles"] = {};
  let isClosed = false;

  const start = async (): Promise<void> => {
    try {
      const parts = await load();
      ({ wasmFiles } = parts);
      if (!isClosed) worker = startWorker(parts.script);
    } catch (error) {
      if (!isClosed) onBroken(`The training script could not be loaded (${String(error)}).`);
    }
    for (const message of waiting.splice(0)) send(message);
  };
  const send = (message: ToWorker): void =>
    post(worker, message.type === "open" ? { ...message, wasmFiles } : message);

  const startWorker = (blob: Blob): Worker => {
    const address = URL.createObjectURL(blob);
    const started = new Worker(address);
    const revoke = (): void => URL.revokeObjectURL(address);
    started.addEventListener("message", revoke, { once: true });
    started.addEventListener("error", revoke, { once: true });
    started.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
      if (isClosed && data.type === "closed") started.terminate();
      else if (!isClosed) onMessage(data);
    });
    started.addEventListener("error", (event) => {
      event.preventDefault();
      if (!isClosed) onBroken(event.message === "" ? "The training script could not be run." : event.message);
    });
    return started;
  };

  void start();
  return {
    send: (message) => {
      if (worker === undefined) waiting.push(message);
      else send(message);
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      const ending = worker;
      if (ending === undefined) return;
      post(ending, { type: "close" });
      setTimeout(() => ending.terminate(), patience);
    },
  };
}

const plain = "tfjs-backend-wasm.wasm";
const simd = "tfjs-backend-wasm-simd.wasm";
/** TensorFlow.js wants an address of this one too, but no panel may have threads. */
const threaded = "tfjs-backend-wasm-threaded-simd.wasm";

async function fetchParts(address: string, wasmFolder: string): Promise<Parts> {
  const addressOf = async (name: string): Promise<string> =>
    URL.createObjectURL(await fetchBlob(`${wasmFolder}${name}`, "application/wasm"));
  const [script, plainAddress, simdAddress] = await Promise.all([
    fetchBlob(address, "text/javascript"),
    addressOf(plain),
    addressOf(simd),
  ]);
  return {
    script,
    wasmFiles: { [plain]: plainAddress, [simd]: simdAddress, [threaded]: simdAddress },
  };
}

async function fetchBlob(address: string, type: string): Promise<Blob> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return new Blob([await response.arrayBuffer()], { type });
}

function post(worker: Worker | undefined, message: ToWorker): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name.
  worker?.postMessage(message);
}
