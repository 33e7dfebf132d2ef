/**
 * Equations between distributions as functions, m = ½(p + q): sides that are weighted sums of densities without
 * arguments. Only there does a density without arguments stand for itself; `-p \log p` beside `1 - p` is about numbers.
 */
import type { Row } from "../tex/tree.ts";
import type { Expression } from "./expression.ts";
import { anyVariable, variablesOfDistribution } from "./notation/distribution.ts";
import type { Reader } from "./reader.ts";

export function isMixture(reader: Reader, row: Row): boolean {
  const cursor = reader.cursor(row);
  reader.implicit.push([anyVariable]);
  const read = reader.glance(cursor, () => reader.sum(cursor));
  reader.implicit.pop();
  return (
    read !== undefined &&
    read.whole &&
    isWeightedSum(read.value) &&
    variablesOfDistribution(read.value) !== undefined
  );
}

function isWeightedSum(expression: Expression): boolean {
  switch (expression.kind) {
    case "addition":
      return true;
    case "product":
      return expression.factors.some(isWeightedSum);
    case "quotient":
      return isWeightedSum(expression.numerator);
    default:
      return false;
  }
}
