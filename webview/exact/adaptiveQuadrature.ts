/**
 * Integrals in float64 of functions that are steep in places unknown: panels are halved until the rules of Gauss and
 * Kronrod with 7 and with 15 places agree on each (Kronrod 1965; Piessens et al., QUADPACK, 1983). Several functions are
 * integrated at once, at the same places, where one costly value serves them all.
 */
import type { Integral } from "./quadrature.ts";

/** The places of the rule with 15, with their weights in it and in the rule with 7. */
const halfRule = [
  [-0.9914553711208126, 0.0229353220105292, 0],
  [-0.9491079123427585, 0.0630920926299786, 0.1294849661688697],
  [-0.8648644233597691, 0.1047900103222502, 0],
  [-0.7415311855993945, 0.1406532597155259, 0.2797053914892767],
  [-0.5860872354676911, 0.1690047266392679, 0],
  [-0.4058451513773972, 0.1903505780647854, 0.3818300505051189],
  [-0.2077849550078985, 0.2044329400752989, 0],
] as const;
const rule: readonly (readonly [place: number, weightOf15: number, weightOf7: number])[] = [
  ...halfRule,
  [0, 0.2094821410847278, 0.4179591836734694],
  ...halfRule.map(([place, weightOf15, weightOf7]) => [-place, weightOf15, weightOf7] as const).toReversed(),
];

/** A panel is halved at most so many times, so that a function with a jump comes to an end too. */
const mostHalvings = 30;

/** The values of several functions, each at all of the places, which rise. */
export type Integrands = (places: Float64Array) => readonly Float64Array[];

/**
 * ∫ f_i over [first break, last break] for each i. The breaks rise, and are the panels to begin with: no feature may be
 * so narrow that it falls between the 15 places of each. `tolerance` is how far the two rules may be apart on a panel;
 * where the functions are smooth the value is far more exact than the error says, which sums these distances.
 */
export function integrateAdaptively(
  integrands: Integrands,
  breaks: readonly number[],
  tolerance: number,
): readonly Integral[] {
  const totals: { value: number; error: number }[] = [];
  let panels = breaks.slice(1).map((to, index) => ({ from: breaks[index] ?? to, to }));
  for (let halvings = 0; panels.length > 0; halvings++) {
    const places = Float64Array.from(
      panels.flatMap(({ from, to }) => rule.map(([place]) => (from + to + (to - from) * place) / 2)),
    );
    const values = integrands(places);
    panels = panels.flatMap(({ from, to }, panel) => {
      const integrals = values.map((one) => integralOf(one, panel * rule.length, (to - from) / 2));
      const middle = (from + to) / 2;
      if (halvings < mostHalvings && integrals.some(({ error }) => error > tolerance))
        return [
          { from, to: middle },
          { from: middle, to },
        ];
      for (const [index, { value, error }] of integrals.entries()) {
        const total = (totals[index] ??= { value: 0, error: 0 });
        total.value += value;
        total.error += error;
      }
      return [];
    });
  }
  return totals;
}

/** By the rule with 15 places, of which the values begin at that index; the error is how far the other rule is off. */
function integralOf(values: Float64Array, first: number, half: number): Integral {
  let fine = 0;
  let coarse = 0;
  for (const [index, [, weightOf15, weightOf7]] of rule.entries()) {
    const value = values[first + index] ?? NaN;
    fine += weightOf15 * value;
    coarse += weightOf7 * value;
  }
  return { value: half * fine, error: half * Math.abs(fine - coarse) };
}
