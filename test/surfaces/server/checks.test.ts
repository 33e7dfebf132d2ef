/** What is told of open notes, and when: with checks that take as long, or break, as the tests say. */
import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { checkNote, VerdictCache } from "../../../src/checkNote.ts";
import type { CheckedDocument } from "../../../src/surfaces/server/checkedNote.ts";
import { Checks, type ChecksOptions } from "../../../src/surfaces/server/checks.ts";
import { FakeClock } from "../../support/fakeClock.ts";

const uri = "file:///a%20note.md";
const text = "# Title\n\n$$\n\\newcommand{\\e}{x}\n2 + 2 = 4\n$$\n";

/** One open note, at a version that the test sets. */
function start(check?: ChecksOptions["check"]) {
  const clock = new FakeClock();
  const told: CheckedDocument[] = [];
  const log: string[] = [];
  const state = { version: 1, text };
  const checks = new Checks({
    clock,
    known: new VerdictCache(),
    notes: {
      keys: () => [uri],
      keyOf: (one) => (one === uri ? uri : undefined),
      versionOf: (one) => (one === uri ? state.version : undefined),
      get: (key) => ({
        key,
        name: "a note.md",
        note: { path: "note.md", text: state.text },
        documents: [{ document: TextDocument.create(uri, "markdown", state.version, state.text) }],
      }),
    },
    publish: (documents) => told.push(...documents),
    withdraw: () => undefined,
    log: (message) => log.push(message),
    ...(check ? { check } : {}),
  });
  return { clock, told, log, state, checks };
}

describe("the checks of open notes", () => {
  it("tell of a document at the version that was checked", () => {
    const { clock, told, checks } = start();
    checks.request(uri, 75);
    clock.pass(75);
    clock.turnAll();
    assert.deepEqual(
      told.map(({ version, isChecked, derivations }) => [version, isChecked, derivations.length]),
      [[1, true, 1]],
    );
  });

  it("drop what was found when the document has changed meanwhile", () => {
    const { clock, told, state, checks } = start(function* (note, options) {
      const report = yield* checkNote(note, options);
      state.version = 2;
      return report;
    });
    checks.request(uri, 0);
    clock.turnAll();
    assert.deepEqual(told, []);
  });

  it("answer at once where the version has been checked", async () => {
    const { clock, checks } = start();
    checks.request(uri, 0);
    clock.turnAll();
    const document = await checks.at(uri, 150);
    assert.equal(document?.isChecked, true);
    assert.equal(document.derivations[0]?.steps[0]?.verdict.kind, "proved");
  });

  it("wait for a check that runs", async () => {
    const { clock, checks } = start();
    checks.request(uri, 75);
    const answer = checks.at(uri, 150);
    clock.pass(75);
    clock.turnAll();
    assert.equal((await answer)?.isChecked, true);
  });

  it("wait no longer than they may, and then say what needs no verdict", async () => {
    const { clock, checks } = start();
    checks.request(uri, 1000);
    const answer = checks.at(uri, 150);
    clock.pass(149);
    let isAnswered = false;
    void answer.finally(() => {
      isAnswered = true;
    });
    await new Promise(setImmediate);
    assert.equal(isAnswered, false);
    clock.pass(1);
    const document = await answer;
    assert.equal(document?.isChecked, false);
    assert.deepEqual(document.derivations, []);
    assert.deepEqual(
      document.headings.map((heading) => heading.text),
      ["Title"],
    );
    assert.deepEqual(
      document.formulas.map(({ span }) => text.slice(span.start, span.start + 2)),
      ["$$"],
    );
    assert.deepEqual(document.macros, { "\\e": "x" });
  });

  it("know nothing of documents that are not open", async () => {
    assert.equal(await start().checks.at("file:///other.md", 150), undefined);
  });

  it("outlive a check that breaks: the note has no marks until its next edit", async () => {
    let isBroken = true;
    const { clock, told, log, state, checks } = start(function* (note, options) {
      if (isBroken) throw new Error("no such rule");
      return yield* checkNote(note, options);
    });
    checks.request(uri, 0);
    clock.turnAll();
    assert.match(
      log.join("\n"),
      /^a note\.md could not be checked because of a mistake of ours; .*no such rule/,
    );
    assert.deepEqual(
      told.map(({ version, isChecked, derivations }) => [version, isChecked, derivations]),
      [[1, false, []]],
    );
    isBroken = false;
    state.version = 2;
    checks.request(uri, 0);
    clock.turnAll();
    assert.equal((await checks.at(uri, 150))?.isChecked, true);
  });
});
