/**
 * Whether two expressions are the same rational function of what arithmetic does not look into, by evaluation at
 * pseudo-random points modulo a prime (Schwartz 1980, Zippel 1979). With the prime 2^61 − 1 and degrees in the
 * thousands a false identity passes one point with probability below 10^-14.
 */
import type { Expression } from "../../../semantics/expression.ts";
import { keyOf } from "../../../semantics/sameExpression.ts";

const prime = (1n << 61n) - 1n;
const points = 3;

export function sameValue(first: Expression, second: Expression): boolean {
  if (keyOf(first) === keyOf(second)) return true;
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
export function valueAt(expression: Expression, point: number): bigint | undefined {
  switch (expression.kind) {
    case "number": {
      const inverse = invert(expression.value.denominator);
      return inverse && reduce(expression.value.numerator * inverse);
    }
    case "addition":
      return fold(expression.terms, point, 0n, (a, b) => reduce(a + b));
    case "product":
      return fold(expression.factors, point, 1n, (a, b) => reduce(a * b));
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
      return signed === undefined ? undefined : raise(signed, exponent < 0n ? -exponent : exponent);
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
  start: bigint,
  join: (a: bigint, b: bigint) => bigint,
): bigint | undefined {
  let result = start;
  for (const part of parts) {
    const value = valueAt(part, point);
    if (value === undefined) return undefined;
    result = join(result, value);
  }
  return result;
}

export function reduce(value: bigint): bigint {
  const rest = value % prime;
  return rest < 0n ? rest + prime : rest;
}

export function invert(value: bigint): bigint | undefined {
  const reduced = reduce(value);
  if (reduced === 0n) return undefined;
  let [oldRest, rest] = [reduced, prime];
  let [oldFactor, factor] = [1n, 0n];
  while (rest !== 0n) {
    const whole = oldRest / rest;
    [oldRest, rest] = [rest, oldRest - whole * rest];
    [oldFactor, factor] = [factor, oldFactor - whole * factor];
  }
  return reduce(oldFactor);
}

function raise(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = reduce(result * square);
    square = reduce(square * square);
  }
  return result;
}

const hashes = new WeakMap<Expression, readonly [number, number]>();

/** A value that depends on the key of the expression and the point alone. */
function indeterminate(expression: Expression, point: number): bigint {
  let hash = hashes.get(expression);
  if (!hash) {
    const key = keyOf(expression);
    hash = [hashText(key, 0x811c9dc5), hashText(key, 0x9e3779b9)];
    hashes.set(expression, hash);
  }
  const high = BigInt(mix(hash[0] ^ Math.imul(point, 0x85ebca6b)));
  const low = BigInt(mix(hash[1] ^ Math.imul(point, 0xc2b2ae35)));
  return reduce((high << 32n) | low);
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
