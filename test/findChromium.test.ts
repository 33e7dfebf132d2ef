/** Chromium is found where it stands, and a wrong place for it is told with what to do. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { chromiumOnThisMachine } from "../scripts/editor/install.ts";
import { withFolder } from "./support/folder.ts";

describe("finding Chromium", () => {
  it("takes the one that CHROMIUM names, and the one on the PATH otherwise", async () => {
    await withFolder({ chromium: "#!/bin/sh\n", other: "#!/bin/sh\n" }, (folder) => {
      const [chromium, other] = [path.join(folder, "chromium"), path.join(folder, "other")];
      for (const file of [chromium, other]) fs.chmodSync(file, 0o755);
      assert.equal(chromiumOnThisMachine({ PATH: folder, CHROMIUM: other }), other);
      assert.equal(chromiumOnThisMachine({ PATH: folder }), chromium);
    });
  });

  it("says so where CHROMIUM names nothing", () => {
    assert.throws(() => chromiumOnThisMachine({ CHROMIUM: "/nowhere/chromium" }), /Correct it or unset it/);
  });
});
