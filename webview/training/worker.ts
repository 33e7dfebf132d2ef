/** The training worker: one run of one experiment, away from the page, which therefore never stands still. */
/// <reference lib="webworker" />
import { isDeviceLost, onDeviceLost, useBackend } from "../backend.ts";
import { tensorsAlive } from "../tensors.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { Session } from "./session.ts";

const session = new Session({
  post: (message: FromWorker): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's page has no origin to name.
    self.postMessage(message);
  },
  now: () => performance.now(),
  pause,
  useBackend,
  onDeviceLost,
  isDeviceLost,
  tensorsAlive,
});

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => session.receive(data));

// A message to oneself comes sooner than a timer, which browsers hold back by 4 ms.
const turn = new MessageChannel();
const waiting: (() => void)[] = [];
turn.port1.addEventListener("message", () => waiting.shift()?.());
turn.port1.start();

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (milliseconds >= 4) setTimeout(resolve, milliseconds);
    else {
      waiting.push(resolve);
      turn.port2.postMessage(undefined);
    }
  });
}
