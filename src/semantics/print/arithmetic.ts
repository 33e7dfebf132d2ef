/** Numbers, variables and the operations of arithmetic. */
import { format, isInteger, negate, type Rational, sign } from "../rational.ts";
import type { Expression } from "../expression.ts";
import { brackets, closed, type Print, type Printed, type Printers, within } from "./printed.ts";
import { printSequence, printVariable } from "./printName.ts";

type Kinds =
  | "number"
  | "constant"
  | "variable"
  | "sequence"
  | "addition"
  | "product"
  | "negation"
  | "quotient"
  | "power"
  | "logarithm"
  | "exponential"
  | "absolute";

export const arithmetic: Printers<Kinds> = {
  number: ({ value }) => {
    const tex = printNumber(value);
    return sign(value) < 0 ? { tex, hold: "sum" } : closed(tex);
  },
  constant: ({ name }) => closed(name),
  variable: (variable, print) => closed(printVariable(variable, print)),
  sequence: (sequence, print) => closed(printSequence(sequence, print)),
  addition: ({ terms }, print) => ({ tex: printTerms(terms, print), hold: "sum" }),
  product: ({ factors }, print) => ({ tex: printFactors(factors, print), hold: "product" }),
  negation: ({ operand }, print) => ({ tex: `-${within(print(operand), "product")}`, hold: "sum" }),
  quotient: ({ numerator, denominator }, print) =>
    closed(`\\frac{${print(numerator).tex}}{${print(denominator).tex}}`),
  power: ({ base, exponent }, print) => {
    if (isHalf(exponent)) return closed(`\\sqrt{${print(base).tex}}`);
    return { tex: `${printBase(base, print)}^{${print(exponent).tex}}`, hold: "powered" };
  },
  logarithm: ({ argument, base }, print) => {
    const sign = base ? `\\log_{${print(base).tex}}` : "\\log";
    return { tex: printOperand(sign, argument, print), hold: "prefixed" };
  },
  exponential: ({ argument }, print) => closed(`\\exp${brackets(print(argument).tex)}`),
  absolute: ({ argument }, print) => closed(`\\left|${print(argument).tex}\\right|`),
};

/** As a decimal where that is exact, for so numbers are written and read. */
function printNumber(value: Rational): string {
  if (sign(value) < 0) return `-${printNumber(negate(value))}`;
  if (isInteger(value)) return format(value);
  let places = 0;
  for (let scaled = 1n; places <= 6; places += 1, scaled *= 10n) {
    if (scaled % value.denominator === 0n)
      return decimal((value.numerator * scaled) / value.denominator, places);
  }
  return `\\frac{${value.numerator}}{${value.denominator}}`;
}

function decimal(digits: bigint, places: number): string {
  const text = digits.toString().padStart(places + 1, "0");
  return `${text.slice(0, -places)}.${text.slice(-places)}`;
}

function isHalf(exponent: Expression): boolean {
  return exponent.kind === "number" && exponent.value.numerator === 1n && exponent.value.denominator === 2n;
}

function printTerms(terms: readonly Expression[], print: Print): string {
  return terms
    .map((term, index) => {
      const printed = print(term);
      if (index === 0) return isNegative(term) ? printed.tex : within(printed, "product");
      return isNegative(term) ? ` - ${printed.tex.slice(1)}` : ` + ${within(printed, "product")}`;
    })
    .join("");
}

const isNegative = (term: Expression): boolean =>
  term.kind === "negation" || (term.kind === "number" && sign(term.value) < 0);

/** Side by side; with a dot where two factors would run together: digits, and a name before a bracket. */
function printFactors(factors: readonly Expression[], print: Print): string {
  const last = factors.length - 1;
  return factors
    .map((factor, index) => {
      const printed = print(factor);
      return { factor, tex: within(printed, index === last ? "prefixed" : "powered") };
    })
    .reduce((before, { factor, tex }, index) => {
      if (index === 0) return tex;
      const runTogether = /^[0-9]/.test(tex) || (/^(\\left)?[([]/.test(tex) && isBare(factors[index - 1]));
      return runTogether || isDerivativeSign(factor) ? `${before} \\cdot ${tex}` : `${before} ${tex}`;
    }, "");
}

/** A factor that a bracket behind it would turn into a function. */
function isBare(factor: Expression | undefined): boolean {
  return ["variable", "constant", "power", "sequence"].includes(factor?.kind ?? "");
}

/** `d x` would be a differential. */
function isDerivativeSign(factor: Expression): boolean {
  return factor.kind === "variable" && factor.name === "d";
}

function printBase(base: Expression, print: Print): string {
  const tex = within(print(base), "closed");
  const isHigh = base.kind === "quotient" || base.kind === "exponential" || base.kind === "sequence";
  const hasMarks = base.kind === "variable" && /['^]/.test(tex);
  return isHigh || hasMarks || tex.startsWith("\\frac") ? brackets(tex) : tex;
}

/** A sign and what it applies to, without brackets only where one closed thing follows. */
function printOperand(sign: string, argument: Expression, print: Print): string {
  const printed: Printed = print(argument);
  return printed.hold === "closed" ? `${sign} ${printed.tex}` : `${sign}${brackets(printed.tex)}`;
}
