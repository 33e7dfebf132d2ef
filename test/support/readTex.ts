/** Reads an equation in TeX as a note would be read, with the equations that the note gave before it. */
import assert from "node:assert/strict";
import { formulasOf } from "../../src/formulas.ts";
import { findMath } from "../../src/notes/findMath.ts";
import { firstChoices } from "../../src/semantics/choices.ts";
import type { Expression } from "../../src/semantics/expression.ts";
import type { Formula } from "../../src/semantics/formula.ts";
import { readSides } from "../../src/semantics/readSides.ts";
import { Survey } from "../../src/semantics/survey.ts";

export interface Equation {
  readonly left: Expression;
  readonly right: Expression;
}

/** The equations in order, all read by the uses that the others show. */
export function readEquations(equations: readonly string[]): readonly Equation[] {
  const text = equations.map((tex) => `$$\n${tex}\n$$\n`).join("\n");
  const [document] = findMath({ path: "example.md", text }).documents;
  const formulas = document ? formulasOf(document) : [];
  const survey = new Survey(formulas);
  assert.equal(formulas.length, equations.length, text);
  return formulas.map((formula, index) => readEquation(formula, survey, index));
}

function readEquation(formula: Formula, survey: Survey, index: number): Equation {
  const read = readSides(formula, survey.lexiconOf(index), firstChoices, []);
  const sides = formula.arguments[0]?.chains[0]?.sides ?? [];
  const [left, right] = sides.map((side) => {
    const value = read.of(side);
    assert.ok("expression" in value, "problem" in value ? JSON.stringify(value.problem) : "");
    return value.expression;
  });
  assert.ok(left && right, "an equation has two sides");
  return { left, right };
}
