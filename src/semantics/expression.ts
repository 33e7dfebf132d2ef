/**
 * The closed union of expressions of probability calculus: what a side of a step means.
 *
 * Expressions are immutable, carry no position (the reader keeps places beside them) and no notation: `p_\theta(x)`,
 * `p(x; \theta)` and, where θ is a parameter, `p(x \mid \theta)` are one density. Distributions are never names alone:
 * wherever a note writes `p` for a distribution, the reader has filled in its variables, so that KL(p‖q) holds the two
 * densities as functions of its bound `variables`.
 */
import type { Rational } from "./rational.ts";

/** A name in canonical TeX with its decoration: `x`, `\mathbf{x}`, `p_{data}`, `\hat{\theta}`, `D^{*}`, `x'`. */
export type Name = string;

export type Expression =
  | NumberLiteral
  | Constant
  | Variable
  | Sequence
  | Addition
  | Product
  | Negation
  | Quotient
  | Power
  | Logarithm
  | Exponential
  | Absolute
  | Density
  | Application
  | Dirac
  | Expectation
  | Integral
  | Summation
  | ProductOver
  | Divergence
  | Entropy
  | CrossEntropy
  | ConditionalEntropy
  | MutualInformation
  | EvidenceLowerBound
  | Optimum
  | Derivative;

export type Kind = Expression["kind"];
export type ExpressionOf<K extends Kind> = Extract<Expression, { kind: K }>;

export interface NumberLiteral {
  readonly kind: "number";
  readonly value: Rational;
}

export interface Constant {
  readonly kind: "constant";
  readonly name: "\\pi" | "\\infty";
}

/** A variable, parameter or scalar, perhaps indexed: x, θ, x_i, x^{(n)}, x_1. Its sort is `sortOf(variable)`. */
export interface Variable {
  readonly kind: "variable";
  readonly name: Name;
  readonly subscripts: readonly Expression[];
  /** Indices written as `^{(i)}`; powers are `Power`, stars and primes are part of the name. */
  readonly superscripts: readonly Expression[];
}

/** `x_{1:N}`, `x^{(1)}, …, x^{(N)}`, `x_{<i}`: `element` for `index` from `from` to `to`; `index` is bound. */
export interface Sequence {
  readonly kind: "sequence";
  readonly element: Variable;
  readonly index: Variable;
  readonly from: Expression;
  readonly to: Expression;
}

export interface Addition {
  readonly kind: "addition";
  /** At least two. */
  readonly terms: readonly Expression[];
}

export interface Product {
  readonly kind: "product";
  /** At least two. */
  readonly factors: readonly Expression[];
}

export interface Negation {
  readonly kind: "negation";
  readonly operand: Expression;
}

export interface Quotient {
  readonly kind: "quotient";
  readonly numerator: Expression;
  readonly denominator: Expression;
}

/** `base ^ exponent`; a square root is the power ½. */
export interface Power {
  readonly kind: "power";
  readonly base: Expression;
  readonly exponent: Expression;
}

/** Natural unless a base is given. */
export interface Logarithm {
  readonly kind: "logarithm";
  readonly argument: Expression;
  readonly base?: Expression;
}

export interface Exponential {
  readonly kind: "exponential";
  readonly argument: Expression;
}

export interface Absolute {
  readonly kind: "absolute";
  readonly argument: Expression;
}

/**
 * The density of a family at a point: p_θ(x, z | y). All densities of one family at one value of its parameters are
 * marginals and conditionals of one joint density over all its variables, relative to a common base measure.
 */
export interface Density {
  readonly kind: "density";
  readonly family: Name;
  /** θ of p_θ; the order matters. */
  readonly parameters: readonly Expression[];
  /** Left of the bar, at least one: variables and sequences of them. The order does not matter. */
  readonly variables: readonly Expression[];
  /** Right of the bar. */
  readonly conditions: readonly Expression[];
}

/** A function that is not a density, at its arguments: f(x), D_ξ(x), Z(φ). Its meaning is unknown unless the note defines it. */
export interface Application {
  readonly kind: "application";
  readonly function: Name;
  readonly parameters: readonly Expression[];
  readonly arguments: readonly Expression[];
}

/** δ(x − a): the unit mass at `at`, as a density in `variable`. */
export interface Dirac {
  readonly kind: "dirac";
  readonly variable: Variable;
  readonly at: Expression;
}

/** E over `variables`, bound in `density` and `body`, of `body`: ∫ density · body. `density` is normalised over `variables`. */
export interface Expectation {
  readonly kind: "expectation";
  readonly variables: readonly Variable[];
  readonly density: Expression;
  readonly body: Expression;
}

/** ∫ body over the whole space of each of `variables`, or from `lower` to `upper`. */
export interface Integral {
  readonly kind: "integral";
  readonly variables: readonly Variable[];
  readonly body: Expression;
  readonly lower?: Expression;
  readonly upper?: Expression;
}

/**
 * What a sum or product runs over: all values of a random variable (`alphabet`, counting measure), the whole numbers
 * `from … to`, an index with no stated range (`index`: the same range for the same letter throughout a derivation,
 * and for all letters at one place of an array), or the members of a named set.
 */
export type Range =
  | { readonly kind: "alphabet" }
  | { readonly kind: "interval"; readonly from: Expression; readonly to: Expression }
  | { readonly kind: "index" }
  | { readonly kind: "set"; readonly set: Name };

export interface Summation {
  readonly kind: "summation";
  readonly variables: readonly Variable[];
  readonly range: Range;
  readonly body: Expression;
}

export interface ProductOver {
  readonly kind: "productOver";
  readonly variables: readonly Variable[];
  readonly range: Range;
  readonly body: Expression;
}

/**
 * A divergence between two densities in the bound `variables`; what else is free in them is fixed outside.
 * `f` is Csiszár's: ∫ right · f(left / right), with the function named by `generator`.
 * Jensen–Shannon is ½ KL(left‖m) + ½ KL(right‖m), m = ½(left + right); total variation is ½ ∫ |left − right|.
 */
export interface Divergence {
  readonly kind: "divergence";
  readonly divergence: "KL" | "JS" | "TV" | "f";
  readonly generator?: Name;
  readonly variables: readonly Variable[];
  readonly left: Expression;
  readonly right: Expression;
}

/** −∫ density log density over the bound `variables` (differential entropy; Shannon's under counting measure). */
export interface Entropy {
  readonly kind: "entropy";
  readonly variables: readonly Variable[];
  readonly density: Expression;
}

/** −∫ left log right over the bound `variables`. */
export interface CrossEntropy {
  readonly kind: "crossEntropy";
  readonly variables: readonly Variable[];
  readonly left: Expression;
  readonly right: Expression;
}

/** H(variables | given) = −∫ joint log joint(variables | given), averaged over `given` too; all are bound. `joint` is one density of both. */
export interface ConditionalEntropy {
  readonly kind: "conditionalEntropy";
  readonly variables: readonly Variable[];
  readonly given: readonly Variable[];
  readonly joint: Density;
}

/** I(left; right) = KL(joint ‖ product of its marginals); all variables are bound. `joint` is one density of both. */
export interface MutualInformation {
  readonly kind: "mutualInformation";
  readonly left: readonly Variable[];
  readonly right: readonly Variable[];
  readonly joint: Density;
}

/** E over `latent` under `encoder` of log(joint / encoder); `latent` is bound, the observed variables are free. */
export interface EvidenceLowerBound {
  readonly kind: "evidenceLowerBound";
  readonly latent: readonly Variable[];
  readonly encoder: Expression;
  readonly joint: Expression;
}

/** The value (`min`, `max`, `inf`, `sup`) or the set of optima (`argmin`, `argmax`) of `body` over the bound `variables`. */
export interface Optimum {
  readonly kind: "optimum";
  readonly operator: "min" | "max" | "inf" | "sup" | "argmin" | "argmax";
  readonly variables: readonly Variable[];
  readonly body: Expression;
}

/** The derivative or gradient of `body` in `variable` (a variable, or a density at a fixed point taken as one); it stays free. */
export interface Derivative {
  readonly kind: "derivative";
  readonly variable: Expression;
  readonly body: Expression;
}
