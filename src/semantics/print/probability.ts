/** Densities and functions, expectations, and the quantities the field calls by name. */
import type { Density, Divergence, Expression, Variable } from "../expression.ts";
import { keyOf } from "../sameExpression.ts";
import { brackets, closed, type Print, type Printed, type Printers, square, within } from "./printed.ts";
import { printHead, printVariable } from "./printName.ts";

type Kinds =
  | "density"
  | "application"
  | "dirac"
  | "expectation"
  | "divergence"
  | "entropy"
  | "crossEntropy"
  | "conditionalEntropy"
  | "mutualInformation"
  | "evidenceLowerBound";

export const probability: Printers<Kinds> = {
  density: (density, print) => {
    const { head, behind } = printHead(density.family, density.parameters, print);
    const given = density.conditions.length > 0 ? ` \\mid ${list(density.conditions, print)}` : "";
    return closed(`${head}(${list(density.variables, print)}${given}${behind})`);
  },
  application: ({ function: name, parameters, arguments: values }, print) => {
    const [set] = values;
    if (name === "\\mathrm{card}" && set?.kind === "variable")
      return closed(`\\left|${printVariable(set, print)}\\right|`);
    const { head, behind } = printHead(name, parameters, print);
    return closed(`${head}${brackets(`${list(values, print)}${behind}`)}`);
  },
  dirac: ({ variable, at }, print) =>
    closed(`\\delta(${printVariable(variable, print)} - ${within(print(at), "product")})`),
  expectation: ({ variables, density, body }, print) => {
    const under = `${names(variables, print)} \\sim ${print(density).tex}`;
    return closed(`\\mathbb{E}_{${under}}${square(print(body).tex)}`);
  },
  divergence: (divergence, print) =>
    closed(`${headOf(divergence)}${between(divergence.left, " \\,\\|\\, ", divergence.right, print)}`),
  entropy: ({ density }, print) => closed(`\\mathcal{H}\\left(${print(density).tex}\\right)`),
  crossEntropy: ({ left, right }, print) => closed(`\\mathcal{H}${between(left, ", ", right, print)}`),
  conditionalEntropy: ({ variables, given, joint }, print) =>
    ofRandomVariables("\\mathcal{H}", variables, " \\mid ", given, joint, print),
  mutualInformation: ({ left, right, joint }, print) =>
    ofRandomVariables("I", left, "; ", right, joint, print),
  evidenceLowerBound: ({ encoder, joint }, print) =>
    closed(`\\mathrm{ELBO}${between(encoder, ", ", joint, print)}`),
};

const list = (values: readonly Expression[], print: Print): string =>
  values.map((value) => print(value).tex).join(", ");

const names = (variables: readonly Variable[], print: Print): string =>
  variables.map((variable) => printVariable(variable, print)).join(", ");

function headOf({ divergence, generator }: Divergence): string {
  return divergence === "f" ? `D_{${generator ?? "f"}}` : `D_{\\mathrm{${divergence}}}`;
}

function between(left: Expression, separator: string, right: Expression, print: Print): string {
  return `\\left(${print(left).tex}${separator}${print(right).tex}\\right)`;
}

/**
 * H(Z | X) and I(X; Y) of random variables, which are capitals; the joint density stands below unless it is plain p of
 * these variables in this order.
 */
function ofRandomVariables(
  sign: string,
  first: readonly Variable[],
  separator: string,
  second: readonly Variable[],
  joint: Density,
  print: Print,
): Printed {
  const all = [...first, ...second];
  const usual: Density = { kind: "density", family: "p", parameters: [], variables: all, conditions: [] };
  const isUsual = all.every(isPlainLetter) && keyOf(joint) === keyOf(usual);
  const below = isUsual ? "" : `_{${print(joint).tex}}`;
  const shown = (variables: readonly Variable[]) =>
    isUsual ? variables.map(({ name }) => name.toUpperCase()).join(", ") : names(variables, print);
  return closed(`${sign}${below}\\left(${shown(first)}${separator}${shown(second)}\\right)`);
}

function isPlainLetter({ name, subscripts, superscripts }: Variable): boolean {
  return /^[a-z]$/.test(name) && subscripts.length + superscripts.length === 0;
}
