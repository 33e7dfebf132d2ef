/** The logarithm of a positive fraction by its prime factors: log 4 = 2 log 2, log (1/2) = −log 2, log 1 = 0. */
import type { Expression } from "../../../semantics/expression.ts";
import { sign } from "../../../semantics/rational.ts";
import { logarithm, number, product, sum, zeroNumber } from "../build.ts";
import type { Rule } from "../rule.ts";

export const logOfNumber: Rule = {
  name: "log-of-number",
  statement: "\\log 4 = 2 \\log 2",
  kinds: ["logarithm"],
  apply(e) {
    if (e.kind !== "logarithm" || e.base) return undefined;
    if (e.argument.kind !== "number" || sign(e.argument.value) <= 0) return undefined;
    const { numerator, denominator } = e.argument.value;
    const factors = [...primeFactors(numerator, 1), ...primeFactors(denominator, -1)];
    if (factors.length === 0) return zeroNumber;
    const [only] = factors;
    if (factors.length === 1 && only?.exponent === 1) return undefined;
    return sum(
      factors.map(({ prime, exponent }): Expression => product([number(exponent), logarithm(number(prime))])),
    );
  },
  examples: [
    { from: "\\log 4", to: "2 \\log 2" },
    { from: "\\log 0.5", to: "-\\log 2" },
  ],
  refusals: [{ from: "\\log 7", because: "7 is prime" }],
};

/** Primes up to 1000 are divided out; what is left counts as one factor. */
export function primeFactors(
  value: bigint,
  sense: 1 | -1,
): { readonly prime: bigint; readonly exponent: number }[] {
  const found: { readonly prime: bigint; readonly exponent: number }[] = [];
  let rest = value;
  for (let prime = 2n; prime < 1000n && prime * prime <= rest; prime++) {
    let exponent = 0;
    while (rest % prime === 0n) {
      rest /= prime;
      exponent++;
    }
    if (exponent > 0) found.push({ prime, exponent: sense * exponent });
  }
  if (rest > 1n) found.push({ prime: rest, exponent: sense });
  return found;
}
