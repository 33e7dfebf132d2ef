/** The name that a page gives to a file is one of a file in the folder that is shown, whatever it holds. */
import assert from "node:assert/strict";
import { fileNameOf } from "../../../src/surfaces/client/fileName.ts";

describe("fileNameOf", () => {
  const cases: readonly (readonly [name: string, file: string])[] = [
    ["coin.csv", "coin.csv"],
    ["Coin: step 40.png", "Coin-step-40.png"],
    ["../../etc/passwd", "etc-passwd"],
    ["C:\\Windows\\system.ini", "C-Windows-system.ini"],
    [".bashrc", "bashrc"],
    ["a/b\0c.json", "a-b-c.json"],
    ["…", "experiment"],
    ["", "experiment"],
  ];
  for (const [name, file] of cases)
    it(`makes ${file} of ${JSON.stringify(name)}`, () => assert.equal(fileNameOf(name), file));
});
