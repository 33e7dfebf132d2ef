/**
 * What git ignores: the patterns of every .gitignore from the repository's root down, and of .git/info/exclude. Nearer
 * files decide before farther ones. The one caller of the `ignore` library.
 */
import fs from "node:fs";
import path from "node:path";
import ignore from "ignore";

export interface Ignored {
  /** Whether git ignores a file or folder, given by its absolute path. */
  readonly has: (target: string, isFolder: boolean) => boolean;
  /** The same, with what the .gitignore of a folder below adds. */
  readonly within: (folder: string) => Ignored;
}

interface Patterns {
  readonly folder: string;
  readonly matcher: ReturnType<typeof ignore>;
}

export const nothingIgnored: Ignored = withPatterns([]);

/** What git ignores in a folder, by the files of the folder itself and of those above it up to the repository's root. */
export function ignoredIn(folder: string): Ignored {
  return foldersUpToRoot(folder).reduce((ignored, each) => ignored.within(each), nothingIgnored);
}

function withPatterns(patterns: readonly Patterns[]): Ignored {
  return {
    has: (target, isFolder) => {
      for (const { folder, matcher } of patterns.toReversed()) {
        const relative = path.relative(folder, target).split(path.sep).join("/");
        const { ignored, unignored } = matcher.test(isFolder ? `${relative}/` : relative);
        if (ignored) return true;
        if (unignored) return false;
      }
      return false;
    },
    within: (folder) => {
      const files = [path.join(folder, ".git", "info", "exclude"), path.join(folder, ".gitignore")];
      const own = files.flatMap((file) => patternsFrom(file, folder));
      return own.length === 0 ? withPatterns(patterns) : withPatterns([...patterns, ...own]);
    },
  };
}

function patternsFrom(file: string, folder: string): readonly Patterns[] {
  try {
    return [{ folder, matcher: ignore().add(fs.readFileSync(file, "utf8")) }];
  } catch {
    return [];
  }
}

/** From the repository's root, which holds .git, down to `folder`; empty outside a repository. */
function foldersUpToRoot(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let current = folder; ; current = path.dirname(current)) {
    folders.unshift(current);
    if (fs.existsSync(path.join(current, ".git"))) return folders;
    if (path.dirname(current) === current) return [];
  }
}
