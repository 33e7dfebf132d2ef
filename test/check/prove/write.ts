/**
 * A small notation for expressions in tests: `(KL (x) (p x) (q x))`. A list names a kind or a family: `(p x z | y ; t)`
 * is a density for p, q, e, m, r; `(f x)` is an application for any other head.
 */
import type { Context } from "../../../src/semantics/claim.ts";
import type { Density, Expression, Range, Variable } from "../../../src/semantics/expression.ts";
import { rational } from "../../../src/semantics/rational.ts";

type Tree = string | readonly Tree[];

export const emptyContext: Context = { definitions: [], independentDraws: [], discrete: [], laws: [] };

export function write(text: string): Expression {
  const tokens = text.match(/[()|;]|[^\s()|;]+/g) ?? [];
  let at = 0;
  const parse = (): Tree => {
    const token = tokens[at++] ?? "";
    if (token !== "(") return token;
    const items: Tree[] = [];
    while (at < tokens.length && tokens[at] !== ")") items.push(parse());
    at++;
    return items;
  };
  return read(parse());
}

const families = new Set(["p", "q", "e", "m", "r", "pd", "pg"]);

function variable(text: string): Variable {
  const [name = "", indices = ""] = text.split("_");
  const subscripts = indices === "" ? [] : indices.split(",").map((i) => read(i));
  return { kind: "variable", name, subscripts, superscripts: [] };
}

function readVariables(tree: Tree | undefined): readonly Variable[] {
  return (typeof tree === "string" ? [tree] : (tree ?? [])).map((t) => variable(String(t)));
}

function range(trees: readonly Tree[]): Range {
  const [from, to] = trees;
  if (from === undefined) return { kind: "index" };
  if (from === "all") return { kind: "alphabet" };
  return { kind: "interval", from: read(from), to: read(to ?? "0") };
}

function read(tree: Tree): Expression {
  if (typeof tree === "string") {
    const fraction = /^(-?\d+)(?:\/(\d+))?$/.exec(tree);
    if (fraction)
      return { kind: "number", value: rational(BigInt(fraction[1] ?? "0"), BigInt(fraction[2] ?? "1")) };
    return variable(tree);
  }
  const [head = "", ...rest] = tree;
  const arg = (index: number): Expression => read(rest[index] ?? "0");
  const all = (): readonly Expression[] => rest.map(read);
  switch (head) {
    case "+":
      return { kind: "addition", terms: all() };
    case "*":
      return { kind: "product", factors: all() };
    case "-":
      return rest.length === 1
        ? { kind: "negation", operand: arg(0) }
        : { kind: "addition", terms: [arg(0), { kind: "negation", operand: arg(1) }] };
    case "/":
      return { kind: "quotient", numerator: arg(0), denominator: arg(1) };
    case "^":
      return { kind: "power", base: arg(0), exponent: arg(1) };
    case "log":
      return { kind: "logarithm", argument: arg(0), ...(rest.length > 1 ? { base: arg(1) } : {}) };
    case "exp":
      return { kind: "exponential", argument: arg(0) };
    case "abs":
      return { kind: "absolute", argument: arg(0) };
    case "E":
      return { kind: "expectation", variables: readVariables(rest[0]), density: arg(1), body: arg(2) };
    case "int":
      return {
        kind: "integral",
        variables: readVariables(rest[0]),
        ...(rest.length > 2 ? { lower: arg(1), upper: arg(2) } : {}),
        body: arg(rest.length - 1),
      };
    case "sum":
    case "prod": {
      const body = arg(rest.length - 1);
      const kind = head === "sum" ? "summation" : "productOver";
      return { kind, variables: readVariables(rest[0]), range: range(rest.slice(1, -1)), body };
    }
    case "KL":
    case "JS":
    case "TV":
      return {
        kind: "divergence",
        divergence: head,
        variables: readVariables(rest[0]),
        left: arg(1),
        right: arg(2),
      };
    case "Df":
      return {
        kind: "divergence",
        divergence: "f",
        generator: "f",
        variables: readVariables(rest[0]),
        left: arg(1),
        right: arg(2),
      };
    case "H":
      return { kind: "entropy", variables: readVariables(rest[0]), density: arg(1) };
    case "CE":
      return { kind: "crossEntropy", variables: readVariables(rest[0]), left: arg(1), right: arg(2) };
    case "Hc":
      return {
        kind: "conditionalEntropy",
        variables: readVariables(rest[0]),
        given: readVariables(rest[1]),
        joint: arg(2) as Density,
      };
    case "MI":
      return {
        kind: "mutualInformation",
        left: readVariables(rest[0]),
        right: readVariables(rest[1]),
        joint: arg(2) as Density,
      };
    case "ELBO":
      return { kind: "evidenceLowerBound", latent: readVariables(rest[0]), encoder: arg(1), joint: arg(2) };
    case "argmin":
    case "argmax":
    case "min":
    case "max":
      return { kind: "optimum", operator: head, variables: readVariables(rest[0]), body: arg(1) };
    case "d":
      return { kind: "derivative", variable: arg(0), body: arg(1) };
    case "dirac":
      return { kind: "dirac", variable: variable(String(rest[0])), at: arg(1) };
    case "seq": {
      const index = variable(String(rest[1]));
      return { kind: "sequence", element: variable(String(rest[0])), index, from: arg(2), to: arg(3) };
    }
  }
  const name = String(head);
  const semicolon = rest.indexOf(";");
  const parameters = semicolon < 0 ? [] : rest.slice(semicolon + 1).map(read);
  const before = semicolon < 0 ? rest : rest.slice(0, semicolon);
  if (!families.has(name))
    return { kind: "application", function: name, parameters, arguments: before.map(read) };
  const bar = before.indexOf("|");
  const variables = (bar < 0 ? before : before.slice(0, bar)).map(read);
  const conditions = bar < 0 ? [] : before.slice(bar + 1).map(read);
  return { kind: "density", family: name, parameters, variables, conditions };
}
