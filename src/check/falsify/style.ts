/**
 * In what way a world is random. Ordinary worlds vary the signs and sizes of numbers; attacking worlds go to extremes
 * and to cases of near equality; showing worlds have few, round numbers for people to read.
 */
export interface Style {
  /** The sign and size of numbers and function values. */
  readonly numbers: "unit" | "positive" | "mixed" | "any" | "large";
  readonly entries: "heavy" | "peaked" | "small";
  readonly weights: "wide" | "extreme" | "round" | "one";
  /** Values of an alphabet: always two, or two or three. */
  readonly alphabet: "two" | "mixed";
  /** Families of one shape share their tables, `near` up to a perturbation. */
  readonly twins: "none" | "near" | "equal";
  /** Numbers and function values are logarithms of rationals, so that their exponentials are rational. */
  readonly logarithmic: boolean;
  /** Every joint table is the product of its marginals. */
  readonly independent: boolean;
}

const ordinary: Style = {
  numbers: "unit",
  entries: "heavy",
  weights: "wide",
  alphabet: "two",
  twins: "none",
  logarithmic: false,
  independent: false,
};

const numberStyles = ["unit", "positive", "mixed", "any"] as const;

/** The style of the ordinary world number `index`. */
export function ordinaryStyle(index: number, logarithmic: boolean, independent = false): Style {
  const numbers = numberStyles[index % numberStyles.length] ?? "unit";
  return { ...ordinary, numbers, alphabet: index % 3 === 2 ? "mixed" : "two", logarithmic, independent };
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
