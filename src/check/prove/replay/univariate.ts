/** Polynomials in one indeterminate modulo the prime, as coefficients from the constant up; the last is not zero. */
import { invert, reduce } from "./modular.ts";

export type Univariate = readonly number[];

function trimmed(coefficients: readonly number[]): Univariate {
  let length = coefficients.length;
  while (length > 0 && coefficients[length - 1] === 0) length--;
  return coefficients.slice(0, length);
}

export function addUnivariate(a: Univariate, b: Univariate): Univariate {
  return trimmed(
    Array.from({ length: Math.max(a.length, b.length) }, (_, at) => reduce((a[at] ?? 0) + (b[at] ?? 0))),
  );
}

export function multiplyUnivariate(a: Univariate, b: Univariate): Univariate {
  if (a.length === 0 || b.length === 0) return [];
  const result = Array.from({ length: a.length + b.length - 1 }, () => 0);
  for (const [i, left] of a.entries()) {
    for (const [j, right] of b.entries()) result[i + j] = reduce((result[i + j] ?? 0) + left * right);
  }
  return trimmed(result);
}

export function raiseUnivariate(base: Univariate, exponent: number): Univariate {
  let result: Univariate = [1];
  for (let count = exponent; count > 0; count--) result = multiplyUnivariate(result, base);
  return result;
}

/** Division with remainder; undefined by zero. */
export function divideUnivariate(
  a: Univariate,
  b: Univariate,
): { readonly quotient: Univariate; readonly rest: Univariate } | undefined {
  const leading = b[b.length - 1];
  const inverse = leading === undefined ? undefined : invert(leading);
  if (inverse === undefined) return undefined;
  const rest = [...a];
  const quotient = Array.from({ length: Math.max(a.length - b.length + 1, 0) }, () => 0);
  for (let at = quotient.length - 1; at >= 0; at--) {
    const factor = reduce((rest[at + b.length - 1] ?? 0) * inverse);
    quotient[at] = factor;
    for (const [index, coefficient] of b.entries())
      rest[at + index] = reduce((rest[at + index] ?? 0) - factor * coefficient);
  }
  return { quotient: trimmed(quotient), rest: trimmed(rest) };
}

export function gcdUnivariate(a: Univariate, b: Univariate): Univariate {
  let [first, second] = [a, b];
  while (second.length > 0) [first, second] = [second, divideUnivariate(first, second)?.rest ?? []];
  return first;
}
