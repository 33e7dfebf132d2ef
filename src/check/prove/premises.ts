/** stub */
import type { Claim } from "../../semantics/claim.ts";
import type { Budget } from "../budget.ts";
import type { Proof, Stop } from "../verdict.ts";
import type { Situation } from "./situation.ts";
export function proveFromPremises(_c: Claim, _s: Situation, _b: Budget): Proof | Stop {
  return { code: "no-rule", data: {} };
}
