/** stub */
import type { Expression } from "../../semantics/expression.ts";
import type { Proof, Stop } from "../verdict.ts";
import type { Normalizer } from "./normalize.ts";
export function proveProportion(_l: Expression, _r: Expression, _n: Normalizer): Proof | Stop {
  return { code: "no-rule", data: {} };
}
