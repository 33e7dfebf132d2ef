/**
 * The notes among the paths that the user names: files as they are, folders walked for notes. Hidden folders,
 * node_modules, links and what git ignores are skipped in a walk, never when named. Sorted; each note once.
 */
import fs from "node:fs";
import path from "node:path";
import type { InputError } from "./contract.ts";
import { type Ignored, ignoredIn, nothingIgnored } from "./ignored.ts";
import { describeFileError, noteExtensions } from "./noteFile.ts";

export interface FoundNotes {
  /** As the user would write them: relative where the named path was relative. */
  readonly paths: readonly string[];
  readonly errors: readonly InputError[];
}

export function findNotes(named: readonly string[], folder: string): FoundNotes {
  const found = new Map<string, string>();
  const errors: InputError[] = [];
  const add = (note: string): void => {
    const absolute = path.resolve(folder, note);
    if (!found.has(absolute)) found.set(absolute, slashed(note));
  };
  for (const name of named) {
    const absolute = path.resolve(folder, name);
    try {
      if (!fs.statSync(absolute).isDirectory()) {
        add(path.normalize(name));
        continue;
      }
    } catch (error) {
      errors.push({ path: slashed(name), message: describeFileError(error) });
      continue;
    }
    const walk = walkFolder(path.normalize(name), folder);
    errors.push(...walk.errors);
    walk.paths.forEach(add);
    if (walk.paths.length === 0 && walk.errors.length === 0) {
      errors.push({
        path: slashed(name),
        message: `there are no notes (${noteExtensions.join(", ")}) in this folder`,
      });
    }
  }
  return { paths: [...found.values()].sort(), errors };
}

function walkFolder(start: string, folder: string): FoundNotes {
  const paths: string[] = [];
  const errors: InputError[] = [];
  const visit = (relative: string, ignoredAbove: Ignored): void => {
    const absolute = path.resolve(folder, relative);
    let entries: readonly fs.Dirent[];
    try {
      entries = fs.readdirSync(absolute, { withFileTypes: true });
    } catch (error) {
      errors.push({ path: slashed(relative), message: describeFileError(error) });
      return;
    }
    const ignored = ignoredAbove.within(absolute);
    for (const entry of entries) {
      const child = path.join(relative, entry.name);
      const skip = (): boolean => ignored.has(path.join(absolute, entry.name), entry.isDirectory());
      if (entry.isDirectory()) {
        if (!entry.name.startsWith(".") && entry.name !== "node_modules" && !skip()) visit(child, ignored);
      } else if (entry.isFile() && isNote(entry.name) && !skip()) {
        paths.push(child);
      }
    }
  };
  const absolute = path.resolve(folder, start);
  const above = ignoredIn(path.dirname(absolute));
  visit(start, above.has(absolute, true) ? nothingIgnored : above);
  return { paths, errors };
}

function isNote(name: string): boolean {
  return noteExtensions.some((extension) => name.toLowerCase().endsWith(extension.toLowerCase()));
}

function slashed(name: string): string {
  return name.split(path.sep).join("/");
}
