/** Whether two expressions are the same rational function of their atoms. */
import type { Expression } from "../../semantics/expression.ts";
import { difference } from "./build.ts";
import { Atoms } from "./polynomial.ts";
import { rationalFunctionOf } from "./rationalFunction.ts";

export function sameArithmetic(first: Expression, second: Expression): boolean {
  return rationalFunctionOf(difference(first, second), new Atoms())?.numerator.size === 0;
}
