/** stub */
import type { Expression } from "../../semantics/expression.ts";
import type { Proof, Stop } from "../verdict.ts";
import type { Normalizer } from "./normalize.ts";
export function proveInequality(_g: Expression, _l: Expression, _n: Normalizer, _side: "left" | "right"): Proof | Stop {
  return { code: "no-rule", data: {} };
}
