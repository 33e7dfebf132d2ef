/**
 * The command line as a function of its arguments and of the checker: finds and reads the notes, checks each, prints
 * the report to standard output and everything that went wrong to standard error, and says with which code to leave.
 */
import { drain } from "../../drain.ts";
import type { Note } from "../../notes/note.ts";
import type { NoteReport } from "../../report/report.ts";
import { type Summary, summarize, type VerdictKind } from "../../report/summarize.ts";
import { type FileContract, fileContract, type InputError } from "../contract.ts";
import { type CheckArguments, readArguments } from "./arguments.ts";
import { findNotes } from "../findNotes.ts";
import { formatJson } from "./formats/json.ts";
import { createTextFormat } from "./formats/text.ts";
import type { Io } from "./io.ts";
import { printable } from "./printable.ts";
import { createProgress } from "./progress.ts";
import { readNote } from "../noteFile.ts";

export interface StepDone {
  readonly done: number;
  readonly total: number;
}

export type Check = (note: Note, options: { readonly seed?: number }) => Generator<StepDone, NoteReport>;

/** Which verdicts make the run fail, for each choice of --fail-on. */
const failing: Readonly<Record<CheckArguments["failOn"], readonly VerdictKind[]>> = {
  refuted: ["refuted"],
  unread: ["refuted", "unread"],
  undecided: ["refuted", "unread", "undecided"],
  never: [],
};

/** Runs the program and gives its exit code. */
export async function run(argv: readonly string[], io: Io, check: Check): Promise<number> {
  const request = readArguments(argv, io);
  return "exitCode" in request ? request.exitCode : runCheck(request.check, io, check);
}

async function runCheck(request: CheckArguments, io: Io, check: Check): Promise<number> {
  const progress = createProgress(io.stderr);
  const text = createTextFormat(wantsColor(request, io));
  const found = findNotes(request.paths, io.folder);
  const errors: InputError[] = [];
  const files: FileContract[] = [];
  const reports: NoteReport[] = [];
  const complain = (error: InputError): void => {
    errors.push(error);
    progress.wipe();
    io.stderr.write(`marginalia: ${printable(error.path)}: ${printable(error.message)}\n`);
  };
  found.errors.forEach(complain);
  for (const [index, path] of found.paths.entries()) {
    const outcome = checkFile(path, io, (note) =>
      drain(check(note, request.seed === undefined ? {} : { seed: request.seed }), (step) =>
        progress.show((index + shareOf(step)) / found.paths.length, path),
      ),
    );
    if ("message" in outcome) {
      complain({ path, message: outcome.message });
    } else {
      const file = fileContract(path, outcome);
      files.push(file);
      reports.push(outcome);
      progress.wipe();
      if (request.format === "text") io.stdout.write(text.file(file, outcome));
    }
    await nextTurn();
  }
  progress.wipe();
  const summary = summarize(reports);
  io.stdout.write(
    request.format === "json" ? formatJson(files, errors) : text.summary(summary, files.length, errors),
  );
  return exitCode(request, summary, errors);
}

/** The report on one file, or why there is none. A fault of the checker itself is told and does not stop the run. */
function checkFile(
  path: string,
  io: Io,
  check: (note: Note) => NoteReport,
): NoteReport | { readonly message: string } {
  const read = readNote(path, io.folder);
  if ("message" in read) return read;
  try {
    const report = check(read.note);
    const broken = report.problems.find(({ code }) => code === "broken-notebook");
    return broken
      ? { message: `not a notebook: ${broken.data["message"] ?? "it is no valid JSON"}` }
      : report;
  } catch (error) {
    return {
      message: `internal error, please report it: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

/** From 0 to 1. */
function shareOf({ done, total }: StepDone): number {
  return total === 0 ? 0 : done / total;
}

function wantsColor({ color }: CheckArguments, io: Io): boolean {
  if (color !== "auto") return color === "always";
  return io.stdout.isTerminal && !io.environment["NO_COLOR"] && io.environment["TERM"] !== "dumb";
}

function exitCode({ failOn }: CheckArguments, summary: Summary, errors: readonly InputError[]): number {
  if (errors.length > 0) return 2;
  return failing[failOn].some((kind) => summary[kind] > 0) ? 1 : 0;
}

/** Lets the process notice signals and closed pipes between two files. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
