/**
 * The parts of an expression, by kind: which subexpressions it has, in a fixed order, how it is rebuilt from others,
 * and which variables it binds in them. Everything that walks expressions stands on this table.
 */
import type { Expression, ExpressionOf, Kind, Range, Variable } from "./expression.ts";

interface Shape<E> {
  readonly children: (expression: E) => readonly Expression[];
  /** As many children as `children` gives, in the same order. */
  readonly rebuild: (expression: E, children: readonly Expression[]) => Expression;
  /** The variables bound by the expression in all its children, ranges apart. */
  readonly binds?: (expression: E) => readonly Variable[];
}

type Shapes = { readonly [K in Kind]: Shape<ExpressionOf<K>> };

const none: Shape<Expression> = { children: () => [], rebuild: (expression) => expression };

const rangeChildren = (range: Range): readonly Expression[] =>
  range.kind === "interval" ? [range.from, range.to] : [];

function rebuildRange(range: Range, children: readonly Expression[]): Range {
  return range.kind === "interval" ? { ...range, from: at(children, 0), to: at(children, 1) } : range;
}

function at(children: readonly Expression[], index: number): Expression {
  const child = children[index];
  if (child === undefined) throw new RangeError(`no child ${index}`);
  return child;
}

const bounded = {
  children: (e: ExpressionOf<"summation" | "productOver">) => [...rangeChildren(e.range), e.body],
  rebuild: (e: ExpressionOf<"summation" | "productOver">, c: readonly Expression[]): Expression => ({
    ...e,
    range: rebuildRange(e.range, c),
    body: at(c, c.length - 1),
  }),
  binds: (e: ExpressionOf<"summation" | "productOver">) => e.variables,
};

const pair = {
  children: (e: ExpressionOf<"divergence" | "crossEntropy">) => [e.left, e.right],
  rebuild: (e: ExpressionOf<"divergence" | "crossEntropy">, c: readonly Expression[]): Expression => ({
    ...e,
    left: at(c, 0),
    right: at(c, 1),
  }),
  binds: (e: ExpressionOf<"divergence" | "crossEntropy">) => e.variables,
};

const single = {
  children: (e: ExpressionOf<"exponential" | "absolute">) => [e.argument],
  rebuild: (e: ExpressionOf<"exponential" | "absolute">, c: readonly Expression[]): Expression => ({
    ...e,
    argument: at(c, 0),
  }),
};

const shapes: Shapes = {
  number: none,
  constant: none,
  variable: {
    children: (e) => [...e.subscripts, ...e.superscripts],
    rebuild: (e, c) => ({
      ...e,
      subscripts: c.slice(0, e.subscripts.length),
      superscripts: c.slice(e.subscripts.length),
    }),
  },
  sequence: {
    children: (e) => [e.element, e.from, e.to],
    rebuild: (e, c) => ({ ...e, element: at(c, 0) as Variable, from: at(c, 1), to: at(c, 2) }),
    binds: (e) => [e.index],
  },
  addition: { children: (e) => e.terms, rebuild: (e, c) => ({ ...e, terms: c }) },
  product: { children: (e) => e.factors, rebuild: (e, c) => ({ ...e, factors: c }) },
  negation: { children: (e) => [e.operand], rebuild: (e, c) => ({ ...e, operand: at(c, 0) }) },
  quotient: {
    children: (e) => [e.numerator, e.denominator],
    rebuild: (e, c) => ({ ...e, numerator: at(c, 0), denominator: at(c, 1) }),
  },
  power: {
    children: (e) => [e.base, e.exponent],
    rebuild: (e, c) => ({ ...e, base: at(c, 0), exponent: at(c, 1) }),
  },
  logarithm: {
    children: (e) => (e.base ? [e.argument, e.base] : [e.argument]),
    rebuild: (e, c) => ({ ...e, argument: at(c, 0), ...(e.base ? { base: at(c, 1) } : {}) }),
  },
  exponential: single,
  absolute: single,
  density: {
    children: (e) => [...e.parameters, ...e.variables, ...e.conditions],
    rebuild: (e, c) => {
      const middle = e.parameters.length + e.variables.length;
      return {
        ...e,
        parameters: c.slice(0, e.parameters.length),
        variables: c.slice(e.parameters.length, middle),
        conditions: c.slice(middle),
      };
    },
  },
  application: {
    children: (e) => [...e.parameters, ...e.arguments],
    rebuild: (e, c) => ({
      ...e,
      parameters: c.slice(0, e.parameters.length),
      arguments: c.slice(e.parameters.length),
    }),
  },
  dirac: {
    children: (e) => [e.variable, e.at],
    rebuild: (e, c) => ({ ...e, variable: at(c, 0) as Variable, at: at(c, 1) }),
  },
  expectation: {
    children: (e) => [e.density, e.body],
    rebuild: (e, c) => ({ ...e, density: at(c, 0), body: at(c, 1) }),
    binds: (e) => e.variables,
  },
  integral: {
    children: (e) => [e.body, ...(e.lower ? [e.lower] : []), ...(e.upper ? [e.upper] : [])],
    rebuild: (e, c) => ({
      ...e,
      body: at(c, 0),
      ...(e.lower ? { lower: at(c, 1) } : {}),
      ...(e.upper ? { upper: at(c, c.length - 1) } : {}),
    }),
    binds: (e) => e.variables,
  },
  summation: bounded,
  productOver: bounded,
  divergence: pair,
  entropy: {
    children: (e) => [e.density],
    rebuild: (e, c) => ({ ...e, density: at(c, 0) }),
    binds: (e) => e.variables,
  },
  crossEntropy: pair,
  conditionalEntropy: {
    children: (e) => [e.joint],
    rebuild: (e, c) => ({ ...e, joint: at(c, 0) as ExpressionOf<"density"> }),
    binds: (e) => [...e.variables, ...e.given],
  },
  mutualInformation: {
    children: (e) => [e.joint],
    rebuild: (e, c) => ({ ...e, joint: at(c, 0) as ExpressionOf<"density"> }),
    binds: (e) => [...e.left, ...e.right],
  },
  evidenceLowerBound: {
    children: (e) => [e.encoder, e.joint],
    rebuild: (e, c) => ({ ...e, encoder: at(c, 0), joint: at(c, 1) }),
    binds: (e) => e.latent,
  },
  optimum: {
    children: (e) => [e.body],
    rebuild: (e, c) => ({ ...e, body: at(c, 0) }),
    binds: (e) => e.variables,
  },
  derivative: {
    children: (e) => [e.variable, e.body],
    rebuild: (e, c) => ({ ...e, variable: at(c, 0), body: at(c, 1) }),
  },
};

const shapeOf = (expression: Expression) => shapes[expression.kind] as Shape<Expression>;

/** The immediate subexpressions, in a fixed order. */
export function childrenOf(expression: Expression): readonly Expression[] {
  return shapeOf(expression).children(expression);
}

/** The same expression with other children, as many and in the same order as `childrenOf` gives. */
export function withChildren(expression: Expression, children: readonly Expression[]): Expression {
  return shapeOf(expression).rebuild(expression, children);
}

/** The variables that the expression binds; they are bound in its bodies and densities, not in the ends of a range. */
export function boundBy(expression: Expression): readonly Variable[] {
  return shapeOf(expression).binds?.(expression) ?? [];
}

/** The same expression with `change` applied to each child; the very same object if nothing changed. */
export function mapChildren(expression: Expression, change: (child: Expression) => Expression): Expression {
  const children = childrenOf(expression);
  const changed = children.map(change);
  return changed.every((child, index) => child === children[index])
    ? expression
    : withChildren(expression, changed);
}
