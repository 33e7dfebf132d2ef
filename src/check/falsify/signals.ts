/**
 * How an evaluation ends early: `Halt` when this engine cannot decide such claims at all, `Undefined` when a side has
 * no value in the world at hand. Both are caught in `falsify.ts` and never leave it.
 */
import type { Stop } from "../verdict.ts";

export class Halt extends Error {
  readonly stop: Stop;

  constructor(code: string, data: Readonly<Record<string, string>> = {}) {
    super(code);
    this.stop = { code, data };
  }
}

export class Undefined extends Error {}
