/** What each command does; their names, titles and keys are in the manifest. */
import {
  commands,
  Disposable,
  ProgressLocation,
  Uri,
  window,
  workspace,
  type LogOutputChannel,
} from "vscode";
import { sectionOfSettings, type Place } from "../server/protocol.ts";
import type { DerivationPanel } from "./derivationPanel.ts";
import { failingSteps, nearestFailing } from "./failingSteps.ts";
import type { LanguageServer } from "./languageClient.ts";
import type { MarkBook } from "./markBook.ts";
import { editorInFront, nameOf, noteInFront, revealPlace, type NoteInFront } from "./noteInFront.ts";
import { countMarks, describeCounts } from "./statusText.ts";
import { restartServer, showOutput, showProblems, tell, type Button } from "./tell.ts";
import { checkWorkspace } from "./workspaceCheck.ts";

export interface CommandParts {
  readonly server: () => Promise<LanguageServer>;
  readonly book: MarkBook;
  readonly panel: DerivationPanel;
  readonly log: LogOutputChannel;
  /** Whether the checker is down and stays down until the user restarts it. */
  readonly isStopped: () => boolean;
  /** Resolves when the marks of any document change, or the checker starts or stops. */
  readonly nextMarks: () => Promise<void>;
}

export function registerCommands(parts: CommandParts): Disposable {
  const { server, panel, log } = parts;
  const register = (name: string, run: (...given: readonly unknown[]) => Promise<void>): Disposable =>
    commands.registerCommand(`${sectionOfSettings}.${name}`, run);
  return Disposable.from(
    register("checkNote", async () => checkThisNote(parts)),
    register("checkWorkspace", async () => {
      if (await isEnabled()) await checkWorkspace(server, log);
    }),
    register("nextFailing", async () => goToFailing(parts, "next")),
    register("previousFailing", async () => goToFailing(parts, "previous")),
    register("showDerivation", async (uri, place) => showDerivation(panel, uri, place)),
    register("restartServer", async () => {
      const progress = { location: ProgressLocation.Window, title: "Restarting Marginalia's checker" };
      await window.withProgress(progress, async () => (await server()).restart());
    }),
    register("showOutput", async () => log.show()),
  );
}

const noNote = "Open a Markdown note or a notebook with Markdown cells first.";

/** Waits until the verdicts on the note in front are those of its text, and says what they are. */
async function checkThisNote({ server, book, log, isStopped, nextMarks }: CommandParts): Promise<void> {
  const note = noteInFront();
  if (note === undefined) {
    tell("information", noNote);
    return;
  }
  if (!(await isEnabled())) return;
  await server();
  const isFresh = (): boolean =>
    note.documents.every(({ uri, isClosed }) => isClosed || book.marksOf(uri.toString())?.stale === false);
  const progress = {
    location: ProgressLocation.Notification,
    title: "Checking this note",
    cancellable: true,
  };
  if (!isFresh())
    await window.withProgress(progress, async (_, token) => {
      const cancelled = new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
      while (!isFresh() && !isStopped() && !token.isCancellationRequested)
        await Promise.race([nextMarks(), cancelled]);
    });
  if (isStopped()) {
    tell("error", "This note could not be checked: Marginalia's checker is down.", restartServer, showOutput);
    return;
  }
  if (!isFresh()) return;
  const counts = countMarks(note.documents.flatMap(({ uri }) => book.marksOf(uri.toString())?.marks ?? []));
  log.info(`${note.documents.slice(0, 1).map(nameOf).join("")}: ${describeCounts(counts)}.`);
  const goThere: Button = { title: "Next Failing Step", command: "marginalia.nextFailing" };
  const buttons = counts.refuted > 0 ? [goThere, showProblems] : [];
  tell(counts.refuted > 0 ? "warning" : "information", `This note: ${describeCounts(counts)}.`, ...buttons);
}

async function goToFailing({ book }: CommandParts, direction: "next" | "previous"): Promise<void> {
  const note = noteInFront();
  if (note === undefined) {
    tell("information", noNote);
    return;
  }
  if (!(await isEnabled())) return;
  const known = note.documents.map(({ uri }) => book.marksOf(uri.toString()));
  const steps = failingSteps(known.map((document) => document?.marks ?? []));
  const found = nearestFailing(steps, note.here, direction);
  if (found === undefined) {
    const isBusy = known.some((document) => document === undefined || document.stale);
    tell(
      "information",
      isBusy
        ? "No failing step is known yet: the note is still being checked."
        : "No step of this note fails.",
    );
    return;
  }
  await goTo(note, found.document, found.place);
}

async function goTo(note: NoteInFront, document: number, { line, character }: Place): Promise<void> {
  const uri = note.documents[document]?.uri;
  if (uri !== undefined) await revealPlace(uri, line, character, editorInFront()?.viewColumn);
}

/** Shows the derivation at a place that a link names, else at the cursor. */
async function showDerivation(panel: DerivationPanel, uri: unknown, place: unknown): Promise<void> {
  if (typeof uri === "string" && isPlace(place)) {
    const document = workspace.textDocuments.find(
      (open) => open.uri.toString() === Uri.parse(uri).toString(),
    );
    if (document !== undefined) {
      panel.show(document, place);
      return;
    }
  }
  const note = noteInFront();
  const document = note?.documents[Math.min(note.here.document, note.documents.length - 1)];
  if (note === undefined || document === undefined) {
    tell("information", noNote);
    return;
  }
  const { line, character } = note.here.place;
  panel.show(document, { line, character: Math.max(character, 0) });
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== "object" || value === null) return false;
  const { line, character } = value as Partial<Record<keyof Place, unknown>>;
  return typeof line === "number" && typeof character === "number";
}

/** Whether checking is on; where it is off, the user is told how to turn it on. */
async function isEnabled(): Promise<boolean> {
  if (workspace.getConfiguration(sectionOfSettings).get<boolean>("enable", true)) return true;
  tell("information", "Checking is turned off by the setting marginalia.enable.", {
    title: "Open Settings",
    command: "workbench.action.openSettings",
    arguments: ["marginalia.enable"],
  });
  return false;
}
