/**
 * Values of which a note says that they follow a distribution that the field calls by name: ε ∼ 𝒩(0, 1),
 * p(x) = Bernoulli(x; μ). No world models these, so that what depends on their moments is not for worlds to decide.
 */
import { rowsOf, type Item, type Row } from "../tex/tree.ts";
import { closingIndex, isDrawnFrom, isSign } from "./cursor.ts";
import type { Name } from "./expression.ts";
import type { Formula } from "./formula.ts";
import { pieces } from "./heads.ts";
import { baseName } from "./names.ts";
import { bars } from "./notation/arguments.ts";

const spelled = new Set(
  (
    "Normal Gaussian Ber Bern Bernoulli Bin Binomial Beta Gamma Dir Dirichlet Cat Categorical Poisson Poi Exp Laplace Uniform Unif U " +
    "Mult Multinomial Geom Wishart Student"
  ).split(" "),
);

/** Whether a name is that of a distribution wherever it stands: 𝒩, 𝒰, Bernoulli. */
export function namesDistribution(item: Item | undefined): boolean {
  if (item?.kind === "word" || item?.kind === "text") return spelled.has(item.text.trim());
  const name = item && baseName(item, true);
  return name === "\\mathcal{N}" || name === "\\mathcal{U}";
}

/** The letters of the values that the formulas state, capitals as the small letters that they are the variables of, too. */
export function statedLaws(stated: readonly ReadonlySet<Name>[]): ReadonlySet<Name> {
  const names = new Set(stated.flatMap((one) => [...one]));
  for (const name of names) if (/^[A-Z]$/.test(name)) names.add(name.toLowerCase());
  return names;
}

/** The letters of which one formula says that they follow such a distribution, as they stand there. */
export function lawsIn({ tree, arguments: claims }: Formula): ReadonlySet<Name> {
  const names = new Set<Name>();
  gatherDrawn(tree.row, names);
  for (const { sides } of claims.flatMap(({ chains }) => chains)) {
    sides.forEach(({ items }, index) => {
      const next = sides[index + 1]?.items.find(({ kind }) => kind !== "space");
      if (namesDistribution(next)) gatherValues(items, names);
    });
  }
  return names;
}

/** x and y of `x, y ∼ 𝒩(0, 1)`, at any depth. */
function gatherDrawn(row: Row, into: Set<Name>): void {
  row.forEach((item, index) => {
    for (const inner of rowsOf(item)) gatherDrawn(inner, into);
    const next = row.slice(index + 1).find(({ kind }) => kind !== "space");
    if (!isDrawnFrom(item) || !(namesDistribution(next) || isSign(next, "N", "U"))) return;
    for (let before = index - 1; before >= 0; before--) {
      const one = row[before];
      const name = one && baseName(one, false);
      if (name !== undefined) into.add(name);
      else if (one?.kind !== "scripts" && one?.kind !== "space" && !isSign(one, ",")) break;
    }
  });
}

/** x of `p(x | z)` at the end of a side. */
function gatherValues(side: Row, into: Set<Name>): void {
  const open = side.findIndex((item) => isSign(item, "("));
  const close = open < 0 ? undefined : closingIndex(side, open, side.length);
  if (close === undefined) return;
  const inside = side.slice(open + 1, close);
  const bar = inside.findIndex((item) => isSign(item, ";", ...bars));
  for (const [first] of pieces(bar < 0 ? inside : inside.slice(0, bar))) {
    const name = first && baseName(first, false);
    if (name !== undefined) into.add(name);
  }
}
