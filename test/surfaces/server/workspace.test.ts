/** Checking all notes of a workspace: what is listed, told on the way, kept when it is cancelled, and withdrawn later. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostic } from "vscode-languageserver";
import { VerdictCache } from "../../../src/checkNote.ts";
import { realClock } from "../../../src/surfaces/server/clock.ts";
import { defaultSettings } from "../../../src/surfaces/server/settings.ts";
import { Workspace, type WorkspaceOptions } from "../../../src/surfaces/server/workspace.ts";
import { withFolder } from "../../support/folder.ts";

const right = "$$ 2 + 2 = 4 = 2 \\cdot 2 $$\n";
const wrong = "$$ 2 + 2 = 4 = 5 $$\n";

function start(options: Partial<WorkspaceOptions> = {}) {
  const listed = new Map<string, string[]>();
  const log: string[] = [];
  const workspace = new Workspace({
    clock: realClock,
    known: new VerdictCache(),
    idle: () => Promise.resolve(),
    openNote: () => undefined,
    publish: (uri, diagnostics: Diagnostic[]) => {
      listed.set(
        path.basename(uri),
        diagnostics.map(({ code, message }) =>
          code === "note" ? `${code} ${JSON.stringify(message)}` : `${code}`,
        ),
      );
    },
    log: (message) => log.push(message),
    settings: () => ({ severity: defaultSettings.severity, extensionUri: undefined }),
    ...options,
  });
  return { workspace, listed, log };
}

const unattended = { report: () => undefined, isCancelled: () => false };

describe("checking a workspace", () => {
  const files = {
    ".gitignore": "drafts\n",
    "a.md": right,
    "b.md": wrong,
    "sub/c.md": wrong,
    "drafts/d.md": wrong,
    "node_modules/e.md": wrong,
    ".hidden/f.md": wrong,
  };

  it("checks what git does not ignore, and tells how far it is", () =>
    withFolder(files, async (folder) => {
      const { workspace, listed } = start();
      const told: string[] = [];
      const result = await workspace.check([pathToFileURL(folder).toString()], {
        ...unattended,
        report: (message) => told.push(message),
      });
      assert.deepEqual(result, { notes: 3, steps: 6, refuted: 2, cancelled: false, errors: [] });
      assert.deepEqual(told, ["1 of 3 notes: a.md", "2 of 3 notes: b.md", "3 of 3 notes: c.md"]);
      assert.deepEqual(Object.fromEntries(listed), { "a.md": [], "b.md": ["refuted"], "c.md": ["refuted"] });
    }));

  it("keeps what it has found when it is cancelled, and looks at nothing else", () =>
    withFolder(files, async (folder) => {
      const { workspace, listed } = start();
      let isCancelled = false;
      const result = await workspace.check([folder], {
        report: (message) => {
          isCancelled = message.startsWith("3 of 3");
        },
        isCancelled: () => isCancelled,
      });
      assert.deepEqual(result, { notes: 2, steps: 4, refuted: 1, cancelled: true, errors: [] });
      assert.deepEqual([...listed.keys()], ["a.md", "b.md"]);
    }));

  it("stops between two steps of a note", () =>
    withFolder({ "a.md": right }, async (folder) => {
      let steps = 0;
      const { workspace, listed } = start({
        *check() {
          for (;;) yield { done: ++steps, total: 100 };
        },
      });
      const result = await workspace.check([folder], { ...unattended, isCancelled: () => steps >= 10 });
      assert.equal(steps, 10);
      assert.equal(result.cancelled, true);
      assert.equal(listed.size, 0);
    }));

  it("says what to do about notes that cannot be read", () =>
    withFolder({ "a.md": Buffer.from([0xff, 0x61]).toString("latin1"), "n.ipynb": "{" }, async (folder) => {
      fs.writeFileSync(path.join(folder, "a.md"), Buffer.from([0x61, 0xff]));
      const { workspace, listed } = start();
      const { errors, notes } = await workspace.check([folder, "vscode-vfs://github/x"], unattended);
      assert.equal(notes, 0);
      assert.deepEqual(
        errors.map(({ path: at, message }) =>
          `${path.basename(at)}: ${message}`.replace(/notebook:.*;/, "notebook: …;"),
        ),
        [
          "x: only folders on disk can be checked; open a local copy of it",
          "a.md: not encoded in UTF-8 (line 1); save it as UTF-8",
          "n.ipynb: not a notebook: …; open it as text and mend it, or restore an earlier version",
        ],
      );
      assert.deepEqual([...listed.keys()], ["a.md", "n.ipynb"]);
    }));

  it("reads an open note from the editor, and leaves its problems to its own check", () =>
    withFolder({ "a.md": wrong }, async (folder) => {
      const { workspace, listed } = start({ openNote: () => ({ path: "note.md", text: right }) });
      const result = await workspace.check([folder], unattended);
      assert.deepEqual([result.steps, result.refuted], [2, 0]);
      assert.equal(listed.size, 0);
    }));

  it("names the cell of a closed notebook", () =>
    withFolder(
      { "n.ipynb": JSON.stringify({ cells: [{ cell_type: "markdown", source: wrong }] }) },
      async (folder) => {
        const found: Diagnostic[] = [];
        const { workspace } = start({ publish: (_, diagnostics) => found.push(...diagnostics) });
        await workspace.check([folder], unattended);
        assert.equal(found.length, 1);
        assert.match(JSON.stringify(found[0]?.message), /^"Cell 1, line 1: Fails: the sides differ/);
      },
    ));

  it("goes on behind a note whose check breaks", () =>
    withFolder(files, async (folder) => {
      const { workspace, log } = start({
        check: () => {
          throw new Error("no such rule");
        },
      });
      const { errors } = await workspace.check([folder], unattended);
      assert.equal(errors.length, 3);
      assert.match(log[0] ?? "", /^a\.md could not be checked .*no such rule/);
    }));

  it("finds a note anew when its file changes, and forgets it when it is deleted", () =>
    withFolder(files, async (folder) => {
      const { workspace, listed } = start();
      const [first, other] = ["a.md", "z.md"].map((name) =>
        pathToFileURL(path.join(folder, name)).toString(),
      );
      await workspace.check([folder], unattended);
      fs.writeFileSync(path.join(folder, "a.md"), wrong);
      await workspace.fileChanged(first ?? "");
      assert.deepEqual(listed.get("a.md"), ["refuted"]);
      workspace.fileDeleted(first ?? "");
      assert.deepEqual(listed.get("a.md"), []);
      listed.clear();
      await workspace.fileChanged(first ?? "");
      await workspace.fileChanged(other ?? "");
      assert.equal(listed.size, 0);
    }));
});
