/** What a writer gets wrong in a formula, made on its TeX: an edit is a place in the text and what stands there instead. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const replacements: readonly (readonly [pattern: RegExp, change: (found: string) => string])[] = [
  [/(?<![\w^_{(\\,=]\s?)[+-](?=[\s\\\w])/g, (sign) => (sign === "+" ? "-" : "+")],
  [/\\(?:log|ln)(?![a-zA-Z])/g, () => ""],
  [/\\(?:geq?|geqslant)(?![a-zA-Z])/g, () => "\\le "],
  [/\\(?:leq?|leqslant)(?![a-zA-Z])/g, () => "\\ge "],
  [/\\arg\\(?:max|min)(?![a-zA-Z])/g, (found) => (found.endsWith("max") ? "\\arg\\min" : "\\arg\\max")],
  [/\\(?:sum|prod)(?![a-zA-Z])/g, (found) => (found === "\\sum" ? "\\prod" : "\\sum")],
  [/\\frac\{1\}\{[2N]\}/g, () => ""],
  // A factor of two, or a lost minus sign, behind a relation.
  [/(?<=[^\\](?:=|\\geq?\s|\\leq?\s))\s*-/g, () => " "],
  [/(?<=[^\\:]=)(?=\s*[\\a-zA-Z])/g, () => " 2 "],
  // Another distribution under an expectation.
  [/(?<=\\mathbb\{E\}_\{?(?:[xyz] \\sim )?)[pq](?![a-z])/g, (found) => (found === "p" ? "q" : "p")],
  // A lost bar, a lost square.
  [/(?<=\))\^2/g, () => ""],
  // A condition less, and one more.
  [/\s*(?:\\mid|\\vert|\|)\s*[a-z](?=\s*[;)])/g, () => ""],
  [/(?<=[pq](?:_\\?\w+|_\{\w+\})?\([xyz])(?=\))/g, () => " \\mid w"],
];

/** One-place edits of a piece of TeX, offsets counted from its beginning. */
export function wrongTex(tex: string): readonly Edit[] {
  const edits = replacements.flatMap(([pattern, change]) =>
    [...tex.matchAll(pattern)].map((match): Edit => {
      return { start: match.index, end: match.index + match[0].length, text: change(match[0]) };
    }),
  );
  return [...edits, ...swappedFractions(tex), ...swappedDivergences(tex)];
}

function swappedFractions(tex: string): readonly Edit[] {
  return [...tex.matchAll(/\\frac\{/g)].flatMap((match): readonly Edit[] => {
    const first = closing(tex, match.index + 5);
    const second = first !== undefined && tex[first + 1] === "{" ? closing(tex, first + 1) : undefined;
    if (first === undefined || second === undefined) return [];
    const [above, below] = [tex.slice(match.index + 5, first + 1), tex.slice(first + 1, second + 1)];
    return [{ start: match.index, end: second + 1, text: `\\frac${below}${above}` }];
  });
}

/** KL(a ‖ b) as KL(b ‖ a): whatever stands between the brackets around a double bar. */
function swappedDivergences(tex: string): readonly Edit[] {
  return [...tex.matchAll(/\s*(?:\\,)?(?:\\middle)?(?:\\\||\\Vert|\|\||\\parallel)(?:\\,)?\s*/g)].flatMap(
    (match): readonly Edit[] => {
      const from = opening(tex, match.index - 1);
      const to = from === undefined ? undefined : closing(tex, from);
      if (from === undefined || to === undefined) return [];
      const [left, right] = [tex.slice(from + 1, match.index), tex.slice(match.index + match[0].length, to)];
      const tail = /\s*\\(?:right|big|Big)[rlm]?\s*$/.exec(right)?.[0] ?? "";
      const text = `${right.slice(0, right.length - tail.length)}${match[0]}${left}${tail}`;
      return [{ start: from + 1, end: to, text }];
    },
  );
}

function closing(tex: string, from: number): number | undefined {
  for (let [at, depth] = [from, 0]; at < tex.length; at++) {
    if ("({[".includes(tex[at] ?? " ")) depth++;
    if (")}]".includes(tex[at] ?? " ") && --depth === 0) return at;
  }
  return undefined;
}

function opening(tex: string, from: number): number | undefined {
  for (let [at, depth] = [from, 0]; at >= 0; at--) {
    if (")}]".includes(tex[at] ?? " ")) depth++;
    if ("({[".includes(tex[at] ?? " ") && depth-- === 0) return at;
  }
  return undefined;
}
