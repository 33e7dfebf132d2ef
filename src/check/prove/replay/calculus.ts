/**
 * Schemas of the rules about integrals between bounds. That one expression is the derivative of another is decided by
 * dual numbers v + s ε modulo a prime: what arithmetic does not look into and what is free of the variable is a value
 * with slope 0, an exponential one with the slope of its argument times itself.
 */
import { childrenOf } from "../../../semantics/children.ts";
import type { Expression, ExpressionOf, Variable } from "../../../semantics/expression.ts";
import { keyOf } from "../../../semantics/sameExpression.ts";
import { substitute } from "../../../semantics/substitute.ts";
import { isFiniteBound, isFreeOf, isSmoothIn } from "../sideConditions.ts";
import { isKnownNonZero } from "../signs.ts";
import type { Situation } from "../situation.ts";
import { invert, reduce } from "./modular.ts";
import { valueAt, wholeNumber } from "./sameValue.ts";
import type { Schemas } from "./schema.ts";
import { minus, plus, same } from "./shapes.ts";

const points = 4;

export const calculusSchemas: Schemas = {
  antiderivative: (from, to, situation) => {
    const variable = boundedVariable(from, situation);
    if (!variable || from.kind !== "integral" || to.kind !== "integral" || to.body.kind !== "derivative")
      return false;
    const { body: primitive, variable: inner } = to.body;
    return (
      same({ ...to, body: from.body }, from) &&
      same(inner, variable) &&
      isSmoothIn(primitive, variable, situation) &&
      divisorsOf(primitive).every((divisor) => isKnownNonZero(divisor, situation)) &&
      isDerivative(from.body, primitive, variable, situation)
    );
  },
  "fundamental-theorem-of-calculus": (from, to, situation) => {
    const variable = boundedVariable(from, situation);
    if (!variable || from.kind !== "integral" || from.body.kind !== "derivative") return false;
    const { body: primitive, variable: inner } = from.body;
    if (!from.lower || !from.upper || !same(inner, variable)) return false;
    const at = (bound: Expression): Expression => substitute(primitive, new Map([[keyOf(variable), bound]]));
    return (
      isSmoothIn(primitive, variable, situation) && same(to, plus(at(from.upper), minus(at(from.lower))))
    );
  },
};

/** The one variable of an integral between finite bounds that do not depend on it. */
function boundedVariable(e: Expression, situation: Situation): Variable | undefined {
  if (e.kind !== "integral" || !e.lower || !e.upper || e.variables.length !== 1) return undefined;
  const [variable] = e.variables;
  const bounds = [e.lower, e.upper];
  return variable && bounds.every((bound) => isFiniteBound(bound, variable, situation))
    ? variable
    : undefined;
}

/** What the expression divides by. */
function divisorsOf(e: Expression): readonly Expression[] {
  const exponent = e.kind === "power" ? wholeNumber(e.exponent) : undefined;
  const own =
    e.kind === "quotient"
      ? [e.denominator]
      : e.kind === "power" && exponent !== undefined && exponent < 0n
        ? [e.base]
        : [];
  return [...own, ...childrenOf(e).flatMap(divisorsOf)];
}

function isDerivative(
  derivative: Expression,
  primitive: Expression,
  variable: Variable,
  situation: Situation,
): boolean {
  let agreed = 0;
  for (let attempt = 1; attempt <= 2 * points && agreed < points; attempt++) {
    const left = valueAt(derivative, attempt);
    const right = dualAt(primitive, variable, attempt, situation);
    if (left === undefined || right === undefined) continue;
    if (left !== right.slope) return false;
    agreed++;
  }
  return agreed === points;
}

interface Dual {
  readonly value: number;
  readonly slope: number;
}

function dualAt(e: Expression, variable: Variable, point: number, situation: Situation): Dual | undefined {
  const inner = (part: Expression): Dual | undefined => dualAt(part, variable, point, situation);
  const value = valueAt(e, point);
  if (value === undefined) return undefined;
  if (same(e, variable)) return { value, slope: 1 };
  if (isFreeOf(e, variable, situation)) return { value, slope: 0 };
  switch (e.kind) {
    case "addition":
      return fold(e.terms.map(inner), (a, b) => ({
        value: reduce(a.value + b.value),
        slope: reduce(a.slope + b.slope),
      }));
    case "product":
      return fold(e.factors.map(inner), times);
    case "negation": {
      const operand = inner(e.operand);
      return operand && { value, slope: reduce(-operand.slope) };
    }
    case "quotient": {
      const divisor = isFreeOf(e.denominator, variable, situation) ? inner(e.denominator) : undefined;
      const inverse = divisor && invert(divisor.value);
      const top = inner(e.numerator);
      return top && inverse !== undefined ? times(top, { value: inverse, slope: 0 }) : undefined;
    }
    case "exponential": {
      const argument = inner(e.argument);
      return argument && { value, slope: reduce(argument.slope * value) };
    }
    case "power":
      return powerAt(e, value, point, inner);
    default:
      return undefined;
  }
}

/** A whole power by repeated products, and any constant power of an exponential: (exp a)^r has the slope r a′ (exp a)^r. */
function powerAt(
  e: ExpressionOf<"power">,
  value: number,
  point: number,
  inner: (part: Expression) => Dual | undefined,
): Dual | undefined {
  const { base, exponent } = e;
  if (base.kind === "exponential") {
    const argument = inner(base.argument);
    const factor = isNumber(exponent) ? valueAt(exponent, point) : undefined;
    if (!argument || factor === undefined) return undefined;
    return { value, slope: reduce(reduce(factor * argument.slope) * value) };
  }
  const count = wholeNumber(exponent);
  if (count === undefined || count < 1n) return undefined;
  return fold(
    Array.from({ length: Number(count) }, () => inner(base)),
    times,
  );
}

function isNumber(e: Expression): boolean {
  return e.kind === "number" || (e.kind === "negation" && isNumber(e.operand));
}

function times(a: Dual, b: Dual): Dual {
  return { value: reduce(a.value * b.value), slope: reduce(a.slope * b.value + a.value * b.slope) };
}

function fold(parts: readonly (Dual | undefined)[], join: (a: Dual, b: Dual) => Dual): Dual | undefined {
  return parts.reduce((total, part) => (total && part ? join(total, part) : undefined));
}
