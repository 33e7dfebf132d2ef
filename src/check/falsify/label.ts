/** Short plain text for a name at its arguments, as it stands in a witness: `p_θ(H)`, `D(x)`. */
import { childrenOf } from "../../semantics/children.ts";
import type { Expression } from "../../semantics/expression.ts";
import { format } from "../../semantics/rational.ts";

export function labelOf(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return format(expression.value);
    case "variable": {
      const low = expression.subscripts.map(labelOf).join(",");
      const high = expression.superscripts.map(labelOf).join(",");
      return `${expression.name}${low && `_{${low}}`}${high && `^{(${high})}`}`;
    }
    case "density": {
      const conditions = expression.conditions.map(labelOf).join(", ");
      const places = expression.variables.map(labelOf).join(", ") + (conditions && ` | ${conditions}`);
      return `${expression.family}${settings(expression.parameters)}(${places})`;
    }
    case "application":
      return `${expression.function}${settings(expression.parameters)}(${expression.arguments.map(labelOf).join(", ")})`;
    case "negation":
      return `-${labelOf(expression.operand)}`;
    case "addition":
      return expression.terms.map(labelOf).join(" + ").replaceAll("+ -", "- ");
    default:
      return `${expression.kind}(${childrenOf(expression).map(labelOf).join(", ")})`;
  }
}

function settings(parameters: readonly Expression[]): string {
  return parameters.length === 0 ? "" : `_{${parameters.map(labelOf).join(",")}}`;
}
