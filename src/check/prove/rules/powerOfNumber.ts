/** Powers of positive fractions by their prime factors: 12^c = 2^{2 c} 3^c, so that √12 = 2 √3. */
import { equals, multiply, one, rational, sign } from "../../../semantics/rational.ts";
import { number, power, product } from "../build.ts";
import { literalOf, wholeExponentOf } from "../rationalFunction.ts";
import type { Rule } from "../rule.ts";
import { primeFactors } from "./logOfNumber.ts";

export const powerOfNumber: Rule = {
  name: "power-of-number",
  statement: "\\sqrt{12} = 2 \\sqrt{3}",
  kinds: ["power"],
  apply(e) {
    if (e.kind !== "power" || e.base.kind !== "number" || sign(e.base.value) <= 0) return undefined;
    const exponent = literalOf(e.exponent);
    if (!exponent || wholeExponentOf(e) !== undefined) return undefined;
    if (equals(e.base.value, one)) return e.base;
    const { numerator, denominator } = e.base.value;
    const factors = [...primeFactors(numerator, 1), ...primeFactors(denominator, -1)];
    if (factors.length === 1 && factors[0]?.exponent === 1) return undefined;
    return product(
      factors.map(({ prime, exponent: count }) =>
        power(number(prime), number(multiply(exponent, rational(count)))),
      ),
    );
  },
  examples: [
    { from: "\\sqrt{6}", to: "\\sqrt{2} \\sqrt{3}" },
    { from: "\\sqrt{4}", to: "2" },
  ],
  refusals: [{ from: "\\sqrt{7}", because: "7 is prime" }],
};
