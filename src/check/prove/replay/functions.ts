/** Schemas of the rules about logarithms, exponentials, powers and absolute values. */
import type { Expression } from "../../../semantics/expression.ts";
import { isInteger, multiply, negate, one, rational, sign } from "../../../semantics/rational.ts";
import type { Rational } from "../../../semantics/rational.ts";
import { isKnownNonNegative, isKnownPositive } from "../signs.ts";
import type { Situation } from "../situation.ts";
import { sameValue, wholeNumber } from "./sameValue.ts";
import type { Schemas } from "./schema.ts";
import { factors, isLiteral, literal, logOf, minus, over, plus, same, terms, times } from "./shapes.ts";

export const functionSchemas: Schemas = {
  "log-of-product": (from, to, situation) => isSplitLogarithm(from, to, situation),
  "log-of-common-factor": (from, to, situation) => isSplitLogarithm(from, to, situation),
  "log-of-number": (from, to, situation) => {
    return (
      from.kind === "logarithm" && from.argument.kind === "number" && isSplitLogarithm(from, to, situation)
    );
  },
  "log-of-power": (from, to, situation) => {
    if (from.kind !== "logarithm" || from.base || from.argument.kind !== "power") return false;
    const { base, exponent } = from.argument;
    const whole = wholeNumber(exponent);
    const odd = whole !== undefined && whole % 2n !== 0n;
    return (odd || isKnownNonNegative(base, situation)) && same(to, times(exponent, logOf(base)));
  },
  "log-of-exponential": (from, to) =>
    from.kind === "logarithm" &&
    !from.base &&
    from.argument.kind === "exponential" &&
    same(from.argument.argument, to),
  "log-of-indexed-product": (from, to, situation) => {
    if (from.kind !== "logarithm" || from.base || from.argument.kind !== "productOver") return false;
    const { variables, range, body } = from.argument;
    return (
      isKnownNonNegative(body, situation) &&
      same(to, { kind: "summation", variables, range, body: logOf(body) })
    );
  },
  "change-of-base": (from, to) =>
    from.kind === "logarithm" &&
    from.base !== undefined &&
    same(to, over(logOf(from.argument), logOf(from.base))),
  "power-of-product": (from, to, situation) => {
    if (from.kind !== "power") return false;
    const { exponent } = from;
    const bases = factors(to).flatMap((factor) =>
      factor.kind === "power" && same(factor.exponent, exponent) ? [factor.base] : [],
    );
    const unknown = bases.filter((base) => !isKnownPositive(base, situation));
    const mayPart = unknown.length < 2 || unknown.every((base) => isKnownNonNegative(base, situation));
    return mayPart && bases.length === factors(to).length && sameValue(times(...bases), from.base);
  },
  "power-of-power": isPowerOfOne,
  "power-of-root": isPowerOfOne,
  "power-of-exponential": (from, to) =>
    from.kind === "power" &&
    from.base.kind === "exponential" &&
    to.kind === "exponential" &&
    sameValue(to.argument, times(from.base.argument, from.exponent)),
  "power-of-number": (from, to) => {
    if (from.kind !== "power" || from.base.kind !== "number" || sign(from.base.value) <= 0) return false;
    const exponent = fraction(from.exponent);
    const degree = exponent?.denominator;
    if (!exponent || !degree || degree > 64n) return false;
    const raised = factors(to).map((factor) => numberPower(factor, degree));
    const whole = numberPower(from, degree);
    return (
      whole !== undefined &&
      raised.every((value) => value !== undefined) &&
      sameValue(times(...raised), whole)
    );
  },
  "power-of-sum": (from, to, situation) => {
    if (from.kind !== "power" || !isKnownPositive(from.base, situation)) return false;
    const exponent = exponentOver(from.base, to);
    return exponent !== undefined && sameValue(exponent, from.exponent);
  },
  "exponential-of-sum": (from, to) => {
    const exponent = exponentOfE(to);
    return from.kind === "exponential" && exponent !== undefined && sameValue(exponent, from.argument);
  },
  "absolute-of-common-factor": (from, to, situation) => {
    if (from.kind !== "absolute") return false;
    if (same(from.argument, to)) return isKnownNonNegative(to, situation);
    const parts = to.kind === "product" ? to.factors : [to];
    const inner = parts.find((part) => part.kind === "absolute");
    if (inner?.kind !== "absolute") return false;
    const outside = parts.filter((part) => part !== inner);
    const whole = times(...outside, inner.argument);
    const sameSize = sameValue(whole, from.argument) || sameValue(minus(whole), from.argument);
    return sameSize && outside.every((part) => isKnownNonNegative(part, situation));
  },
};

/** a^r = ∏ a^{r_k} with literal exponents that add up, where a cannot be negative. */
function isPowerOfOne(from: Expression, to: Expression, situation: Situation): boolean {
  if (from.kind !== "power") return false;
  const base = from.base.kind === "power" ? from.base.base : from.base;
  const exponents = [exponentOver(base, from), exponentOver(base, to)];
  const [before, after] = exponents;
  if (!before || !after || !sameValue(before, after)) return false;
  return isKnownNonNegative(base, situation) || isEvenRootOf(from, base);
}

/** Whether some power inside is an even root of the base, which is then not negative. */
function isEvenRootOf(e: Expression, base: Expression): boolean {
  if (e.kind !== "power") return false;
  if (!same(e.base, base)) return isEvenRootOf(e.base, base);
  return (fraction(e.exponent)?.denominator ?? 1n) % 2n === 0n;
}

/** The literal value of an exponent. */
function fraction(e: Expression): Rational | undefined {
  if (e.kind === "negation") {
    const inner = fraction(e.operand);
    return inner && negate(inner);
  }
  return e.kind === "number" ? e.value : undefined;
}

/** A positive number to a power, raised once more so that the exponent is whole. */
function numberPower(e: Expression, degree: bigint): Expression | undefined {
  const [base, exponent] = e.kind === "power" ? [e.base, fraction(e.exponent)] : [e, one];
  if (base.kind !== "number" || sign(base.value) <= 0 || !exponent) return undefined;
  const count = multiply(exponent, rational(degree));
  return isInteger(count) ? { kind: "power", base, exponent: literal(count.numerator) } : undefined;
}

/** log a = Σ c_k log v_k where a = ∏ v_k^{c_k}, all v_k but one at most not negative, and that one to an odd power. */
function isSplitLogarithm(from: Expression, to: Expression, situation: Situation): boolean {
  if (from.kind !== "logarithm" || from.base) return false;
  const powers: Expression[] = [];
  let unknown = 0;
  for (const term of terms(to)) {
    const split = logarithmOf(term);
    if (!split) return false;
    powers.push({ kind: "power", base: split.argument, exponent: literal(split.count) });
    if (isKnownNonNegative(split.argument, situation)) continue;
    if (++unknown > 1 || split.count % 2n === 0n) return false;
  }
  return sameValue(times(...powers), from.argument);
}

/** c and v of the term c log v. */
function logarithmOf(
  term: Expression,
): { readonly count: bigint; readonly argument: Expression } | undefined {
  if (term.kind === "logarithm") return term.base ? undefined : { count: 1n, argument: term.argument };
  if (term.kind === "negation") {
    const inner = logarithmOf(term.operand);
    return inner && { ...inner, count: -inner.count };
  }
  if (term.kind !== "product" || term.factors.length !== 2) return undefined;
  const [first, second] = term.factors;
  const count = first && wholeNumber(first);
  const inner = second && logarithmOf(second);
  return count !== undefined && inner ? { ...inner, count: count * inner.count } : undefined;
}

/** The exponent of a product of powers of one base. */
function exponentOver(base: Expression, e: Expression): Expression | undefined {
  if (same(e, base)) return literal(1);
  if (e.kind === "product") return joined(e.factors, (factor) => exponentOver(base, factor));
  if (e.kind !== "power") return undefined;
  const inner = exponentOver(base, e.base);
  return inner && times(inner, e.exponent);
}

/** The logarithm of a product of exponentials, powers of them, and other factors u, whose logarithm is log u. */
function exponentOfE(e: Expression): Expression | undefined {
  if (isLiteral(e, 1n)) return literal(0);
  if (e.kind === "exponential") return e.argument;
  if (e.kind === "product") {
    const factors = e.factors.map(exponentOfE);
    if (factors.every((factor) => factor !== undefined)) return plus(...factors);
    return logOf(e);
  }
  if (e.kind === "power") {
    const inner = exponentOfE(e.base);
    return inner && times(e.exponent, inner);
  }
  return logOf(e);
}

function joined(
  parts: readonly Expression[],
  read: (part: Expression) => Expression | undefined,
): Expression | undefined {
  const result: Expression[] = [];
  for (const part of parts) {
    const value = read(part);
    if (!value) return undefined;
    result.push(value);
  }
  return plus(...result);
}
