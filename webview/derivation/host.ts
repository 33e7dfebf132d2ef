/** The extension, as the page knows it: messages out, and a state that outlives the page. */
import type { FromPage } from "../messages.ts";
import { type PageState, readState } from "./state.ts";

interface VsCodeApi {
  readonly postMessage: (message: FromPage) => void;
  readonly getState: () => unknown;
  readonly setState: (state: PageState) => void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export interface Host {
  readonly post: (message: FromPage) => void;
  /** The state that was kept last, or a fresh one where none was kept or it is of another make. */
  readonly restore: () => PageState;
  readonly keep: (state: PageState) => void;
}

/** Can be called once in the life of a page, as VS Code demands. */
export function connectHost(): Host {
  const api = acquireVsCodeApi();
  return {
    post: api.postMessage,
    restore: () => readState(api.getState()),
    keep: api.setState,
  };
}
