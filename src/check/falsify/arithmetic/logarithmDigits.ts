/**
 * The sign of a rational number plus rational multiples of logarithms, known not to be zero, from fixed-point digits
 * with an error bound: the precision doubles until the bound excludes zero.
 *
 * ln n = k ln 2 + 2 artanh((m − 1)/(m + 1)), with n = m·2^k and 1 ≤ m < 2.
 */
import type { Rational } from "../../../semantics/rational.ts";
import type { LogTerm } from "./coprimeBase.ts";

/** −1 or 1, or undefined if 4,096 bits do not tell. */
export function signOfSum(constant: Rational, terms: readonly LogTerm[]): number | undefined {
  for (let bits = 128; bits <= 4096; bits *= 2) {
    const { value, error } = digits(constant, terms, bits);
    if (value > error) return 1;
    if (value < -error) return -1;
  }
  return undefined;
}

/** The sum, and a bound on its error, in units of 2^−bits. */
function digits(
  constant: Rational,
  terms: readonly LogTerm[],
  bits: number,
): { value: bigint; error: bigint } {
  const shift = BigInt(bits);
  let value = (constant.numerator << shift) / constant.denominator;
  let error = 1n;
  for (const { coefficient, argument } of terms) {
    const logarithm = logOf(argument.numerator, bits) - logOf(argument.denominator, bits);
    value += (coefficient.numerator * logarithm) / coefficient.denominator;
    const size = coefficient.numerator < 0n ? -coefficient.numerator : coefficient.numerator;
    const roundings = BigInt(4 * bits + 4 * (lengthOf(argument.numerator) + lengthOf(argument.denominator)));
    error += (size * roundings * roundings) / coefficient.denominator + 2n;
  }
  return { value, error };
}

/** ln number in units of 2^−bits; each of the `bits` terms of the series rounds by at most 2 units, times k for ln 2. */
function logOf(number: bigint, bits: number): bigint {
  const doublings = lengthOf(number) - 1;
  const shift = BigInt(bits);
  const one = 1n << shift;
  const mantissa = (number << shift) >> BigInt(doublings);
  const series = twiceArtanh(((mantissa - one) << shift) / (mantissa + one), bits);
  return doublings === 0 ? series : series + BigInt(doublings) * twiceArtanh(one / 3n, bits);
}

function twiceArtanh(argument: bigint, bits: number): bigint {
  const shift = BigInt(bits);
  const square = (argument * argument) >> shift;
  let power = argument;
  let total = 0n;
  for (let odd = 1n; power > 0n; odd += 2n) {
    total += power / odd;
    power = (power * square) >> shift;
  }
  return 2n * total;
}

/** How many binary digits a positive whole number has. */
export function lengthOf(number: bigint): number {
  return number.toString(2).length;
}
