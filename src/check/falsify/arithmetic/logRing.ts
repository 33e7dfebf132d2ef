/**
 * Exact values q + Σ cₖ log rₖ with rational q, cₖ and positive rational rₖ: where KL, entropies and log-likelihoods of
 * rational worlds live. Zero is decided exactly: q + Σ cₖ log rₖ = 0 needs q = 0 (e^q is transcendental otherwise, by
 * Lindemann) and Σ cₖ log rₖ = 0, which a coprime base decides. Products of logarithms, roots and the like are outside.
 */
import * as Q from "../../../semantics/rational.ts";
import type { Rational } from "../../../semantics/rational.ts";
import { Undefined } from "../signals.ts";
import type { Arithmetic } from "./arithmetic.ts";
import { collectLogarithms, type LogTerm } from "./coprimeBase.ts";
import { lengthOf, signOfSum } from "./logarithmDigits.ts";

export interface LogSum {
  readonly constant: Rational;
  /** By argument, none with coefficient 0 or argument 1. */
  readonly logs: ReadonlyMap<string, LogTerm>;
  readonly outside: boolean;
}

const mostDigitsTimesTerms = 2_000_000;

const none: ReadonlyMap<string, LogTerm> = new Map();
const outside: LogSum = { constant: Q.zero, logs: none, outside: true };
const fromRational = (constant: Rational): LogSum => ({ constant, logs: none, outside: false });

/** −1, 0 or 1 where it can be told. */
export function signOf(value: LogSum): number | undefined {
  if (value.outside) return undefined;
  if (value.logs.size === 0) return Q.sign(value.constant);
  const quick = quickSign(value);
  if (quick !== 0) return quick;
  if (isTooLarge(value)) return undefined;
  const collected = collectLogarithms([...value.logs.values()]);
  if (collected.length === 0) return Q.sign(value.constant);
  return signOfSum(value.constant, [...value.logs.values()]);
}

/** Whether the coprime base would cost too much: its cost grows with the number of digits and of pairs. */
function isTooLarge({ logs }: LogSum): boolean {
  let digits = 0;
  for (const { argument } of logs.values())
    digits += lengthOf(argument.numerator) + lengthOf(argument.denominator);
  return digits * logs.size > mostDigitsTimesTerms;
}

/** The sign where doubles tell it beyond doubt, otherwise 0. */
function quickSign(value: LogSum): number {
  const { total, size } = approximate(value);
  return Number.isFinite(total) && Math.abs(total) > size * 1e-11 ? Math.sign(total) : 0;
}

/** The nearest double, as far as doubles tell. */
export function toDouble(value: LogSum): number {
  return approximate(value).total;
}

function approximate(value: LogSum): { total: number; size: number } {
  let total = Q.toNumber(value.constant);
  let size = Math.abs(total);
  for (const { coefficient, argument } of value.logs.values()) {
    const scale = Q.toNumber(coefficient);
    const top = logOfWhole(argument.numerator);
    const bottom = logOfWhole(argument.denominator);
    total += scale * (top - bottom);
    size += Math.abs(scale) * (top + bottom);
  }
  return { total, size };
}

function logOfWhole(number: bigint): number {
  const direct = Number(number);
  if (Number.isFinite(direct)) return Math.log(direct);
  const excess = number.toString(2).length - 1000;
  return Math.log(Number(number >> BigInt(excess))) + excess * Math.LN2;
}

function sum(values: readonly LogSum[]): LogSum {
  let constant = Q.zero;
  let logs: Map<string, LogTerm> | undefined;
  for (const value of values) {
    if (value.outside) return outside;
    if (value.constant.numerator !== 0n) constant = Q.add(constant, value.constant);
    if (value.logs.size > 0) logs = gather(logs, value.logs);
  }
  return { constant, logs: logs ?? none, outside: false };
}

function gather(
  into: Map<string, LogTerm> | undefined,
  logs: ReadonlyMap<string, LogTerm>,
): Map<string, LogTerm> {
  if (!into) return new Map(logs);
  for (const [key, term] of logs) {
    const known = into.get(key);
    const coefficient = known ? Q.add(known.coefficient, term.coefficient) : term.coefficient;
    if (coefficient.numerator === 0n) into.delete(key);
    else into.set(key, { coefficient, argument: term.argument });
  }
  return into;
}

function scale(value: LogSum, factor: Rational): LogSum {
  if (factor.numerator === 0n) return fromRational(Q.zero);
  const constant = Q.multiply(value.constant, factor);
  if (value.logs.size === 0) return fromRational(constant);
  const logs = new Map<string, LogTerm>();
  for (const [key, { coefficient, argument }] of value.logs) {
    logs.set(key, { coefficient: Q.multiply(coefficient, factor), argument });
  }
  return { constant, logs, outside: false };
}

function log(value: LogSum): LogSum {
  const sign = signOf(value);
  if (sign === undefined) return outside;
  if (sign <= 0) throw new Undefined("the log of a number that is not positive");
  if (value.logs.size > 0) return outside;
  if (Q.equals(value.constant, Q.one)) return fromRational(Q.zero);
  const argument = value.constant;
  return {
    constant: Q.zero,
    logs: new Map([[Q.format(argument), { coefficient: Q.one, argument }]]),
    outside: false,
  };
}

/** exp(Σ cₖ log rₖ) = ∏ rₖ^cₖ for whole cₖ. */
function exp(value: LogSum): LogSum {
  if (value.outside || value.constant.numerator !== 0n) return outside;
  let result = Q.one;
  for (const { coefficient, argument } of value.logs.values()) {
    const size = coefficient.numerator < 0n ? -coefficient.numerator : coefficient.numerator;
    if (coefficient.denominator !== 1n || size > 64n) return outside;
    result = Q.multiply(result, Q.power(argument, Number(coefficient.numerator)));
  }
  return fromRational(result);
}

/** Beyond this size a number is not worth its arithmetic. */
const largest = 1n << 16384n;

function isLarge({ numerator, denominator }: Rational): boolean {
  return numerator > largest || numerator < -largest || denominator > largest;
}

function multiply(first: LogSum, second: LogSum): LogSum {
  if (isZero(first) || isZero(second)) return fromRational(Q.zero);
  if (first.outside || second.outside) return outside;
  if (isLarge(first.constant) || isLarge(second.constant)) return outside;
  if (first.logs.size === 0) return scale(second, first.constant);
  return second.logs.size === 0 ? scale(first, second.constant) : outside;
}

function divide(numerator: LogSum, denominator: LogSum): LogSum {
  if (denominator.outside) return outside;
  if (signOf(denominator) === 0) throw new Undefined("a division by zero");
  if (isZero(numerator)) return numerator;
  if (numerator.outside || denominator.logs.size > 0) return outside;
  return scale(numerator, Q.divide(Q.one, denominator.constant));
}

function maximum(first: LogSum, second: LogSum): LogSum {
  const sign = signOf(sum([first, scale(second, Q.rational(-1))]));
  return first.outside || second.outside || sign === undefined ? outside : sign < 0 ? second : first;
}

function isZero(value: LogSum): boolean {
  return !value.outside && value.logs.size === 0 && value.constant.numerator === 0n;
}

export const logRing: Arithmetic<LogSum> = {
  zero: fromRational(Q.zero),
  one: fromRational(Q.one),
  pi: outside,
  work: 8,
  exact: true,
  lift: fromRational,
  add: (first, second) => sum([first, second]),
  sum,
  negate: (value) => (value.outside ? outside : scale(value, Q.rational(-1))),
  multiply,
  divide,
  log,
  exp,
  absolute(value) {
    const sign = signOf(value);
    return sign === undefined ? outside : sign < 0 ? scale(value, Q.rational(-1)) : value;
  },
  maximum,
  wholeOf: (value) =>
    !value.outside && value.logs.size === 0 && Q.isInteger(value.constant)
      ? Number(value.constant.numerator)
      : undefined,
  isZero,
  signOf,
  isOutside: (value) => value.outside,
};
