/** The entry of the command line: the real process around `run`. A reader that closes the pipe early ends it quietly. */
import process from "node:process";
import { checkNote } from "../../checkNote.ts";
import type { Io, Output } from "./io.ts";
import { optimizeLater } from "./optimizeLater.ts";
import { run } from "./run.ts";

type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

function output(stream: Stream): Output {
  return {
    write: (text) => {
      stream.write(text);
    },
    isTerminal: stream.isTTY === true,
    ...(stream.columns === undefined ? {} : { columns: stream.columns }),
  };
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(2);
  });
}

const io: Io = {
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  environment: process.env,
  folder: process.cwd(),
};

optimizeLater();

// Setting the code and letting the process end by itself leaves time for the output to reach a slow reader.
process.exitCode = await run(process.argv.slice(2), io, checkNote);
