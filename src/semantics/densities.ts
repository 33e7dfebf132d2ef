/** Expressions made of densities alone, of which factorisations and normalisations are claimed. */
import { childrenOf } from "./children.ts";
import type { Expression } from "./expression.ts";

/** Densities, their products and quotients, and integrals of these. */
export function isFactors(side: Expression): boolean {
  if (side.kind === "density" || side.kind === "number") return true;
  const isFactor = ["product", "quotient", "productOver", "integral", "summation"].includes(side.kind);
  return isFactor && childrenOf(side).every((child) => child.kind === "variable" || isFactors(child));
}

/** ∫ p(x | z) dz and Σ_x p(x): what integrates to one if it is over the right variable, and is no free quantity. */
export function isNormalisation(side: Expression): boolean {
  const isWhole =
    (side.kind === "integral" && !side.lower) ||
    (side.kind === "summation" && side.range.kind === "alphabet");
  return isWhole && isFactors(side.body);
}
