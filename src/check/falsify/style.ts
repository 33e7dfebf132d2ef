/**
 * In what way a world is random. Ordinary worlds vary the signs and sizes of numbers; attacking worlds go to extremes
 * and to cases of near equality; showing worlds have few, round numbers for people to read.
 */
import type { Name } from "../../semantics/expression.ts";

export interface Style {
  /** The sign and size of numbers and function values. */
  readonly numbers: "unit" | "positive" | "mixed" | "any" | "large";
  /** `short` are of 12 bits, for exact arithmetic; `small` of 3, for people to read. */
  readonly entries: "heavy" | "short" | "peaked" | "small";
  readonly weights: "wide" | "extreme" | "round" | "one";
  /** Values of an alphabet: always two, or two or three. */
  readonly alphabet: "two" | "mixed";
  /** Families of one shape share their tables, `near` up to a perturbation. */
  readonly twins: "none" | "near" | "equal";
  /** Numbers and function values are logarithms of rationals, so that their exponentials are rational. */
  readonly logarithmic: boolean;
  /** What every world is to satisfy beyond what the claim says. */
  readonly restriction: Restriction | undefined;
}

/** A hypothesis that the claim does not state. */
export interface Restriction {
  readonly hypothesis:
    | "independent"
    | "positive"
    | "unit-interval"
    | "sums-to-one"
    | "counts-range"
    | "convex"
    | "concave"
    | "increasing";
  /** The arrays, by their keys, that sum to one over their range. */
  readonly arrays: readonly string[];
  /** The number that is how many values an index takes, and the range of that index. */
  readonly counts?: { readonly name: Name; readonly range: Name };
}

const ordinary: Style = {
  numbers: "unit",
  entries: "heavy",
  weights: "wide",
  alphabet: "two",
  twins: "none",
  logarithmic: false,
  restriction: undefined,
};

const numberStyles = ["unit", "positive", "mixed", "any"] as const;

/** The style of the ordinary world number `index`. */
export function ordinaryStyle(index: number, logarithmic: boolean): Style {
  const numbers = numberStyles[index % numberStyles.length] ?? "unit";
  const entries = index < 3 ? "short" : "heavy";
  return {
    ...ordinary,
    numbers,
    entries,
    alphabet: index % 3 === 2 && index > 2 ? "mixed" : "two",
    logarithmic,
  };
}

/** The style under a hypothesis, which may limit the sign and size of all numbers. */
export function restricted(style: Style, restriction: Restriction | undefined): Style {
  if (!restriction) return style;
  if (restriction.hypothesis === "unit-interval") return { ...style, numbers: "unit", restriction };
  const signed = style.numbers === "mixed" || style.numbers === "any";
  const numbers = restriction.hypothesis === "positive" && signed ? "positive" : style.numbers;
  return { ...style, numbers, restriction };
}

/** Styles that press an inequality: near equality, peaked tables, extreme measures, large numbers. */
export const attackingStyles: readonly Style[] = [
  { ...ordinary, entries: "peaked", weights: "extreme" },
  { ...ordinary, twins: "near", numbers: "positive" },
  { ...ordinary, entries: "peaked", numbers: "mixed" },
  { ...ordinary, weights: "extreme", numbers: "any" },
  { ...ordinary, twins: "equal", numbers: "positive", weights: "extreme" },
  { ...ordinary, numbers: "large", entries: "peaked", twins: "near", weights: "extreme" },
];

/** Styles for a witness to be shown, roundest first. */
export function showingStyles(numbers: Style["numbers"], logarithmic: boolean): readonly Style[] {
  const small: Style = { ...ordinary, entries: "small", numbers, logarithmic };
  return [
    { ...small, weights: "one" },
    { ...small, weights: "round" },
  ];
}
