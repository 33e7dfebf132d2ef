/**
 * A bar on the terminal while a long run goes on: drawn on standard error only if that is a terminal, not before a
 * second has passed, at most ten times a second, and wiped before anything else is printed.
 */
import type { Output } from "./io.ts";

export interface Progress {
  /** How much is done, from 0 to 1, and what is being worked on. */
  readonly show: (share: number, subject: string) => void;
  readonly wipe: () => void;
}

const patience = 1000;
const interval = 100;
const barWidth = 24;

export function createProgress(output: Output, now: () => number = Date.now): Progress {
  const began = now();
  let drawn = -Infinity;
  let visible = false;
  return {
    show: (share, subject) => {
      const time = now();
      if (!output.isTerminal || time - began < patience || time - drawn < interval) return;
      drawn = time;
      visible = true;
      output.write(`\r\u001b[K${drawBar(share, subject, output.columns ?? 80)}`);
    },
    wipe: () => {
      if (visible) output.write("\r\u001b[K");
      visible = false;
    },
  };
}

function drawBar(share: number, subject: string, columns: number): string {
  const filled = Math.round(Math.min(Math.max(share, 0), 1) * barWidth);
  const bar = "█".repeat(filled) + "░".repeat(barWidth - filled);
  const room = columns - barWidth - 8;
  const name = subject.length > room ? `…${subject.slice(subject.length - Math.max(room - 1, 0))}` : subject;
  return `${bar} ${String(Math.floor(share * 100)).padStart(3)}% ${name}`;
}
