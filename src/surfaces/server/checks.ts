/**
 * The checks of the notes that are open: which is due, what the last one has found, and who has to be told. What is told
 * of a document is always of the version that the editor has; what has been found of an older one is dropped.
 */
import { checkNote, type VerdictCache } from "../../checkNote.ts";
import type { CheckedDocument } from "./checkedNote.ts";
import type { Clock } from "./clock.ts";
import { checkedDocuments, uncheckedDocuments } from "./documents.ts";
import type { OpenNote, OpenNotes } from "./notes.ts";
import { Scheduler } from "./scheduler.ts";
import { nameOf } from "./uris.ts";

export interface ChecksOptions {
  readonly clock: Clock;
  readonly notes: Pick<OpenNotes, "get" | "keyOf" | "keys" | "versionOf">;
  readonly known: VerdictCache;
  /** Told of the documents of a note after each of its checks; of a check that failed, without verdicts. */
  readonly publish: (documents: readonly CheckedDocument[]) => void;
  /** Told of the documents that a note no longer has. */
  readonly withdraw: (uris: readonly string[]) => void;
  readonly log: (message: string) => void;
  /** How a note is checked; the engine's own way unless told otherwise. */
  readonly check?: typeof checkNote;
}

export class Checks {
  readonly #options: ChecksOptions;
  readonly #scheduler: Scheduler;
  /** What was found last, by note. */
  readonly #found = new Map<string, readonly CheckedDocument[]>();

  constructor(options: ChecksOptions) {
    this.#options = options;
    this.#scheduler = new Scheduler({
      clock: options.clock,
      begin: (key) => this.#check(key),
      fail: (key, error) => {
        this.#fail(key, error);
      },
    });
  }

  /** Checks a note after `delay` milliseconds, unless it is edited again before. */
  request(key: string, delay: number): void {
    this.#scheduler.request(key, delay);
  }

  /** Forgets a note: its check is dropped and what it has found is withdrawn. */
  forget(key: string): void {
    this.#scheduler.forget(key);
    const found = this.#found.get(key) ?? [];
    this.#found.delete(key);
    this.#options.withdraw(found.map(({ uri }) => uri));
  }

  /** Tells again what is known of every note. */
  republish(): void {
    for (const found of this.#found.values()) this.#options.publish(found);
  }

  /** Resolves when no open note has to be checked. */
  idle(): Promise<void> {
    return this.#scheduler.idle();
  }

  /**
   * A document at its present version. Where its check has not ended it is waited for, `patience` milliseconds at most;
   * after that the document comes without verdicts. None for a document of no open note.
   */
  async at(uri: string, patience: number): Promise<CheckedDocument | undefined> {
    const key = this.#options.notes.keyOf(uri);
    if (key === undefined) return undefined;
    if (!this.#current(key, uri) && this.#scheduler.isPending(key)) await this.#settled(key, patience);
    const note = this.#current(key, uri) ? undefined : this.#options.notes.get(key);
    return this.#current(key, uri) ?? (note && uncheckedDocuments(note).find((one) => one.uri === uri));
  }

  async #settled(key: string, patience: number): Promise<void> {
    let stop: (() => void) | undefined;
    const enough = new Promise<void>((resolve) => {
      stop = this.#options.clock.after(patience, resolve);
    });
    await Promise.race([this.#scheduler.settled(key), enough]);
    stop?.();
  }

  #current(key: string, uri: string): CheckedDocument | undefined {
    const found = this.#found.get(key)?.find((document) => document.uri === uri);
    return found && found.version === this.#options.notes.versionOf(uri) ? found : undefined;
  }

  *#check(key: string): Generator<unknown, void> {
    const note = this.#options.notes.get(key);
    if (!note) return;
    const check = this.#options.check ?? checkNote;
    const report = yield* check(note.note, { known: this.#options.known });
    this.#tell(note, checkedDocuments(note, report));
  }

  #tell({ key, documents }: OpenNote, found: readonly CheckedDocument[]): void {
    const { notes, publish, withdraw } = this.#options;
    if (documents.some(({ document: { uri, version } }) => notes.versionOf(uri) !== version)) return;
    const uris = new Set(found.map(({ uri }) => uri));
    const gone = (this.#found.get(key) ?? []).filter(({ uri }) => !uris.has(uri));
    this.#found.set(key, found);
    if (gone.length > 0) withdraw(gone.map(({ uri }) => uri));
    publish(found);
  }

  #fail(key: string, error: unknown): void {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#options.log(
      `${nameOf(key)} could not be checked because of a mistake of ours; it is tried again at its next edit. ` +
        `Please report it: ${reason}`,
    );
    const note = this.#options.notes.get(key);
    if (!note) return;
    const empty = note.documents.map(({ document }) => document);
    this.#tell(
      note,
      empty.map((document) => ({
        uri: document.uri,
        version: document.version,
        languageId: document.languageId,
        text: document.getText(),
        lines: document,
        isChecked: false,
        derivations: [],
        headings: [],
        formulas: [],
        macros: {},
        problems: [],
      })),
    );
  }
}
