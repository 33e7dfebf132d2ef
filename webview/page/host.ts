/** The extension, as a page knows it: messages out, and a state that outlives the page. */

interface VsCodeApi {
  readonly postMessage: (message: unknown) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export interface Host<Message, State> {
  readonly post: (message: Message) => void;
  /** What was kept last; what the page makes of nothing where there is none. */
  readonly restore: () => State;
  readonly keep: (state: State) => void;
}

/**
 * Can be called once in the life of a page, as VS Code demands.
 *
 * @param write makes a state into a value that JSON keeps unchanged, and `read` makes it into a state again.
 */
export function connectHost<Message, State>(
  read: (kept: unknown) => State,
  write: (state: State) => unknown = (state) => state,
): Host<Message, State> {
  const api = acquireVsCodeApi();
  return {
    post: api.postMessage,
    restore: () => read(api.getState()),
    keep: (state) => api.setState(write(state)),
  };
}
