/**
 * The marks of all open documents. Marks of a version that a document no longer has are never taken; marks that are
 * there move with the edits and count as stale until those of the new version come.
 */
import type { DocumentMarks, Mark } from "../server/protocol.ts";
import { movePlace, type Edit } from "./moveMarks.ts";

export interface KnownMarks {
  readonly marks: readonly Mark[];
  /** Whether the text has changed since, or nobody is there to check it. */
  readonly stale: boolean;
}

export interface MarkBook {
  /** Takes the marks of a document that now has `version`; false, and nothing changes, where they are of another. */
  readonly receive: (marks: DocumentMarks, version: number | undefined) => boolean;
  /** Moves the marks of a document with an edit of its text. */
  readonly edit: (uri: string, edits: readonly Edit[]) => void;
  readonly close: (uri: string) => void;
  /** No verdict can be trusted to be the newest: the server is away. */
  readonly doubtAll: () => void;
  /** Undefined for a document that has never been checked. */
  readonly marksOf: (uri: string) => KnownMarks | undefined;
}

/** `onChange` is told each document whose marks, or whose staleness, are others than before. */
export function createMarkBook(onChange: (uri: string) => void): MarkBook {
  const book = new Map<string, KnownMarks>();
  const write = (uri: string, marks: KnownMarks): void => {
    book.set(uri, marks);
    onChange(uri);
  };
  return {
    receive: ({ uri, version, marks }, current) => {
      if (version !== current) return false;
      write(uri, { marks, stale: false });
      return true;
    },
    edit: (uri, edits) => {
      const known = book.get(uri);
      if (known === undefined || edits.length === 0) return;
      const marks = known.marks.map((mark) => moveMark(mark, edits));
      if (known.stale) book.set(uri, { marks, stale: true });
      else write(uri, { marks, stale: true });
    },
    close: (uri) => {
      if (book.delete(uri)) onChange(uri);
    },
    doubtAll: () => {
      for (const [uri, { marks }] of book) write(uri, { marks, stale: true });
    },
    marksOf: (uri) => book.get(uri),
  };
}

function moveMark(mark: Mark, edits: readonly Edit[]): Mark {
  return { ...mark, place: edits.reduce((place, edit) => movePlace(place, edit, true), mark.place) };
}
