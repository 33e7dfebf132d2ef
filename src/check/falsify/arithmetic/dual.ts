/**
 * Dual numbers a + b ε with ε² = 0 over any domain: forward-mode derivatives, exact wherever the domain is.
 * Duals over duals give second derivatives.
 */
import { subtract, type Arithmetic } from "./arithmetic.ts";
import { Halt, Undefined } from "../signals.ts";

export interface Dual<V> {
  readonly value: V;
  readonly tangent: V;
}

export function dualOver<V>(inner: Arithmetic<V>): Arithmetic<Dual<V>> {
  const { zero, one } = inner;
  const constant = (value: V): Dual<V> => ({ value, tangent: zero });
  const add = (first: Dual<V>, second: Dual<V>): Dual<V> => ({
    value: inner.add(first.value, second.value),
    tangent: inner.add(first.tangent, second.tangent),
  });
  const isNegative = (value: V): boolean => {
    const sign = inner.signOf(value);
    if (sign === undefined) throw new Halt("kink");
    if (sign === 0) throw new Undefined("a derivative at a kink");
    return sign < 0;
  };
  return {
    zero: constant(zero),
    one: constant(one),
    pi: constant(inner.pi),
    work: 3 * inner.work,
    exact: inner.exact,
    lift: (value) => constant(inner.lift(value)),
    add,
    sum: (values) => ({
      value: inner.sum(values.map((each) => each.value)),
      tangent: inner.sum(values.map((each) => each.tangent)),
    }),
    negate: (value) => ({ value: inner.negate(value.value), tangent: inner.negate(value.tangent) }),
    multiply: (first, second) => ({
      value: inner.multiply(first.value, second.value),
      tangent: inner.add(
        inner.multiply(first.tangent, second.value),
        inner.multiply(first.value, second.tangent),
      ),
    }),
    divide(numerator, denominator) {
      const value = inner.divide(numerator.value, denominator.value);
      const change = subtract(inner, numerator.tangent, inner.multiply(value, denominator.tangent));
      return { value, tangent: inner.divide(change, denominator.value) };
    },
    log: (value) => ({ value: inner.log(value.value), tangent: inner.divide(value.tangent, value.value) }),
    exp(value) {
      const result = inner.exp(value.value);
      return { value: result, tangent: inner.multiply(result, value.tangent) };
    },
    absolute(value) {
      return isNegative(value.value)
        ? { value: inner.negate(value.value), tangent: inner.negate(value.tangent) }
        : value;
    },
    maximum: (first, second) => (isNegative(subtract(inner, first.value, second.value)) ? second : first),
    wholeOf: (value) => (inner.isZero(value.tangent) ? inner.wholeOf(value.value) : undefined),
    isZero: (value) => inner.isZero(value.value) && inner.isZero(value.tangent),
    signOf: (value) => inner.signOf(value.value),
    isOutside: (value) => inner.isOutside(value.value) || inner.isOutside(value.tangent),
  };
}
