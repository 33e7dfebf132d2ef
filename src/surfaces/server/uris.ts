/** Addresses of documents: what a note is called in words, and which file it lies in. */
import { fileURLToPath, pathToFileURL } from "node:url";

/** The last part of an address, as people write it. */
export function nameOf(uri: string): string {
  const [path = ""] = uri.split(/[?#]/);
  const last = path.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last) || uri;
  } catch {
    return last;
  }
}

/** The path of the file that an address stands for; a path stands for itself. None for what lies in no file. */
export function pathOf(uriOrPath: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(uriOrPath)) return uriOrPath;
  try {
    return fileURLToPath(uriOrPath);
  } catch {
    return undefined;
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).toString();
}
