/**
 * The ambiguities of the field's notation that a derivation may be read by, each with what is told to the reader of a
 * verdict that rests on it. The first reading takes none of them.
 */
export type Choice = keyof typeof toldAs;

/** Off by default; ranked: what stands first is tried first. */
export const toldAs = {
  "bare-family": "p without a parameter is the model p_θ (they never stand before the same arguments)",
  "wide-logarithm": "a logarithm without brackets reaches over the whole product behind it",
  "narrow-derivative": "a derivative without brackets is of the factor behind it alone",
  "wide-slash": "a slash without brackets divides by the whole product behind it",
  "fold-bold": "a bold letter and the plain one are the same variable",
  "fold-case": "names of distributions that differ only between capital and small letters are the same",
  "capital-variables": "a capital letter before a density is the variable of the small one",
  "averaged-conditions":
    "a divergence or entropy of conditional densities is averaged over what they are given",
  "binary-logarithm": "logarithms are to base 2",
  "enumerated-values": "a sum weighted by the density of x_i runs over all values of x",
  "renamed-variables":
    "variables that are only summed or integrated over may be called otherwise on another side",
  "wide-sum": "a sum or expectation without brackets reaches to the end of its side",
} as const;

export const allChoices = Object.keys(toldAs) as readonly Choice[];

/** The choices taken in a reading. */
export type Choices = ReadonlySet<Choice>;

export const firstChoices: Choices = new Set();
