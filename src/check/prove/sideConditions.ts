/**
 * The conditions that rules need, by name. Each answers "known to be", so that `false` means only "not known": a rule
 * whose condition is not known does not apply.
 */
import { childrenOf } from "../../semantics/children.ts";
import type { Density, Expression, Sequence, Variable } from "../../semantics/expression.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { sortOf } from "../../semantics/sort.ts";
import { freeVariables } from "../../semantics/substitute.ts";
import type { Situation } from "./situation.ts";
import { literalOf, wholeExponentOf } from "./rationalFunction.ts";

/**
 * Whether the value of the expression cannot change with `variable` (a variable, or a density at a point taken as one).
 * A component x_i of a tuple x changes with x, and x_i with x_j unless i and j are different numbers.
 */
export function isFreeOf(expression: Expression, variable: Expression, situation: Situation): boolean {
  if (variable.kind === "density") return !occurs(expression, keyOf(variable));
  if (variable.kind !== "variable") return false;
  for (const free of freeVariables(expression).values()) {
    if (keyOf(free) === keyOf(variable)) return false;
    if (free.name === variable.name && mayMeet(free, variable, situation)) return false;
  }
  return true;
}

/**
 * Whether no variable of that name stands in the expression but with other indices: what derivatives and optima need,
 * for which θ_1 may be a component of θ.
 */
export function isConstantIn(expression: Expression, variable: Expression, situation: Situation): boolean {
  if (!isFreeOf(expression, variable, situation)) return false;
  if (variable.kind !== "variable") return true;
  return [...freeVariables(expression).values()].every((free) => {
    const sameIndices =
      free.subscripts.length + free.superscripts.length > 0 ===
      variable.subscripts.length + variable.superscripts.length > 0;
    return free.name !== variable.name || sameIndices;
  });
}

export function isConstantInAll(
  expression: Expression,
  variables: readonly Expression[],
  situation: Situation,
): boolean {
  return variables.every((variable) => isConstantIn(expression, variable, situation));
}

function mayMeet(first: Variable, second: Variable, situation: Situation): boolean {
  const left = [...first.subscripts, ...first.superscripts];
  const right = [...second.subscripts, ...second.superscripts];
  if (left.length === 0 || right.length === 0) return situation.tuples.has(first.name);
  if (left.length !== right.length) return true;
  return !left.some((index, at) => {
    const a = literalOf(index);
    const other = right[at];
    const b = other && literalOf(other);
    return a && b && (a.numerator !== b.numerator || a.denominator !== b.denominator);
  });
}

function occurs(expression: Expression, key: string): boolean {
  return keyOf(expression) === key || childrenOf(expression).some((child) => occurs(child, key));
}

export function isFreeOfAll(
  expression: Expression,
  variables: readonly Expression[],
  situation: Situation,
): boolean {
  return variables.every((variable) => isFreeOf(expression, variable, situation));
}

/** A variable or sequence: an argument that names an axis of a density's family. */
function isAxis(argument: Expression): argument is Variable | Sequence {
  return argument.kind === "variable" || argument.kind === "sequence";
}

/** Whether all arguments are axes, and no two of them the same. */
export function hasDistinctAxes(density: Density): boolean {
  const both = [...density.variables, ...density.conditions];
  return both.every(isAxis) && new Set(both.map(keyOf)).size === both.length;
}

/** Whether renaming the variable to another of its sort keeps the meaning of densities at it. */
export function isRenamable(variable: Variable, situation: Situation): boolean {
  return !situation.splitSorts.has(sortOf(variable)) && !situation.tuples.has(variable.name);
}

/** Whether the expression is smooth in the variable on the whole line: sums, products, whole powers and exponentials of it. */
export function isSmoothIn(e: Expression, variable: Variable, situation: Situation): boolean {
  if (keyOf(e) === keyOf(variable) || isFreeOf(e, variable, situation)) return true;
  const isSmooth = (part: Expression): boolean => isSmoothIn(part, variable, situation);
  switch (e.kind) {
    case "addition":
    case "product":
    case "negation":
    case "exponential":
      return childrenOf(e).every(isSmooth);
    case "quotient":
      return isSmooth(e.numerator) && isFreeOf(e.denominator, variable, situation);
    case "power": {
      if (e.base.kind === "exponential") return isSmooth(e.base) && literalOf(e.exponent) !== undefined;
      return isSmooth(e.base) && (wholeExponentOf(e) ?? -1) >= 0;
    }
    default:
      return false;
  }
}

/** Whether the expression is a finite number that does not depend on the scalar variable of the integral that it bounds. */
export function isFiniteBound(e: Expression, variable: Variable, situation: Situation): boolean {
  return isFiniteScalar(variable) && isFreeOf(e, variable, situation) && isFiniteScalar(e);
}

function isFiniteScalar(e: Expression): boolean {
  switch (e.kind) {
    case "number":
      return true;
    case "variable":
      return !/^\\(?:mathbf|boldsymbol|bm|vec)\b/.test(e.name);
    case "constant":
      return e.name !== "\\infty";
    default:
      return isTransparent(e) && childrenOf(e).every(isFiniteScalar);
  }
}

/** Whether the expression binds no name and takes no derivative: equals may be put in the place of its parts. */
export function isTransparent({ kind }: Expression): boolean {
  switch (kind) {
    case "addition":
    case "product":
    case "negation":
    case "quotient":
    case "power":
    case "logarithm":
    case "exponential":
    case "absolute":
      return true;
    default:
      return false;
  }
}
