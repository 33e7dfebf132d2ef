/**
 * The sort of a variable: which space its values come from. `x`, `x'`, `x_i` and `x^{(n)}` share one, as the field's
 * notes use them; `x` and `z`, and `x` and `\mathbf{x}`, do not.
 */
import type { Name, Variable } from "./expression.ts";

export function sortOf(variable: Variable): Name {
  return variable.name.replace(/'+$/, "");
}
