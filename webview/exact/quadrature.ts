/**
 * Integrals in float64, each with an estimate of its own error. Smooth functions that vanish at both ends are summed by
 * the trapezoidal rule, which converges faster than any power of the step there (Trefethen and Weideman 2014);
 * expectations under a normal law by the rule of Gauss and Hermite.
 */

export interface Integral {
  readonly value: number;
  /**
   * How far the value may be off: its distance from the rule with half as many places, which is far less exact, once the
   * steps of that one are no wider than what the function does.
   */
  readonly error: number;
}

/** ∫ f over [from, to] by the trapezoidal rule; `intervals` is even. */
export function integrate(f: (x: number) => number, from: number, to: number, intervals: number): Integral {
  const step = (to - from) / intervals;
  let even = (f(from) + f(to)) / 2;
  let odd = 0;
  for (let index = 1; index < intervals; index++) {
    const value = f(from + index * step);
    if (index % 2 === 0) even += value;
    else odd += value;
  }
  const value = (even + odd) * step;
  return { value, error: Math.abs(value - even * 2 * step) };
}

export interface Rule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** The trapezoidal rule for expectations under a law that vanishes at both ends: Σ wᵢ f(xᵢ) = ∫ law(x) f(x) dx. */
export function trapezoidRule(law: (x: number) => number, from: number, to: number, intervals: number): Rule {
  const step = (to - from) / intervals;
  const nodes = Float64Array.from({ length: intervals + 1 }, (_, index) => from + step * index);
  return { nodes, weights: nodes.map((x) => step * law(x)) };
}

/**
 * The Gauss–Hermite rule for a standard normal law: Σ wᵢ f(xᵢ) = E[f(z)] for polynomials of degree below 2n. The nodes
 * are the roots of the orthonormal Hermite function, found by Newton's method from the outermost inwards (Press et al.,
 * Numerical Recipes, section 4.6), which is safe up to n = 150.
 */
export function gaussHermite(count: number): Rule {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  let root = 0;
  for (let index = 0; index < Math.ceil(count / 2); index++) {
    root = firstGuess(index, count, root, nodes);
    let derivative = 0;
    for (let round = 0; round < 100; round++) {
      const [value, slope] = orthonormalHermite(count, root);
      derivative = slope;
      const change = value / slope;
      root -= change;
      if (Math.abs(change) <= 1e-15 * Math.max(1, Math.abs(root))) break;
    }
    if (2 * index === count - 1) root = 0;
    // Roots of the physicists' polynomial; a standard normal variable is √2 times as wide.
    const weight = 2 / (derivative * derivative) / Math.sqrt(Math.PI);
    nodes[index] = root * Math.SQRT2;
    nodes[count - 1 - index] = -root * Math.SQRT2;
    weights[index] = weight;
    weights[count - 1 - index] = weight;
  }
  return { nodes, weights };
}

function firstGuess(index: number, count: number, previous: number, nodes: Float64Array): number {
  const before = (back: number): number => (nodes[index - back] ?? 0) / Math.SQRT2;
  switch (index) {
    case 0:
      return Math.sqrt(2 * count + 1) - 1.85575 * (2 * count + 1) ** (-1 / 6);
    case 1:
      return previous - (1.14 * count ** 0.426) / previous;
    case 2:
      return 1.86 * previous - 0.86 * before(2);
    case 3:
      return 1.91 * previous - 0.91 * before(2);
    default:
      return 2 * previous - before(2);
  }
}

/** The n-th orthonormal Hermite polynomial at x, and its derivative. */
function orthonormalHermite(count: number, x: number): readonly [value: number, derivative: number] {
  let current = Math.PI ** -0.25;
  let previous = 0;
  for (let degree = 0; degree < count; degree++) {
    const next = x * Math.sqrt(2 / (degree + 1)) * current - Math.sqrt(degree / (degree + 1)) * previous;
    previous = current;
    current = next;
  }
  return [current, Math.sqrt(2 * count) * previous];
}
