/** The last claim of a note, with what the note says that bears on it. */
import assert from "node:assert/strict";
import { relevantContext } from "../../src/check/relevantContext.ts";
import type { Claim, Context } from "../../src/semantics/claim.ts";
import { claimsOf, readText } from "./showSteps.ts";

export function lastClaim(note: string): { readonly claim: Claim; readonly context: Context } {
  const last = readText(note).at(-1);
  const claim = last && claimsOf(last.first).at(-1);
  assert.ok(claim, `no claim in ${note}`);
  return { claim, context: relevantContext(claim, last.contexts.section) };
}
