/**
 * What a printer gives back: the TeX of an expression, and how tightly it holds together, from which whoever prints
 * around it knows whether to put brackets. Brackets are the smallest that keep the reading unique.
 */
import type { Expression, ExpressionOf, Kind } from "../expression.ts";

/**
 * `closed` needs no brackets anywhere; `powered` none but under an exponent; `prefixed` reaches over what follows it,
 * so that it may stand last in a product only; `open` reaches over whole sums.
 */
export type Hold = "closed" | "powered" | "prefixed" | "product" | "sum" | "open";

export interface Printed {
  readonly tex: string;
  readonly hold: Hold;
}

export type Print = (expression: Expression) => Printed;

/** Printers of some kinds. */
export type Printers<K extends Kind> = {
  readonly [P in K]: (expression: ExpressionOf<P>, print: Print) => Printed;
};

export const closed = (tex: string): Printed => ({ tex, hold: "closed" });

const order: Readonly<Record<Hold, number>> = {
  closed: 0,
  powered: 1,
  prefixed: 2,
  product: 3,
  sum: 4,
  open: 5,
};

/** The TeX, in brackets if it holds together less than `least`. */
export function within(printed: Printed, least: Hold): string {
  return order[printed.hold] <= order[least] ? printed.tex : brackets(printed.tex);
}

/** In round brackets that grow with what is high. */
export function brackets(tex: string): string {
  return isHigh(tex) ? `\\left(${tex}\\right)` : `(${tex})`;
}

export function square(tex: string): string {
  return isHigh(tex) ? `\\left[${tex}\\right]` : `[${tex}]`;
}

const isHigh = (tex: string): boolean => /[([]|\\(frac|sum|prod|int|left|sqrt|mid)/.test(tex);
