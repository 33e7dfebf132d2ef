/** What the extension host runs: the suites of this folder, by mocha's API; their report goes to the host's console. */
import { format } from "node:util";
import Mocha from "mocha";

/** What the lines of the report begin with, so that they can be told from what the host prints beside them. */
const mark = "│ ";

/** Runs every suite; fails where a test fails. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", reporter: "spec", color: false, timeout: 40_000, slow: 2000 });
  Mocha.reporters.Base.consoleLog = (...values: readonly unknown[]) =>
    console.log(format(...values).replace(/^/gm, mark));
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await import("./marks.ts");
  await import("./versions.ts");
  await import("./notebook.ts");
  await import("./commands.ts");
  await import("./crash.ts");
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
