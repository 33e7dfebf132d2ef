/** A world in which a step fails, in a hover: the values that make it. What the sides are there, the reason says. */
import type { StepReport } from "../../../report/report.ts";
import { nameAsTex } from "../../../report/witnessNames.ts";
import type { Drawing } from "./draw.ts";
import { plainText, table } from "./markdown.ts";

type Witness = Extract<StepReport["verdict"], { kind: "refuted" }>["witness"];

/** More values than this are left to the panel. */
const mostValues = 16;

export function explainWitness({ tables }: Witness, drawing: Drawing): readonly string[] {
  const values = Object.entries(tables);
  if (values.length === 0) return [];
  const shown = values.slice(0, mostValues);
  const world =
    drawing.picture(worldAsTex(shown)) ??
    table(
      ["Name", "Value"],
      shown.map(([name, value]) => [plainText(name), plainText(value)]),
    );
  const rest = values.length - shown.length;
  return [
    "A world in which it fails:",
    world,
    ...(rest === 0 ? [] : [`${rest} more ${rest === 1 ? "value" : "values"} in the derivation panel.`]),
  ];
}

/** The values as equations, few enough below one another to be seen at once. */
function worldAsTex(values: readonly (readonly [name: string, value: string])[]): string {
  const columns = values.length > 4 ? 3 : 2;
  const rows: string[] = [];
  for (let index = 0; index < values.length; index += columns) {
    const cells = values
      .slice(index, index + columns)
      .map(([name, value]) => `${nameAsTex(name)} &= ${value.replaceAll(/\b(?:log|exp)\b/g, "\\$&")}`);
    rows.push(cells.join(" &\\quad "));
  }
  return `\\begin{aligned}${rows.join(" \\\\ ")}\\end{aligned}`;
}
