/**
 * The quantities of the field as averages of logarithms, ± E_w[log f], in which they can be compared: E_p[log f],
 * ∫ p log f dx and Σ_x p(x) log f are one average, D_KL(p ‖ q) is E_p[log p] − E_p[log q], an entropy −E_p[log p],
 * an evidence lower bound E_q[log p(x, z)] − E_q[log q(z)].
 */
import { childrenOf } from "../semantics/children.ts";
import type { Density, Expression, Variable } from "../semantics/expression.ts";
import { isAmong } from "./distributions.ts";
import { factorsOf, logarithmsOf, mostTerms, termsOf, turned, type Sign, type Term } from "./terms.ts";

export interface LogAverage {
  readonly sign: Sign;
  /** Constant factors before it; two averages with the same are taken equally often. */
  readonly scale: string;
  /** What is averaged under, at least one: each normalised over some of `bound`. */
  readonly weights: readonly Density[];
  readonly bound: readonly Variable[];
  /** What the logarithm is of: no product, no quotient. */
  readonly of: Expression;
  /** The term of the sum that it comes from: a divergence gives two averages in one term. */
  readonly term: Expression;
}

/** Every sum inside an expression that holds averages of logarithms, unless very many; a lone term counts as a sum. */
export function sumsIn(expression: Expression): readonly (readonly LogAverage[])[] {
  const terms = termsOf(expression);
  const averages = terms.flatMap(averagesOf);
  const inner = terms.flatMap(({ term }) => childrenOf(term).flatMap(sumsIn));
  return averages.length > 0 && averages.length <= mostTerms ? [averages, ...inner] : inner;
}

function averagesOf({ sign, term, scale }: Term): readonly LogAverage[] {
  const plus = (of: Expression): readonly Term[] => logarithmsOf(of, sign, scale);
  const minus = (of: Expression): readonly Term[] => logarithmsOf(of, turned(sign), scale);
  switch (term.kind) {
    case "expectation":
      return averaged(
        term,
        term.variables,
        [term.density],
        logarithmsIn(term.body, term.variables, sign, scale),
      );
    case "integral":
    case "summation":
      return termsOf(term.body, term.variables, sign, scale).flatMap((part) => {
        const factors = factorsOf(part.term);
        const weights = factors.filter(({ kind }) => kind === "density");
        const [rest, ...others] = factors.filter(({ kind }) => kind !== "density");
        if (rest === undefined || others.length > 0) return [];
        return averaged(
          term,
          term.variables,
          weights,
          logarithmsIn(rest, term.variables, part.sign, part.scale),
        );
      });
    case "divergence": {
      const logarithms = [...plus(term.left), ...minus(term.right)];
      return term.divergence === "KL" ? averaged(term, term.variables, [term.left], logarithms) : [];
    }
    case "entropy":
      return averaged(term, term.variables, [term.density], minus(term.density));
    case "crossEntropy":
      return averaged(term, term.variables, [term.left], minus(term.right));
    case "evidenceLowerBound": {
      const logarithms = [...plus(term.joint), ...minus(term.encoder)];
      return averaged(term, term.latent, [term.encoder], logarithms);
    }
    default:
      return [];
  }
}

/** The logarithms of which a body is a sum; those with a factor that varies are left out. */
function logarithmsIn(
  body: Expression,
  bound: readonly Variable[],
  sign: Sign,
  scale: string,
): readonly Term[] {
  return termsOf(body, bound, sign, scale).flatMap((part) => {
    if (part.term.kind === "logarithm") return logarithmsOf(part.term.argument, part.sign, part.scale);
    return part.term.kind === "summation" ? logarithmsIn(part.term.body, bound, part.sign, part.scale) : [];
  });
}

/** Averages under those densities of the weights that are normalised over variables that are bound here. */
function averaged(
  term: Expression,
  bound: readonly Variable[],
  under: readonly Expression[],
  logarithms: readonly Term[],
): readonly LogAverage[] {
  const weights = under
    .flatMap(factorsOf)
    .filter((factor) => factor.kind === "density")
    .filter(({ variables }) => variables.every((value) => isAmong(value, bound)));
  if (weights.length === 0) return [];
  return logarithms.map(({ sign, scale, term: of }) => ({ sign, scale, weights, bound, of, term }));
}
