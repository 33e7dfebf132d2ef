/**
 * Reads what nerdamer writes: sums, products, fractions and powers of numbers and of the letters v0, v1, …, and powers
 * of e. Anything else is not read at all.
 */
import type { Expression } from "../../semantics/expression.ts";
import { divide } from "../../semantics/rational.ts";
import { negation, number, power, product, quotient, sum } from "./build.ts";

/** The expression that the text stands for, by the meaning of each letter. */
export function readAlgebra(
  text: string,
  meaningOf: (letter: number) => Expression | undefined,
): Expression | undefined {
  const tokens = text.match(/\d+|v\d+|e|[-+*/^()]/g) ?? [];
  if (tokens.join("") !== text.replaceAll(" ", "")) return undefined;
  let at = 0;
  const take = (token: string): boolean => tokens[at] === token && ++at > 0;

  function readSum(): Expression | undefined {
    const terms: Expression[] = [];
    do {
      const isNegative = take("-");
      const term = readProduct();
      if (!term) return undefined;
      terms.push(isNegative ? negation(term) : term);
    } while (take("+") || tokens[at] === "-");
    return sum(terms);
  }

  function readProduct(): Expression | undefined {
    const factors: Expression[] = [];
    do {
      let factor = readPower();
      while (factor && take("/")) factor = over(factor, readPower());
      if (!factor) return undefined;
      factors.push(factor);
    } while (take("*"));
    return product(factors);
  }

  function readPower(): Expression | undefined {
    if (take("e")) {
      const argument = take("^") ? readPrimary() : number(1);
      return argument && { kind: "exponential", argument };
    }
    const base = readPrimary();
    if (!base || !take("^")) return base;
    const exponent = readPrimary();
    return exponent && power(base, exponent);
  }

  function readPrimary(): Expression | undefined {
    if (take("(")) {
      const inner = readSum();
      return take(")") ? inner : undefined;
    }
    const token = tokens[at++] ?? "";
    if (/^\d+$/.test(token)) return number(BigInt(token));
    return /^v\d+$/.test(token) ? meaningOf(Number(token.slice(1))) : undefined;
  }

  const whole = readSum();
  return at === tokens.length ? whole : undefined;
}

/** The fraction of two whole numbers as one number, any other as a quotient. */
function over(top: Expression, bottom: Expression | undefined): Expression | undefined {
  if (top.kind !== "number" || bottom?.kind !== "number") return bottom && quotient(top, bottom);
  return bottom.value.numerator === 0n ? undefined : number(divide(top.value, bottom.value));
}
