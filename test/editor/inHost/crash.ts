/** The server's process may die: a new one takes over and goes on with the notes that are open. */
import assert from "node:assert/strict";
import { rightNote, turned } from "../noteTexts.ts";
import { closeAll, errorsOf, homes, replace, until, untilSigns } from "./notes.ts";
import { serversBelow } from "../processes.ts";

describe("a server that is killed", () => {
  afterEach(closeAll);

  for (const { name, open } of homes)
    it(`comes back and checks what is typed in ${name}`, async () => {
      const document = await open("killed", rightNote);
      await untilSigns(document, ["5:✓", "6:✓", "13:✓"]);
      const [killed, ...others] = serversBelow(process.pid);
      assert.ok(killed !== undefined, "no server runs below the extension host");
      assert.deepEqual(others, []);

      process.kill(killed, "SIGKILL");
      const [next] = await until(
        "another server runs",
        () => serversBelow(process.pid),
        (servers) => servers.length === 1 && servers[0] !== killed,
      );
      assert.notEqual(next, killed);

      await replace(document, turned.right, turned.wrong);
      await untilSigns(document, ["5:✓", "6:✗", "13:✓"]);
      await until(
        "the wrong side has a squiggle",
        () => errorsOf(document.uri).length,
        (count) => count === 1,
      );
    });
});
