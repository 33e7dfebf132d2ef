/**
 * The one caller of nerdamer, which proposes factors of polynomials and judges nothing: its callers multiply what it
 * proposes and compare. It takes a tenth of a second to load, so that it is loaded only by `loadAlgebra`; before that
 * nothing is proposed. Atoms travel as letters v0, v1, …
 */
import { format, one, rational } from "../../semantics/rational.ts";
import { addPolynomials, constant, monomialPolynomial, multiplyPolynomials } from "./polynomial.ts";
import type { Polynomial } from "./polynomial.ts";

/** What is used of nerdamer. */
type Nerdamer = (expression: string) => { toString(): string };

export interface Factor {
  readonly factor: Polynomial;
  readonly exponent: number;
}

let loaded: Nerdamer | undefined;

/** Makes proposals available from here on; to be awaited once, before the first check. */
export async function loadAlgebra(): Promise<void> {
  const module: { readonly default: unknown } = await import("nerdamer");
  if (typeof module.default === "function") loaded = module.default as Nerdamer;
}

/** Factors whose product may be the polynomial; undefined where there is no proposal. */
export function proposeFactors(polynomial: Polynomial): readonly Factor[] | undefined {
  const known = [...polynomial.values()].every(({ monomial }) =>
    monomial.every(([, exponent]) => exponent > 0),
  );
  if (!loaded || !known || polynomial.size > 30) return undefined;
  try {
    return readFactors(loaded(`factor(${writePolynomial(polynomial)})`).toString());
  } catch {
    return undefined;
  }
}

function writePolynomial(polynomial: Polynomial): string {
  const terms = [...polynomial.values()].map(({ coefficient, monomial }) =>
    [`(${format(coefficient)})`, ...monomial.map(([atom, exponent]) => `v${atom}^${exponent}`)].join("*"),
  );
  return terms.join("+");
}

/** A product of bracketed sums, letters and numbers, each perhaps to a whole power. */
function readFactors(text: string): readonly Factor[] | undefined {
  const reader = new Reader(text);
  const factors: Factor[] = [];
  do {
    const sense = reader.take("-");
    if (sense) factors.push({ factor: constant(rational(-1)), exponent: 1 });
    const base = reader.primary();
    const exponent = reader.exponent();
    if (!base || exponent === undefined) return undefined;
    factors.push({ factor: base, exponent });
  } while (reader.take("*"));
  return reader.atEnd ? factors : undefined;
}

class Reader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = text.match(/\d+|v\d+|[-+*/^()]/g) ?? [];
    if (this.#tokens.join("") !== text.replaceAll(" ", "")) this.#tokens = ["?"];
  }

  get atEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }

  /** A letter, a fraction or a bracketed sum. */
  primary(): Polynomial | undefined {
    if (this.take("(")) {
      const inner = this.#sum();
      return this.take(")") ? inner : undefined;
    }
    const token = this.#tokens[this.#at++];
    const letter = /^v(\d+)$/.exec(token ?? "")?.[1];
    if (letter !== undefined)
      return monomialPolynomial({ coefficient: one, monomial: [[Number(letter), 1]] });
    if (!token || !/^\d+$/.test(token)) return undefined;
    const bottom = this.take("/") ? this.#tokens[this.#at++] : "1";
    if (!bottom || !/^[1-9]\d*$/.test(bottom)) return undefined;
    return constant(rational(BigInt(token), BigInt(bottom)));
  }

  /** The whole exponent that follows; 1 where none does. */
  exponent(): number | undefined {
    if (!this.take("^")) return 1;
    const token = this.#tokens[this.#at++];
    return token && /^\d{1,2}$/.test(token) ? Number(token) : undefined;
  }

  #sum(): Polynomial | undefined {
    let result: Polynomial | undefined;
    do {
      const negative = this.take("-");
      let term: Polynomial | undefined = constant(rational(negative ? -1 : 1));
      do {
        const base = this.primary();
        const exponent = this.exponent();
        if (!base || exponent === undefined) return undefined;
        for (let count = exponent; count > 0; count--) term = multiplyPolynomials(term, base);
      } while (this.take("*"));
      result = result ? addPolynomials(result, term) : term;
    } while (this.take("+") || this.#tokens[this.#at] === "-");
    return result;
  }
}
