/**
 * Canonical names of symbols: one spelling for each sign, whether it was written as a character, a command or one of
 * the command's synonyms; and the families of single characters, as TeX classes them.
 */
import type { Family } from "./tree.ts";

const families: ReadonlyMap<string, Family> = new Map([
  ...list("+ - *", "binary"),
  ...list("= < > :", "relation"),
  ...list("( [", "open"),
  ...list(") ] ? !", "close"),
  ...list(", ;", "punctuation"),
]);

function list(characters: string, family: Family): [string, Family][] {
  return characters.split(" ").map((character) => [character, family]);
}

/** The family of one ASCII character. */
export function familyOfCharacter(character: string): Family {
  return families.get(character) ?? "ordinary";
}

const greek =
  "α alpha β beta γ gamma δ delta ε varepsilon ϵ epsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa λ lambda " +
  "μ mu µ mu ν nu ξ xi π pi ϖ varpi ρ rho ϱ varrho σ sigma ς varsigma τ tau υ upsilon φ varphi ϕ phi χ chi ψ psi " +
  "ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega";

const signs =
  "≤ le ≥ ge ⩽ le ⩾ ge ≠ ne ≈ approx ≅ cong ≃ simeq ≡ equiv ∼ sim ∝ propto ∈ in ∉ notin ∋ ni ⊂ subset ⊆ subseteq " +
  "⊃ supset ⊇ supseteq ∪ cup ∩ cap ∅ emptyset ∖ setminus × times · cdot ⋅ cdot ∘ circ ⊙ odot ⊗ otimes ⊕ oplus ± pm " +
  "∓ mp ÷ div ∑ sum ∏ prod ∫ int ∬ iint ∭ iiint ∮ oint ∂ partial ∇ nabla ∞ infty ∀ forall ∃ exists ¬ neg ∧ wedge " +
  "∨ vee → to ← gets ↔ leftrightarrow ⇒ Rightarrow ⇐ Leftarrow ⇔ Leftrightarrow ⟹ Longrightarrow ⟸ Longleftarrow " +
  "⟺ Longleftrightarrow ⟶ longrightarrow ↦ mapsto ∣ mid ∥ parallel ⊥ perp ⟂ perp ⊤ top ≜ triangleq ≪ ll ≫ gg " +
  "≔ coloneqq … ldots ⋯ cdots ⋮ vdots ⋱ ddots ′ prime ⟨ langle ⟩ rangle ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil ℓ ell " +
  "† dagger ∗ ast ⋆ star ∴ therefore ∵ because ℏ hbar ≐ doteq ≺ prec ≻ succ ⪯ preceq ⪰ succeq ◦ circ";

const synonyms =
  "leq le geq ge leqslant le geqslant ge neq ne rightarrow to leftarrow gets dotsc ldots dotso ldots dots ldots " +
  "dotsb cdots dotsm cdots dotsi cdots land wedge lor vee lnot neg owns ni varnothing emptyset thickapprox approx " +
  "thicksim sim lbrace { rbrace } Vert | lVert | rVert | colonequals coloneqq colon : mathcolon : vcentcolon : " +
  "intop int varpropto propto smallsetminus setminus restriction upharpoonright";

/** From any spelling to the canonical one. */
const canonical: ReadonlyMap<string, string> = new Map([
  ...pairs(`${greek} ${signs}`).map(([sign, name]): [string, string] => [sign, `\\${name}`]),
  ...pairs(synonyms).map(([from, to]): [string, string] => [`\\${from}`, to === ":" ? ":" : `\\${to}`]),
  ["\\lvert", "|"],
  ["\\rvert", "|"],
  ["\\vert", "|"],
  ["\\lbrack", "["],
  ["\\rbrack", "]"],
  ["\\lparen", "("],
  ["\\rparen", ")"],
  ["\\lt", "<"],
  ["\\gt", ">"],
  ["−", "-"],
  ["‖", "\\|"],
  ["：", ":"],
  ["（", "("],
  ["）", ")"],
  ["，", ","],
  ["；", ";"],
  ["＝", "="],
  ["＋", "+"],
  ["－", "-"],
  ["＜", "<"],
  ["＞", ">"],
  ["｜", "|"],
]);

function pairs(list: string): [string, string][] {
  const words = list.split(" ");
  return words.flatMap((word, index): [string, string][] =>
    index % 2 === 0 ? [[word, words[index + 1] ?? ""]] : [],
  );
}

export function canonicalSymbol(text: string): string {
  return canonical.get(text) ?? text;
}

const raised: ReadonlyMap<string, string> = new Map(
  pairs("⁰ 0 ¹ 1 ² 2 ³ 3 ⁴ 4 ⁵ 5 ⁶ 6 ⁷ 7 ⁸ 8 ⁹ 9 ⁺ + ⁻ - ⁿ n ⁱ i"),
);

const lowered: ReadonlyMap<string, string> = new Map(
  pairs("₀ 0 ₁ 1 ₂ 2 ₃ 3 ₄ 4 ₅ 5 ₆ 6 ₇ 7 ₈ 8 ₉ 9 ₊ + ₋ - ₙ n ᵢ i"),
);

/** What a raised or lowered character of Unicode stands for, such as 2 for ². */
export function scriptCharacter(
  text: string,
): { readonly text: string; readonly raised: boolean } | undefined {
  const above = raised.get(text);
  if (above !== undefined) return { text: above, raised: true };
  const below = lowered.get(text);
  return below === undefined ? undefined : { text: below, raised: false };
}

const marks: ReadonlyMap<string, string> = new Map([
  ["\u0300", "grave"],
  ["\u0301", "acute"],
  ["\u0302", "hat"],
  ["\u0303", "tilde"],
  ["\u0304", "bar"],
  ["\u0306", "breve"],
  ["\u0307", "dot"],
  ["\u0308", "ddot"],
  ["\u030A", "mathring"],
  ["\u030C", "check"],
]);

/** A letter with an accent of Unicode, taken apart. */
export interface Accented {
  readonly base: string;
  readonly mark: string;
}

export function accentedCharacter(text: string): Accented | undefined {
  const parts = text.normalize("NFD");
  const mark = marks.get(parts.slice(-1));
  return parts.length < 2 || mark === undefined
    ? undefined
    : { base: parts.slice(0, -1).normalize("NFC"), mark };
}
