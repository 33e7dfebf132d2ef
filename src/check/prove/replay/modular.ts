/**
 * Whole numbers modulo the prime 2^26 − 5, small enough that products stay exact as numbers. A polynomial of degree d
 * that is not zero vanishes at a random point with probability at most d / 2^26 (Schwartz 1980, Zippel 1979).
 */
const prime = 67_108_859;

const bigPrime = BigInt(prime);

/** The residue of a sum, difference or product of residues. */
export function reduce(value: number): number {
  const rest = value % prime;
  return rest < 0 ? rest + prime : rest;
}

/** The residue of a whole number of any size. */
export function residue(value: bigint): number {
  return value > -bigPrime && value < bigPrime ? reduce(Number(value)) : reduce(Number(value % bigPrime));
}

/** The inverse of a residue; zero has none. */
export function invert(value: number): number | undefined {
  if (value === 0) return undefined;
  let [oldRest, rest] = [value, prime];
  let [oldFactor, factor] = [1, 0];
  while (rest !== 0) {
    const whole = Math.floor(oldRest / rest);
    [oldRest, rest] = [rest, oldRest - whole * rest];
    [oldFactor, factor] = [factor, oldFactor - whole * factor];
  }
  return reduce(oldFactor);
}

export function raise(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = reduce(result * square);
    square = reduce(square * square);
  }
  return result;
}
