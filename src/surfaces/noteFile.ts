/** Reads a note from disk, or says in a sentence why it is not one: wrong kind, missing, unreadable, binary, no UTF-8. */
import fs from "node:fs";
import path from "node:path";
import type { Note } from "../notes/note.ts";

export const noteExtensions: readonly string[] = [".md", ".markdown", ".mdx", ".qmd", ".Rmd", ".ipynb"];

export type ReadNote = { readonly note: Note } | { readonly message: string };

/** The note at a path, relative to `folder` unless absolute; the note's own path stays as given. */
export function readNote(name: string, folder: string): ReadNote {
  const extension = path.extname(name).toLowerCase();
  if (!noteExtensions.some((known) => known.toLowerCase() === extension)) {
    return { message: `not a note: expected a file that ends in ${noteExtensions.join(", ")}` };
  }
  let bytes: Uint8Array;
  try {
    bytes = fs.readFileSync(path.resolve(folder, name));
  } catch (error) {
    return { message: describeFileError(error) };
  }
  if (bytes.includes(0)) return { message: "not a text file: it holds zero bytes" };
  const text = decode(bytes);
  if (text === undefined)
    return { message: `not encoded in UTF-8 (line ${firstBadLine(bytes)}); save it as UTF-8` };
  return { note: { path: name, text } };
}

/** The text of UTF-8 bytes, without a byte order mark; none if they are no UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The first line, from 1, that is no UTF-8 by itself; no character of UTF-8 reaches over the end of a line. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const lineFeed = bytes.indexOf(0x0a, start);
    const end = lineFeed < 0 ? bytes.length : lineFeed;
    if (decode(bytes.subarray(start, end)) === undefined) return line;
    start = end + 1;
  }
  return line;
}

export function describeFileError(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return "no such file or folder";
    case "EACCES":
    case "EPERM":
      return "permission denied";
    case "EISDIR":
      return "this is a folder";
    case "ELOOP":
      return "too many links lead to it";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
