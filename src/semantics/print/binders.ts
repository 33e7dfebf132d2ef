/** Sums, products, integrals, optima and derivatives: a sign with its variables, and the body it reaches over. */
import type { Expression, Optimum, ProductOver, Range, Summation, Variable } from "../expression.ts";
import { brackets, type Print, type Printed, type Printers, within } from "./printed.ts";
import { printVariable } from "./printName.ts";

export const binders: Printers<"integral" | "summation" | "productOver" | "optimum" | "derivative"> = {
  integral: ({ variables, body, lower, upper }, print) => {
    const bounds = `${lower ? `_{${print(lower).tex}}` : ""}${upper ? `^{${print(upper).tex}}` : ""}`;
    const differentials = variables.map((variable) => ` \\,d${printVariable(variable, print)}`).join("");
    const inner = print(body);
    // Side by side two integral signs would be one integral of two variables.
    const shown = body.kind === "integral" ? brackets(inner.tex) : within(inner, "product");
    return { tex: `\\int${bounds} ${shown}${differentials}`, hold: "prefixed" };
  },
  summation: (sum, print) => printRange("\\sum", sum, print),
  productOver: (product, print) => printRange("\\prod", product, print),
  optimum: ({ operator, variables, body }, print) => ({
    tex: `${signs[operator]}_{${list(variables, print)}} ${printOpen(body, print)}`,
    hold: "open",
  }),
  derivative: ({ variable, body }, print) => {
    const below = print(variable).tex;
    const sign =
      variable.kind === "variable" ? `\\nabla_{${below}}` : `\\frac{\\partial}{\\partial ${below}}`;
    return { tex: `${sign} ${within(print(body), "product")}`, hold: "prefixed" };
  },
};

/** An optimum of an optimum needs no brackets: `\min_{G} \max_{D} V`. */
function printOpen(body: Expression, print: Print): string {
  return body.kind === "optimum" ? print(body).tex : within(print(body), "product");
}

const signs: Readonly<Record<Optimum["operator"], string>> = {
  min: "\\min",
  max: "\\max",
  inf: "\\inf",
  sup: "\\sup",
  argmin: "\\arg\\min",
  argmax: "\\arg\\max",
};

function printRange(
  sign: string,
  { variables, range, body }: Summation | ProductOver,
  print: Print,
): Printed {
  const tex = `${sign}${scriptsOf(range, list(variables, print), print)} ${within(print(body), "product")}`;
  return { tex, hold: "prefixed" };
}

function scriptsOf(range: Range, names: string, print: Print): string {
  switch (range.kind) {
    case "interval":
      return `_{${names}=${print(range.from).tex}}^{${print(range.to).tex}}`;
    case "set":
      return `_{${names} \\in ${range.set}}`;
    case "alphabet":
    case "index":
      return `_{${names}}`;
  }
}

const list = (variables: readonly Variable[], print: Print): string =>
  variables.map((variable) => printVariable(variable, print)).join(", ");
