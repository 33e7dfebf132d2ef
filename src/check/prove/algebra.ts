/**
 * The one caller of nerdamer, which proposes factors and antiderivatives and judges nothing: callers verify every
 * proposal by arithmetic of their own. Loading it takes a tenth of a second, so that it waits for the first question.
 * What arithmetic does not look into travels as letters v0, v1, …
 */
import type { Expression, Variable } from "../../semantics/expression.ts";
import { format } from "../../semantics/rational.ts";
import { keyOf } from "../../semantics/sameExpression.ts";
import { loadNerdamer } from "./loadNerdamer.cjs";
import type { Nerdamer } from "./loadNerdamer.cjs";
import { readAlgebra } from "./readAlgebra.ts";
import { literalOf, wholeExponentOf } from "./rationalFunction.ts";

/** What one question costs, in units of the budget; nerdamer needs some milliseconds for it. */
export const proposalWork = 4_000;

/** A product of powers that may equal the polynomial. */
export function proposeFactors(polynomial: Expression): Expression | undefined {
  const letters = new Letters();
  return ask(`factor(${letters.write(polynomial)})`, letters);
}

/** An expression whose derivative in the variable may be the integrand. */
export function proposeAntiderivative(integrand: Expression, variable: Variable): Expression | undefined {
  const letters = new Letters();
  return ask(`integrate(${letters.write(integrand)},${letters.write(variable)})`, letters);
}

let loaded: Nerdamer | undefined;

function ask(question: string, letters: Letters): Expression | undefined {
  try {
    const nerdamer = (loaded ??= withoutClock(loadNerdamer()));
    const answer = nerdamer(question).toString();
    nerdamer.flush();
    return readAlgebra(answer, (letter) => letters.expressionOf(letter));
  } catch {
    return undefined;
  }
}

/** Nerdamer gives up after some time by the clock; its callers bound the size of what they ask instead. */
function withoutClock(nerdamer: Nerdamer): Nerdamer {
  nerdamer.set("TIMEOUT", Number.MAX_SAFE_INTEGER);
  return nerdamer;
}

/** The letters that stand for parts of one question. */
class Letters {
  readonly #numbers = new Map<string, number>();
  readonly #expressions: Expression[] = [];

  expressionOf(letter: number): Expression | undefined {
    return this.#expressions[letter];
  }

  write(e: Expression): string {
    const join = (parts: readonly Expression[], sign: string): string =>
      `(${parts.map((part) => this.write(part)).join(sign)})`;
    switch (e.kind) {
      case "number":
        return `(${format(e.value)})`;
      case "addition":
        return join(e.terms, "+");
      case "product":
        return join(e.factors, "*");
      case "negation":
        return `(-1*${this.write(e.operand)})`;
      case "quotient":
        return join([e.numerator, e.denominator], "/");
      case "exponential":
        return `exp(${this.write(e.argument)})`;
      case "power": {
        const exponent = literalOf(e.exponent);
        if (exponent && e.base.kind === "exponential")
          return `exp((${format(exponent)})*${this.write(e.base.argument)})`;
        const whole = wholeExponentOf(e);
        return whole === undefined ? this.#letterOf(e) : `(${this.write(e.base)}^(${whole}))`;
      }
      default:
        return this.#letterOf(e);
    }
  }

  #letterOf(e: Expression): string {
    const key = keyOf(e);
    const known = this.#numbers.get(key);
    if (known !== undefined) return `v${known}`;
    this.#numbers.set(key, this.#expressions.length);
    this.#expressions.push(e);
    return `v${this.#expressions.length - 1}`;
  }
}
