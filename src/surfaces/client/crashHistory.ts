/** Whether a server that has crashed is started again: not after five crashes within three minutes. */

/** What to do after a crash; only the first of a series is told to the user. */
export type AfterCrash = "restart-and-say" | "restart" | "give-up";

export interface CrashHistory {
  readonly record: (now: number) => AfterCrash;
  /** Forgets all crashes: the user has started the server. */
  readonly forget: () => void;
}

const window = 3 * 60 * 1000;
const mostCrashes = 5;

export function createCrashHistory(): CrashHistory {
  let crashes: readonly number[] = [];
  return {
    record: (now) => {
      crashes = [...crashes.filter((time) => now - time < window), now];
      if (crashes.length >= mostCrashes) return "give-up";
      return crashes.length === 1 ? "restart-and-say" : "restart";
    },
    forget: () => {
      crashes = [];
    },
  };
}
