/**
 * An expression as TeX, in the notation that the reader reads back to the same expression. Different expressions print
 * differently, save for what only a note's other formulas tell: whether a letter before brackets is a density or a
 * function, and whether an index without a range runs over the values of a random variable.
 */
import type { Expression, ExpressionOf, Kind } from "./expression.ts";
import { arithmetic } from "./print/arithmetic.ts";
import { binders } from "./print/binders.ts";
import type { Print, Printed, Printers } from "./print/printed.ts";
import { probability } from "./print/probability.ts";

const printers: Printers<Kind> = { ...arithmetic, ...binders, ...probability };

export function printExpression(expression: Expression): string {
  return print(expression).tex;
}

const print: Print = <K extends Kind>(expression: ExpressionOf<K>): Printed => {
  const printer = printers[expression.kind] as (expression: Expression, print: Print) => Printed;
  return printer(expression, print);
};
