/** Chromium is found where it stands, and where it does not the reader is told what to do. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { findChromium } from "../support/chromium.ts";
import { withFolder } from "../support/folder.ts";

describe("finding Chromium", () => {
  it("takes the one that CHROMIUM names, and the one on the PATH otherwise", async () => {
    await withFolder({ chromium: "#!/bin/sh\n", other: "#!/bin/sh\n" }, (folder) => {
      const [chromium, other] = [path.join(folder, "chromium"), path.join(folder, "other")];
      for (const file of [chromium, other]) fs.chmodSync(file, 0o755);
      assert.equal(findChromium({ PATH: folder, CHROMIUM: other }), other);
      assert.equal(findChromium({ PATH: folder }), chromium);
    });
  });

  it("says so where CHROMIUM names no program", () => {
    assert.throws(() => findChromium({ CHROMIUM: "/nowhere/chromium" }), /Set it to the path of Chromium/);
  });
});
