/** Which notes a walk finds. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { findNotes } from "../../src/surfaces/findNotes.ts";
import { type Files, withFolder } from "../support/folder.ts";

describe("findNotes", () => {
  const all = {
    "b.md": "",
    "a.markdown": "",
    "sub/c.mdx": "",
    "sub/deep/d.qmd": "",
    "e.Rmd": "",
    "f.rmd": "",
    "g.ipynb": "",
    "H.MD": "",
    "i.txt": "",
    md: "",
  };
  const cases: readonly [what: string, files: Files, named: readonly string[], found: readonly string[]][] = [
    [
      "all kinds of notes, sorted",
      all,
      ["."],
      ["H.MD", "a.markdown", "b.md", "e.Rmd", "f.rmd", "g.ipynb", "sub/c.mdx", "sub/deep/d.qmd"],
    ],
    ["a named folder", all, ["sub"], ["sub/c.mdx", "sub/deep/d.qmd"]],
    ["a named folder, with a slash", all, ["./sub/"], ["sub/c.mdx", "sub/deep/d.qmd"]],
    ["each note once", all, ["sub/c.mdx", "sub", "./sub/c.mdx"], ["sub/c.mdx", "sub/deep/d.qmd"]],
    ["no hidden folder", { ".hidden/a.md": "", "b.md": "" }, ["."], ["b.md"]],
    ["a hidden folder that is named", { ".hidden/a.md": "" }, [".hidden"], [".hidden/a.md"]],
    [
      "no node_modules",
      { "node_modules/x/a.md": "", "sub/node_modules/a.md": "", "b.md": "" },
      ["."],
      ["b.md"],
    ],
    [
      "nothing that git ignores",
      { ".gitignore": "drafts/\n*.tmp.md\n", "drafts/a.md": "", "b.tmp.md": "", "c.md": "" },
      ["."],
      ["c.md"],
    ],
    [
      "what is ignored but named",
      { ".gitignore": "drafts/\n", "drafts/a.md": "" },
      ["drafts/a.md"],
      ["drafts/a.md"],
    ],
    [
      "an ignored folder that is named",
      { ".git/HEAD": "", ".gitignore": "drafts/\n", "drafts/a.md": "" },
      ["drafts"],
      ["drafts/a.md"],
    ],
    [
      "by a .gitignore further down",
      { "sub/.gitignore": "/a.md\n", "sub/a.md": "", "sub/x/a.md": "", "a.md": "" },
      ["."],
      ["a.md", "sub/x/a.md"],
    ],
    [
      "by the nearest .gitignore first",
      { ".gitignore": "*.md\n", "sub/.gitignore": "!keep.md\n", "sub/keep.md": "", "sub/a.md": "" },
      ["."],
      ["sub/keep.md"],
    ],
    [
      "by a .gitignore above the named folder",
      { ".git/HEAD": "", ".gitignore": "a.md\n", "sub/a.md": "", "sub/b.md": "" },
      ["sub"],
      ["sub/b.md"],
    ],
    ["by .git/info/exclude", { ".git/info/exclude": "a.md\n", "a.md": "", "b.md": "" }, ["."], ["b.md"]],
  ];
  for (const [what, files, named, found] of cases) {
    it(`finds ${what}`, async () => {
      assert.deepEqual(await withFolder(files, (folder) => findNotes(named, folder)), {
        paths: found,
        errors: [],
      });
    });
  }

  it("keeps absolute paths absolute", async () => {
    await withFolder({ "a.md": "" }, (folder) => {
      assert.deepEqual(findNotes([folder], "/").paths, [path.join(folder, "a.md")]);
    });
  });

  it("ends on links that lead in circles", async () => {
    await withFolder({ "sub/a.md": "" }, (folder) => {
      fs.symlinkSync(folder, path.join(folder, "sub", "up"));
      fs.symlinkSync(path.join(folder, "nowhere"), path.join(folder, "broken.md"));
      assert.deepEqual(findNotes(["."], folder), { paths: ["sub/a.md"], errors: [] });
    });
  });
});
