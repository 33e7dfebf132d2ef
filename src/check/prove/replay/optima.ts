/** Schemas of the rules about sets of optima. */
import type { Expression, ExpressionOf } from "../../../semantics/expression.ts";
import { sign } from "../../../semantics/rational.ts";
import { isConstantInAll } from "../sideConditions.ts";
import { isKnownPositive } from "../signs.ts";
import type { Situation } from "../situation.ts";
import { sameValue, wholeNumber } from "./sameValue.ts";
import type { Schemas } from "./schema.ts";
import { factors, literal, logOf, same, takeOut, terms, times } from "./shapes.ts";

type Optimum = ExpressionOf<"optimum">;

const isSet = (e: Expression): e is Optimum =>
  e.kind === "optimum" && (e.operator === "argmin" || e.operator === "argmax");

export const optimumSchemas: Schemas = {
  "optimum-drops-constant": (from, to, situation) => {
    if (!isSet(from) || !isSet(to) || !same({ ...to, body: from.body }, from)) return false;
    const dropped = takeOut(terms(from.body), terms(to.body));
    return dropped !== undefined && dropped.every((term) => isConstantInAll(term, from.variables, situation));
  },
  "optimum-scales": (from, to, situation) => {
    if (!isSet(from) || !isSet(to)) return false;
    const turned = from.operator !== to.operator;
    if (!same({ ...to, operator: from.operator, body: from.body }, from)) return false;
    const [first] = terms(to.body);
    return (
      first !== undefined &&
      terms(from.body).some((term) => {
        const scale = cancelled(term, first);
        return isScale(scale, turned, from, situation) && sameValue(from.body, times(...scale, to.body));
      })
    );
  },
  "optimum-of-logarithm": (from, to, situation) =>
    isSet(from) && isKnownPositive(from.body, situation) && same(to, { ...from, body: logOf(from.body) }),
};

/** The factors of a / b after equal ones have been taken away. */
export function cancelled(a: Expression, b: Expression): readonly Expression[] {
  const exponents = new Map<string, { readonly base: Expression; exponent: bigint }>();
  const count = (e: Expression, sense: bigint): void => {
    for (const factor of factors(e)) {
      const exponent = factor.kind === "power" ? wholeNumber(factor.exponent) : undefined;
      const base = factor.kind === "power" && exponent !== undefined ? factor.base : factor;
      const known = [...exponents.values()].find((entry) => same(entry.base, base));
      if (known) known.exponent += sense * (exponent ?? 1n);
      else exponents.set(`${exponents.size}`, { base, exponent: sense * (exponent ?? 1n) });
    }
  };
  count(a, 1n);
  count(b, -1n);
  return [...exponents.values()]
    .filter(({ exponent }) => exponent !== 0n)
    .map(({ base, exponent }) =>
      exponent === 1n ? base : { kind: "power", base, exponent: literal(exponent) },
    );
}

/** A factor free of the optimum's variables, negative exactly if the optimum is turned over. */
function isScale(
  scale: readonly Expression[],
  turned: boolean,
  optimum: Optimum,
  situation: Situation,
): boolean {
  let negative = false;
  for (const factor of scale) {
    if (!isConstantInAll(factor, optimum.variables, situation)) return false;
    const base = factor.kind === "power" ? factor.base : factor;
    const odd = factor.kind !== "power" || (wholeNumber(factor.exponent) ?? 0n) % 2n !== 0n;
    if (base.kind === "number") {
      if (sign(base.value) === 0) return false;
      if (sign(base.value) < 0 && odd) negative = !negative;
    } else if (!isKnownPositive(base, situation)) return false;
  }
  return negative === turned;
}
