/** The page of an experiment: connects it to the extension, which says which one to show, and says that it is there. */
/// <reference lib="dom" />
import { connectHost } from "../page/host.ts";
import { Laboratory } from "./laboratory.ts";
import type { FromLaboratory, ToLaboratory } from "./messages.ts";
import { readState, writeState, type PageState } from "./state.ts";
import { trainingWorkers } from "./workers.ts";

const host = connectHost<FromLaboratory, PageState | undefined>(
  readState,
  (state) => state && writeState(state),
);
const { worker = "", wasm = "" } = document.body.dataset;
// A worker that was made of a blob has no address of its own that others could be relative to.
const wasmFolder = new URL(wasm, document.baseURI).href;
const laboratory = new Laboratory({
  body: document.body,
  host,
  openLink: trainingWorkers(worker, wasmFolder),
  wasmFolder,
});

addEventListener("message", ({ data }: MessageEvent<ToLaboratory | undefined>) => {
  if (data?.type === "open" || data?.type === "tell") laboratory.hear(data);
});

const experiment = host.restore()?.experiment;
host.post(experiment === undefined ? { type: "ready" } : { type: "ready", experiment });
