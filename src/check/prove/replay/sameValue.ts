/**
 * Whether two expressions are the same rational function of what arithmetic does not look into, by evaluation at
 * pseudo-random points modulo a prime. With degrees in the hundreds a false identity passes all points with probability
 * below 10^-20.
 */
import type { Expression } from "../../../semantics/expression.ts";
import { keyOf, sameExpression } from "../../../semantics/sameExpression.ts";
import { invert, raise, reduce, residue } from "./modular.ts";

const points = 4;

export function sameValue(first: Expression, second: Expression): boolean {
  if (sameExpression(first, second)) return true;
  let agreed = 0;
  for (let attempt = 1; attempt <= 2 * points && agreed < points; attempt++) {
    const left = valueAt(first, attempt);
    const right = valueAt(second, attempt);
    if (left === undefined || right === undefined) continue;
    if (left !== right) return false;
    agreed++;
  }
  return agreed === points;
}

/** The value modulo the prime at the point numbered `point`; undefined at a pole. */
export function valueAt(expression: Expression, point: number): number | undefined {
  switch (expression.kind) {
    case "number": {
      const { numerator, denominator } = expression.value;
      if (denominator === 1n) return residue(numerator);
      const inverse = invert(residue(denominator));
      return inverse && reduce(residue(numerator) * inverse);
    }
    case "addition":
      return fold(expression.terms, point, 0, (a, b) => reduce(a + b));
    case "product":
      return fold(expression.factors, point, 1, (a, b) => reduce(a * b));
    case "negation": {
      const value = valueAt(expression.operand, point);
      return value === undefined ? undefined : reduce(-value);
    }
    case "quotient": {
      const numerator = valueAt(expression.numerator, point);
      const denominator = valueAt(expression.denominator, point);
      const inverse = denominator === undefined ? undefined : invert(denominator);
      return numerator === undefined || inverse === undefined ? undefined : reduce(numerator * inverse);
    }
    case "power": {
      const exponent = wholeNumber(expression.exponent);
      if (exponent === undefined) return indeterminate(expression, point);
      const base = valueAt(expression.base, point);
      const signed = base !== undefined && exponent < 0n ? invert(base) : base;
      return signed === undefined ? undefined : raise(signed, Math.abs(Number(exponent)));
    }
    default:
      return indeterminate(expression, point);
  }
}

/** The whole number that a literal exponent stands for. */
export function wholeNumber(expression: Expression): bigint | undefined {
  if (expression.kind === "negation") {
    const value = wholeNumber(expression.operand);
    return value === undefined ? undefined : -value;
  }
  if (expression.kind !== "number" || expression.value.denominator !== 1n) return undefined;
  const value = expression.value.numerator;
  return value >= -64n && value <= 64n ? value : undefined;
}

function fold(
  parts: readonly Expression[],
  point: number,
  start: number,
  join: (a: number, b: number) => number,
): number | undefined {
  let result = start;
  for (const part of parts) {
    const value = valueAt(part, point);
    if (value === undefined) return undefined;
    result = join(result, value);
  }
  return result;
}

const hashes = new WeakMap<Expression, readonly [number, number]>();

/** A residue that depends on the key of the expression and the point alone. */
function indeterminate(expression: Expression, point: number): number {
  let hash = hashes.get(expression);
  if (!hash) {
    const key = keyOf(expression);
    hash = [hashText(key, 0x811c9dc5), hashText(key, 0x9e3779b9)];
    hashes.set(expression, hash);
  }
  const high = mix(hash[0] ^ Math.imul(point, 0x85ebca6b));
  const low = mix(hash[1] ^ Math.imul(point, 0xc2b2ae35));
  return reduce((high & 0xfffff) * 0x100000000 + low);
}

function hashText(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) ^ (hash >>> 15);
  return hash;
}

function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x7feb352d);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
