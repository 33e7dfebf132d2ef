/** A mark for tests of the client: a sign on a line. */
import type { Mark, VerdictName } from "../../src/surfaces/server/protocol.ts";

export function markOn(line: number, verdict: VerdictName, character = 2): Mark {
  return { verdict, place: { line, character } };
}
