/** Messages by their code; and that every code which the program can give has words. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { hasWords, wordMessage } from "../../src/report/messages.ts";

describe("wordMessage", () => {
  const cases: readonly [
    what: string,
    code: string,
    data: Readonly<Record<string, string>>,
    sentence: string,
  ][] = [
    ["puts data in", "unexpected-token", { token: ")" }, ") is not expected here."],
    [
      "keeps braces and dollars of the data",
      "unexpected-token",
      { token: "$& {x}" },
      "$& {x} is not expected here.",
    ],
    [
      "says what is optional where it is known",
      "domain",
      { part: "log x" },
      "One side is defined where the other is not: log x.",
    ],
    ["leaves it out where it is not", "domain", {}, "One side is defined where the other is not."],
    [
      "leaves it out where it is empty",
      "domain",
      { part: "" },
      "One side is defined where the other is not.",
    ],
    ["falls back where a datum is missing", "unexpected-token", { left: "1" }, "Unexpected token (left: 1)."],
    ["falls back for a code without words", "no-such-code", { rule: "a" }, "No such code (rule: a)."],
    ["is not misled by names of objects", "constructor", {}, "Constructor."],
  ];
  for (const [what, code, data, sentence] of cases) {
    it(what, () => assert.equal(wordMessage(code, data), sentence));
  }
});

describe("the codes of the program", () => {
  const root = path.join(import.meta.dirname, "..", "..", "src");
  const pattern = /(?:new Unreadable\(|new Halt\(|\bopen\(|\bstopped\(|\bcode: ?)"([a-z-]+)"/g;
  const codes = new Set(
    ["notes", "tex", "semantics", "check"]
      .flatMap((folder) =>
        fs
          .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
          .map((file) => path.join(root, folder, file)),
      )
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) => [...fs.readFileSync(file, "utf8").matchAll(pattern)].map(([, code = ""]) => code)),
  );

  it("are found", () => assert.ok(codes.size > 60, `only ${codes.size} codes were found`));

  it("all have words", () => {
    assert.deepEqual(
      [...codes].filter((code) => !hasWords(code)),
      [],
    );
  });
});
