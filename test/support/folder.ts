/** A temporary folder of files for one test, and the command line run in it without a process of its own. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Check, run } from "../../src/surfaces/cli/run.ts";
import { stubCheck } from "./stubCheck.ts";

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Calls `use` with a new folder that holds the files, and removes it afterwards. */
export async function withFolder<Result>(
  files: Files,
  use: (folder: string) => Result | Promise<Result>,
): Promise<Result> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "marginalia-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), content);
    }
    return await use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Terminal {
  readonly isTerminal?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly check?: Check;
}

/** Runs the command line in a folder with the stub checker. */
export async function runIn(
  folder: string,
  argv: readonly string[],
  terminal: Terminal = {},
): Promise<Outcome> {
  const { isTerminal = false, environment = {}, check = stubCheck } = terminal;
  let out = "";
  let err = "";
  const code = await run(
    argv,
    {
      stdout: { write: (text) => void (out += text), isTerminal, columns: 100 },
      stderr: { write: (text) => void (err += text), isTerminal: false },
      environment,
      folder,
    },
    check,
  );
  return { code, out, err };
}
