/**
 * Fitting one distribution to another: D_KL(p ‖ q) of two distributions of the same variables, neither of them
 * conditional, that is minimized over a parameter or stands in both directions, which do not agree; or a cross-entropy
 * less an entropy, H(p, q) − H(p), which it is.
 */
import type { Density, Expression } from "../semantics/expression.ts";
import { keyOf } from "../semantics/sameExpression.ts";
import { haveCommon, isEqual, keysOf, lettersOf } from "./distributions.ts";
import { sumsIn, type LogAverage } from "./logAverages.ts";
import type { Recognizer } from "./subject.ts";
import type { Sign } from "./terms.ts";

export const divergenceFit: Recognizer = ({ expressions, sums }) =>
  expressions.some(isMinimized) ||
  haveBothDirections(sums.flatMap(divergencesIn)) ||
  sums.some(isMadeOfEntropies);

interface Divergence {
  readonly sign: Sign;
  readonly left: Density;
  readonly right: Density;
  /** The averages that it consists of: E_left[log left] and E_left[log right]. */
  readonly parts: readonly [LogAverage, LogAverage];
}

/** ± (E_p[log p] − E_p[log q]), however the sum is written. */
function divergencesIn(sum: readonly LogAverage[]): readonly Divergence[] {
  return sum.flatMap((own) => {
    const [left, ...others] = own.weights;
    if (left === undefined || others.length > 0 || keyOf(own.of) !== keyOf(left)) return [];
    return sum.flatMap((other) => {
      const right = other.of;
      const isOpposite =
        other.sign !== own.sign && other.scale === own.scale && keysOf(other.weights) === keyOf(left);
      if (!isOpposite || right.kind !== "density" || !areComparable(left, right)) return [];
      return [{ sign: own.sign, left, right, parts: [own, other] as const }];
    });
  });
}

function areComparable(left: Density, right: Density): boolean {
  return (
    keyOf(left) !== keyOf(right) &&
    left.conditions.length + right.conditions.length === 0 &&
    isEqual(lettersOf(left.variables), lettersOf(right.variables))
  );
}

/** An optimum of nothing but a divergence: the least one, over what one of the distributions depends on. */
function isMinimized(expression: Expression): boolean {
  if (expression.kind !== "optimum") return false;
  const [sum = []] = sumsIn(expression.body);
  const [found] = divergencesIn(sum);
  if (found === undefined || sum.length > 2) return false;
  const { sign, left, right } = found;
  const names = lettersOf(expression.variables);
  const isLeast = /min|inf/.test(expression.operator) === (sign === 1);
  const isFitted = [left, right].some(
    ({ family, parameters }) => names.has(family) || haveCommon(lettersOf(parameters), names),
  );
  return isLeast && isFitted;
}

function haveBothDirections(found: readonly Divergence[]): boolean {
  return found.some(({ left, right }) =>
    found.some((other) => keyOf(other.left) === keyOf(right) && keyOf(other.right) === keyOf(left)),
  );
}

/** H(p, q) − H(p), each a term of its own, and nothing else. */
function isMadeOfEntropies(sum: readonly LogAverage[]): boolean {
  return sum.length === 2 && divergencesIn(sum).some(({ parts: [own, other] }) => own.term !== other.term);
}
