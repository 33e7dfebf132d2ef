/**
 * What a writer gets wrong in a step, made on its expressions: signs, factors of two, swapped arguments, lost terms,
 * logarithms and conditions, conditions too many, the direction of an inequality, the kind of an optimum.
 */
import { childrenOf, withChildren } from "../../src/semantics/children.ts";
import type { Comparison, ComparisonRelation } from "../../src/semantics/claim.ts";
import type { Density, Expression, Variable } from "../../src/semantics/expression.ts";
import { rational } from "../../src/semantics/rational.ts";
import { keyOf } from "../../src/semantics/sameExpression.ts";

const turned: Partial<Record<ComparisonRelation, ComparisonRelation>> = {
  "≥": "≤",
  "≤": "≥",
  "<": ">",
  ">": "<",
};
const two: Expression = { kind: "number", value: rational(2) };

/** Comparisons that differ from a given one in one place. */
export function variantsOf(comparison: Comparison): readonly Comparison[] {
  const { relation, left, right } = comparison;
  const others = surroundingsOf([left, right]);
  const variants: Comparison[] = [
    ...everywhere(left, others).map((changed) => ({ relation, left: changed, right })),
    ...everywhere(right, others).map((changed) => ({ relation, left, right: changed })),
  ];
  const other = turned[relation];
  if (other) variants.push({ relation: other, left, right });
  const keys = new Set([`${keyOf(left)} ${keyOf(right)} ${relation}`]);
  return variants.filter((variant) => {
    const key = `${keyOf(variant.left)} ${keyOf(variant.right)} ${variant.relation}`;
    return !keys.has(key) && keys.add(key) !== undefined;
  });
}

/** The expression with one change, at its root or at one place inside. */
function everywhere(expression: Expression, others: Surroundings): readonly Expression[] {
  const children = childrenOf(expression);
  const inside = children.flatMap((child, at) =>
    everywhere(child, others).flatMap((changed) => {
      const fits =
        child.kind === changed.kind ||
        (expression.kind !== "density" && expression.kind !== "variable" && expression.kind !== "sequence");
      const needsDensity =
        expression.kind === "mutualInformation" ||
        expression.kind === "conditionalEntropy" ||
        expression.kind === "dirac";
      return fits && !(needsDensity && child.kind !== changed.kind)
        ? [
            withChildren(
              expression,
              children.map((one, index) => (index === at ? changed : one)),
            ),
          ]
        : [];
    }),
  );
  return [...changesOf(expression, others), ...inside];
}

function changesOf(e: Expression, { densities, variables }: Surroundings): readonly Expression[] {
  const negated = (operand: Expression): Expression => ({ kind: "negation", operand });
  const without = (list: readonly Expression[], at: number): readonly Expression[] =>
    list.filter((_, index) => index !== at);
  switch (e.kind) {
    case "addition":
      return e.terms.flatMap((term, at): readonly Expression[] => {
        const replaced = (by: Expression): Expression => ({
          ...e,
          terms: e.terms.map((one, index) => (index === at ? by : one)),
        });
        const rest = without(e.terms, at);
        const dropped = rest.length === 1 ? rest : [{ ...e, terms: rest }];
        const flipped = term.kind === "negation" ? term.operand : negated(term);
        return [replaced(flipped), replaced({ kind: "product", factors: [two, term] }), ...dropped];
      });
    case "product":
      return e.factors.flatMap((_, at) => {
        const rest = without(e.factors, at);
        return rest.length === 1 ? rest : [{ ...e, factors: rest }];
      });
    case "negation":
      return [e.operand];
    case "quotient":
      return [{ ...e, numerator: e.denominator, denominator: e.numerator }, e.numerator];
    case "logarithm":
      return [e.argument];
    case "divergence":
    case "crossEntropy": {
      const others = densities.filter((density) => coversSame(density, e.left));
      return [
        { ...e, left: e.right, right: e.left },
        negated(e),
        { kind: "product", factors: [two, e] },
        ...others.flatMap((density): readonly Expression[] => [
          { ...e, left: density },
          { ...e, right: density },
        ]),
      ];
    }
    case "entropy":
    case "conditionalEntropy":
    case "mutualInformation":
    case "evidenceLowerBound":
      return [negated(e), { kind: "product", factors: [two, e] }];
    case "expectation": {
      const under = densities.filter((density) => coversSame(density, e.density));
      const others = under.map((density): Expression => ({ ...e, density }));
      return [negated(e), { kind: "product", factors: [two, e] }, e.body, ...others];
    }
    case "integral":
    case "summation":
    case "productOver":
      return [negated(e), { kind: "product", factors: [two, e] }, e.body];
    case "density": {
      const dropped = e.conditions.map((_, at): Expression => ({
        ...e,
        conditions: without(e.conditions, at),
      }));
      const present = new Set([...e.variables, ...e.conditions].map(keyOf));
      const added = variables.filter((variable) => !present.has(keyOf(variable)));
      return [
        ...dropped,
        ...added.map((variable): Expression => ({ ...e, conditions: [...e.conditions, variable] })),
      ];
    }
    case "optimum": {
      const opposite = {
        min: "max",
        max: "min",
        inf: "sup",
        sup: "inf",
        argmin: "argmax",
        argmax: "argmin",
      } as const;
      return [{ ...e, operator: opposite[e.operator] }];
    }
    default:
      return [];
  }
}

/** What else stands in the step: what may be taken for something by mistake. */
interface Surroundings {
  readonly densities: readonly Density[];
  /** The plain variables that stand in densities. */
  readonly variables: readonly Variable[];
}

function surroundingsOf(expressions: readonly Expression[]): Surroundings {
  const densities = new Map<string, Density>();
  const variables = new Map<string, Variable>();
  const visit = (e: Expression): void => {
    if (e.kind === "density") {
      densities.set(keyOf(e), e);
      for (const value of [...e.variables, ...e.conditions]) {
        if (value.kind === "variable" && value.subscripts.length + value.superscripts.length === 0) {
          variables.set(keyOf(value), value);
        }
      }
    }
    childrenOf(e).forEach(visit);
  };
  expressions.forEach(visit);
  return { densities: [...densities.values()], variables: [...variables.values()] };
}

/** Whether one density may stand where the other does: over the same variables, and not the same. */
function coversSame(density: Density, place: Expression): boolean {
  const keys = (e: Density): string => e.variables.map(keyOf).sort().join(" ");
  return place.kind === "density" && keys(density) === keys(place) && keyOf(density) !== keyOf(place);
}
