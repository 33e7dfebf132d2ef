/** stub */
import type { Expression } from "../../../semantics/expression.ts";
import type { Situation } from "../situation.ts";
export function isAdmittedSlack(_t: Expression, _r: string, _s: Situation): boolean { return false; }
