/** A failing situation as people read it: both sides evaluated, and every table, number and measure that was used. */
import type { Witness } from "../verdict.ts";
import type { Comparison } from "../../semantics/claim.ts";
import type { Expression, ExpressionOf } from "../../semantics/expression.ts";
import * as Q from "../../semantics/rational.ts";
import { toDouble, type LogSum } from "./arithmetic/logRing.ts";
import { isPoint, type Evaluation } from "./evaluation.ts";
import { valuesOver } from "./evaluate/optimum.ts";
import { isSetOfOptima, settingsApart, type Pair } from "./order.ts";
import { Halt, Undefined } from "./signals.ts";
import type { JointTable } from "./world.ts";
import { inDoubles, inExactly, type Situation } from "./situation.ts";

const longestExact = 48;
const mostRows = 80;

/** `seed` is that of the whole trial: from it the same trial finds the same witness. */
export function witnessOf({ left, right }: Comparison, situation: Situation, seed: number): Witness {
  const optima = isSetOfOptima(left) && isSetOfOptima(right);
  const pair = optima ? settingsApart(left, right, situation) : undefined;
  return {
    seed,
    left: valueText(left, situation, pair),
    right: valueText(right, situation, pair),
    tables: tablesText(situation),
  };
}

function valueText(side: Expression, situation: Situation, pair: Pair | undefined): string {
  if (isSetOfOptima(side)) return pair === undefined ? "undefined" : optimaText(side, situation, pair);
  try {
    const evaluation = inExactly(situation);
    const exact = evaluation.evaluate(side);
    if (!exact.outside) return exactText(exact);
    return decimals(inDoubles(situation).evaluate(side).value);
  } catch (error) {
    if (error instanceof Undefined || error instanceof Halt) return "undefined";
    throw error;
  }
}

/** Which of two values of the variables is best, counted from 0 as the table of the witness does, and the body at both. */
function optimaText(side: ExpressionOf<"optimum">, situation: Situation, pair: Pair): string {
  const values = valuesOver(side, inDoubles(situation));
  const [first, second] = pair.map((setting) => values[setting]?.value ?? Number.NaN);
  if (first === undefined || second === undefined) return "undefined";
  const better = side.operator === "argmin" ? first < second : first > second;
  const best = first === second ? "both" : `value ${better ? pair[0] : pair[1]}`;
  return `${best} of values ${pair.join(" and ")}: ${decimals(first)} and ${decimals(second)}`;
}

/** `1/2 log 3 − 1/4 log 2 ≈ 0.376`, or decimals alone where that is too long. */
function exactText(value: LogSum): string {
  const terms = [...value.logs.values()].map(({ coefficient, argument }) => {
    const size = Q.sign(coefficient) < 0 ? Q.negate(coefficient) : coefficient;
    const scale = Q.equals(size, Q.one) ? "" : `${Q.format(size)} `;
    const inner = Q.isInteger(argument) ? Q.format(argument) : `(${Q.format(argument)})`;
    return { sign: Q.sign(coefficient) < 0 ? "−" : "+", text: `${scale}log ${inner}` };
  });
  const plain = value.constant.numerator !== 0n || terms.length === 0;
  let text = plain ? Q.format(value.constant).replace("-", "−") : "";
  for (const { sign, text: term } of terms) {
    text += text === "" ? (sign === "−" ? "−" : "") + term : ` ${sign} ${term}`;
  }
  const decimal = decimals(toDouble(value));
  if (terms.length === 0 && Q.isInteger(value.constant)) return text;
  return text.length > longestExact ? decimal : `${text} ≈ ${decimal}`;
}

function decimals(value: number): string {
  return Number(value.toPrecision(6)).toString().replace("-", "−");
}

function tablesText({ world, forced }: Situation): Readonly<Record<string, string>> {
  const rows: Record<string, string> = {};
  const put = (name: string, value: Q.Rational) => {
    const text = Q.format(value);
    rows[name] = (text.length > 24 ? decimals(Q.toNumber(value)) : text).replace("-", "−");
  };
  for (const [name, size] of world.sizes) {
    if (name.startsWith("point ")) rows[name.slice(6)] = `${size}`;
    else if (!name.startsWith("alphabet ")) rows[name.replace(/^#(.*)$/, "number of $1")] = `${size}`;
  }
  for (const [name, value] of forced) if (!isPoint(value)) put(name, value);
  for (const table of world.joints.values()) putTable(table, inExactly({ world, forced }), put);
  for (const [name, { value, role }] of world.drawn) {
    if (role !== "number" && role !== "measure") continue;
    if (forced.has(name)) continue;
    const shown = name.replace(/^([^()]*)#(\d+)$/, "number of $1=$2").replaceAll("#", "=");
    const logarithm = role === "number" && world.isLogarithmic(value);
    put(shown, value);
    if (logarithm) rows[shown] = `log(${rows[shown] ?? ""})`;
  }
  return Object.fromEntries(Object.entries(rows).slice(0, mostRows));
}

function putTable(
  { name, axes, places, entries }: JointTable,
  evaluation: Evaluation<LogSum>,
  put: (name: string, value: Q.Rational) => void,
): void {
  const [family = name, settings = ""] = name.split(/;(.*)/s);
  const symbol = settings === "" ? family : `${family}_{${settings.replaceAll(";", ", ")}}`;
  const measures = places.points.map((point) =>
    point.map((index, axis) => evaluation.measure(axes[axis]?.sort ?? "", index)).reduce(Q.multiply, Q.one),
  );
  const mass = entries
    .map((entry, place) => Q.multiply(entry, measures[place] ?? Q.one))
    .reduce(Q.add, Q.zero);
  places.points.forEach((point, place) => {
    const shown = point.map((index, axis) => `${axes[axis]?.name ?? ""}=${index}`).join(", ");
    put(`${symbol}(${shown})`, Q.divide(entries[place] ?? Q.zero, mass));
  });
}
