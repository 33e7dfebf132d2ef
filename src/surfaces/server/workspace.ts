/**
 * Checks all notes below some folders, one after the other and each in slices, so that requests are answered and open
 * notes are checked in between. What was found until it is cancelled stays found.
 */
import path from "node:path";
import type { Diagnostic } from "vscode-languageserver";
import { checkNote, type VerdictCache } from "../../checkNote.ts";
import type { Note } from "../../notes/note.ts";
import type { NoteReport } from "../../report/report.ts";
import { summarize } from "../../report/summarize.ts";
import { findNotes } from "../findNotes.ts";
import { readNote } from "../noteFile.ts";
import type { Clock } from "./clock.ts";
import { brokenFileDiagnostic, closedNoteDiagnostics } from "./closedNotes.ts";
import type { CheckWorkspaceResult } from "./protocol.ts";
import type { Settings } from "./settings.ts";
import { pathOf, uriOf } from "./uris.ts";

/** Milliseconds of checking before others have their turn. */
const slice = 5;

export interface WorkspaceOptions {
  readonly clock: Clock;
  readonly known: VerdictCache;
  /** Resolves when the notes in the editor need nothing: they go first. */
  readonly idle: () => Promise<void>;
  /** The note at an address as the editor has it, where it is open; its own check tells of it. */
  readonly openNote: (uri: string) => Note | undefined;
  readonly publish: (uri: string, diagnostics: Diagnostic[]) => void;
  readonly log: (message: string) => void;
  readonly settings: () => {
    readonly severity: Settings["severity"];
    readonly extensionUri: string | undefined;
  };
  readonly check?: typeof checkNote;
}

/** Who is told how far it has come, and who may stop it. */
export interface Attendance {
  readonly report: (message: string, share: number) => void;
  readonly isCancelled: () => boolean;
}

type Outcome = { readonly report: NoteReport } | { readonly message: string } | "cancelled";

export class Workspace {
  readonly #options: WorkspaceOptions;
  /** The notes whose diagnostics stand although they are closed, by address. */
  readonly #listed = new Set<string>();

  constructor(options: WorkspaceOptions) {
    this.#options = options;
  }

  /** Checks the notes below folders, which are given by address or by path. */
  async check(folders: readonly string[], attendance: Attendance): Promise<CheckWorkspaceResult> {
    const errors: { path: string; message: string }[] = [];
    const named = folders.flatMap((folder) => {
      const found = pathOf(folder);
      if (found === undefined)
        errors.push({
          path: folder,
          message: "only folders on disk can be checked; open a local copy of it",
        });
      return found ?? [];
    });
    const found = findNotes(named, path.sep);
    errors.push(...found.errors.map(withAdvice));
    const reports: NoteReport[] = [];
    let cancelled = attendance.isCancelled();
    for (const [index, file] of found.paths.entries()) {
      if (cancelled) break;
      const name = path.basename(file);
      attendance.report(`${index + 1} of ${found.paths.length} notes: ${name}`, index / found.paths.length);
      const outcome = await this.#checkFile(file, attendance.isCancelled);
      if (outcome === "cancelled") cancelled = true;
      else if ("message" in outcome) errors.push(withAdvice({ path: file, message: outcome.message }));
      else reports.push(outcome.report);
    }
    const summary = summarize(reports);
    const steps = Object.values(summary).reduce((sum, count) => sum + count, 0);
    return { notes: reports.length, steps, refuted: summary.refuted, cancelled, errors };
  }

  /** A note was closed, or its file has changed: what stands listed of it is found anew. */
  async fileChanged(uri: string): Promise<void> {
    const file = pathOf(uri);
    if (file === undefined || !this.#listed.has(uriOf(file)) || this.#options.openNote(uri)) return;
    const outcome = await this.#checkFile(file, () => false);
    if (outcome !== "cancelled" && "message" in outcome)
      this.#options.log(`${path.basename(file)}: ${outcome.message}`);
  }

  /** A file is no more, and with it what was listed of it. */
  fileDeleted(uri: string): void {
    const file = pathOf(uri);
    if (file !== undefined) this.#listed.delete(uriOf(file));
    this.#options.publish(uri, []);
  }

  #list(uri: string, diagnostics: Diagnostic[]): void {
    this.#listed.add(uri);
    if (!this.#options.openNote(uri)) this.#options.publish(uri, diagnostics);
  }

  async #checkFile(file: string, isCancelled: () => boolean): Promise<Outcome> {
    const uri = uriOf(path.resolve(file));
    const open = this.#options.openNote(uri);
    const read = open ? { note: open } : readNote(file, path.sep);
    if ("message" in read) return this.#tellBroken(uri, read.message);
    try {
      const report = await this.#drain(read.note, isCancelled);
      if (!report) return "cancelled";
      const broken = report.problems.find(({ code }) => code === "broken-notebook");
      if (broken)
        return this.#tellBroken(uri, `not a notebook: ${broken.data["message"] ?? "it is no valid JSON"}`);
      const { severity, extensionUri } = this.#options.settings();
      this.#list(uri, closedNoteDiagnostics(read.note, uri, report, severity, extensionUri));
      return { report };
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#options.log(
        `${path.basename(file)} could not be checked because of a mistake of ours: ${reason}`,
      );
      return { message: "it could not be checked because of a mistake of ours; the output has the details" };
    }
  }

  #tellBroken(uri: string, message: string): Outcome {
    this.#list(uri, [brokenFileDiagnostic(withAdvice({ path: uri, message }).message)]);
    return { message };
  }

  /** The report on a note; none where the check was cancelled. */
  async #drain(note: Note, isCancelled: () => boolean): Promise<NoteReport | undefined> {
    const { clock, idle, known } = this.#options;
    const steps = (this.#options.check ?? checkNote)(note, { known });
    for (let end = clock.now(); ;) {
      if (clock.now() >= end) {
        await new Promise<void>((resolve) => {
          clock.soon(resolve);
        });
        await idle();
        end = clock.now() + slice;
      }
      if (isCancelled()) return undefined;
      const next = steps.next();
      if (next.done === true) return next.value;
    }
  }
}

const advice: readonly (readonly [beginning: string, advice: string])[] = [
  ["permission denied", "allow yourself to read it, or list it in .gitignore"],
  ["no such file or folder", "it was moved or deleted; check the workspace again"],
  ["not a notebook", "open it as text and mend it, or restore an earlier version"],
  ["not a text file", "if it is no note, give it another extension or list it in .gitignore"],
  ["too many links", "replace the link by what it leads to"],
];

/** The error with what to do about it, where it does not say so itself. */
function withAdvice({ path: at, message }: { readonly path: string; readonly message: string }) {
  const what = advice.find(([beginning]) => message.startsWith(beginning))?.[1];
  return { path: at, message: what === undefined ? message : `${message}; ${what}` };
}
