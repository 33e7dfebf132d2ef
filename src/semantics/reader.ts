/**
 * Reads one side of a step: a row of TeX items to an expression, by the notations of `notation/` and the usual
 * precedence of signs. Every item that is passed is recorded with the expression that takes it; a side with an item
 * that nobody took is unread.
 */
import { cover, type Span } from "../span.ts";
import type { Item, Row } from "../tex/tree.ts";
import type { Choice, Choices } from "./choices.ts";
import { closes, Cursor, describe, isSign, skipSpaces } from "./cursor.ts";
import type { Density, Expression, Name, Variable } from "./expression.ts";
import { itemsOf } from "./leaves.ts";
import { Ledger } from "./ledger.ts";
import type { Lexicon } from "./lexicon.ts";
import { equals, one } from "./rational.ts";
import { notations } from "./notation/index.ts";
import { Unreadable } from "./unreadable.ts";

/** How deep notations may stand in one another. */
const deepest = 150;

export class Reader {
  readonly lexicon: Lexicon;
  readonly choices: Choices;
  /** The ambiguities that were met, whether or not their choice is taken. */
  readonly met = new Set<Choice>();
  readonly ledger = new Ledger();
  /** The variables that densities without arguments stand for, innermost last. */
  readonly implicit: (readonly Variable[])[] = [];
  /** Letters that the side at hand speaks of, to choose among the uses of a density without arguments. */
  mentioned: ReadonlySet<string> = new Set();
  /** Densities that were written with their arguments, as written: no condition is taken for a parameter yet. */
  readonly explicit: Density[] = [];
  /** The space that a variable runs over where the formula names it. */
  readonly spaces = new Map<string, string>();
  /** How many functions' arguments the reading is inside of. */
  functionDepth = 0;
  #depth = 0;
  /** Whether the end of a range is being read. */
  #counts = false;

  constructor(lexicon: Lexicon, choices: Choices) {
    this.lexicon = lexicon;
    this.choices = choices;
  }

  /** Whether `choice` is taken; that it mattered is remembered. */
  chooses(choice: Choice): boolean {
    this.met.add(choice);
    return this.choices.has(choice);
  }

  get foldsBold(): boolean {
    return this.choices.has("fold-bold");
  }

  // Taking items

  take(cursor: Cursor): Item {
    const item = cursor.peek();
    if (!item) throw new Unreadable("ends-early", cursor.here);
    cursor.position++;
    this.ledger.take(item);
    return item;
  }

  /** Takes all that stands in a row whose meaning is told by the row as a whole: a word, a domain, a name's scripts. */
  absorb(row: Row): void {
    this.ledger.take(...itemsOf(row));
  }

  takeSign(cursor: Cursor, ...texts: readonly string[]): Item | undefined {
    return isSign(cursor.peek(), ...texts) ? this.take(cursor) : undefined;
  }

  expectClose(cursor: Cursor): void {
    if (!closes(cursor.peek())) throw new Unreadable("expected-bracket", cursor.here);
    this.take(cursor);
  }

  /** Gives what the notation at hand has taken, and no part of it owns, to `expression`. */
  build<E extends Expression>(expression: E): E {
    this.ledger.give(expression);
    return expression;
  }

  /** What `look` would read, with everything as before afterwards; `whole` if nothing of the cursor was left. */
  glance<T>(cursor: Cursor, look: () => T): { readonly value: T; readonly whole: boolean } | undefined {
    let seen: { readonly value: T; readonly whole: boolean } | undefined;
    this.attempt(cursor, () => {
      seen = { value: look(), whole: cursor.done };
      return undefined;
    });
    return seen;
  }

  /** Runs `attempt`; where it cannot read, everything is as before and the answer is undefined. */
  attempt<T>(cursor: Cursor, attempt: () => T | undefined): T | undefined {
    const [position, entry] = [cursor.position, this.ledger.entry()];
    const [implicit, functionDepth] = [[...this.implicit], this.functionDepth];
    try {
      const result = attempt();
      if (result !== undefined) return result;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
    cursor.position = position;
    this.ledger.goBack(entry);
    this.implicit.splice(0, this.implicit.length, ...implicit);
    this.functionDepth = functionDepth;
    return undefined;
  }

  /** A cursor into a row that is looked at and not read. */
  cursor(row: Row, from = 0): Cursor {
    return new Cursor(row, { start: 0, end: 0 }, from);
  }

  // Precedence

  /** A whole row as one expression. */
  row(row: Row, whole: Span): Expression {
    const cursor = new Cursor(row, row.length > 0 ? rowSpan(row) : whole);
    const expression = this.sum(cursor);
    this.finish(cursor);
    return expression;
  }

  /** A row that ends a range: its letters are whole numbers, whatever else the prose calls them. */
  end(row: Row, whole: Span): Expression {
    const outer = this.#counts;
    this.#counts = true;
    try {
      return this.row(row, whole);
    } finally {
      this.#counts = outer;
    }
  }

  /** Whether a name is that of a matrix or vector here. */
  isLinear(name: Name): boolean {
    return !this.#counts && this.lexicon.linear.has(name);
  }

  /** A part of the cursor's row as one expression; the cursor moves behind it. */
  part(
    cursor: Cursor,
    to: number,
    read: (inner: Cursor) => Expression = (inner) => this.sum(inner),
  ): Expression {
    const inner = new Cursor(cursor.items, cursor.whole, cursor.position, to);
    const expression = read(inner);
    this.finish(inner);
    cursor.position = to;
    return expression;
  }

  finish(cursor: Cursor): void {
    skipSpaces(cursor);
    if (!cursor.done)
      throw new Unreadable("unexpected-token", cursor.here, { token: describe(cursor.peek()) });
  }

  /** Terms with signs between them. */
  sum(cursor: Cursor): Expression {
    return this.ledger.within(() => this.#terms(cursor));
  }

  #terms(cursor: Cursor): Expression {
    const terms: Expression[] = [];
    for (;;) {
      skipSpaces(cursor);
      const negative = this.takeSign(cursor, "-", "−") !== undefined;
      const wasSigned = negative || this.takeSign(cursor, "+") !== undefined;
      const term = this.product(cursor);
      terms.push(
        negative ? this.build({ kind: "negation", operand: term }) : wasSigned ? this.build(term) : term,
      );
      skipSpaces(cursor);
      if (!isSign(cursor.peek(), "+", "-", "−")) break;
    }
    const [first] = terms;
    if (terms.length === 1 && first) return first;
    return this.build({ kind: "addition", terms });
  }

  /** Factors side by side, or with a sign of multiplication or division between them. */
  product(cursor: Cursor): Expression {
    return this.ledger.within(() => this.#factors(cursor));
  }

  #factors(cursor: Cursor): Expression {
    let factors: Expression[] = [this.factor(cursor)];
    for (;;) {
      skipSpaces(cursor);
      if (this.takeSign(cursor, "/", "\\div")) {
        const numerator = this.#times(factors);
        const denominator = this.#divisor(cursor);
        factors = [this.build({ kind: "quotient", numerator, denominator })];
      } else if (this.takeSign(cursor, "\\cdot", "\\times", "*", "\\ast")) factors.push(this.factor(cursor));
      else if (startsFactor(cursor)) factors.push(this.factor(cursor));
      else if (isSign(cursor.peek(), "|", "\\vert", "\\lvert")) {
        const absolute = this.attempt(cursor, () => this.factor(cursor));
        if (!absolute) return this.#times(factors);
        factors.push(absolute);
      } else return this.#times(factors);
    }
  }

  /** What a slash divides by: the factor behind it, or all that stand behind it side by side. */
  #divisor(cursor: Cursor): Expression {
    const factors = [this.factor(cursor)];
    while (startsFactor(cursor) && this.chooses("wide-slash")) factors.push(this.factor(cursor));
    return this.#times(factors);
  }

  /** What a sum or expectation without brackets reaches over: the product behind it, or all that follows. */
  scope(cursor: Cursor): Expression {
    const body = this.product(cursor);
    skipSpaces(cursor);
    if (!isSign(cursor.peek(), "+", "-", "−") || !this.chooses("wide-sum")) return body;
    const rest = this.sum(cursor);
    return this.build({
      kind: "addition",
      terms: [body, ...(rest.kind === "addition" ? rest.terms : [rest])],
    });
  }

  #times(factors: readonly Expression[]): Expression {
    const [first] = factors;
    if (factors.filter(isMatrixLike).length > 1) throw new Unreadable("linear-algebra", this.ledger.lastSpan);
    return factors.length === 1 && first ? first : this.build({ kind: "product", factors });
  }

  /** One notation with the powers behind it. */
  factor(cursor: Cursor): Expression {
    skipSpaces(cursor);
    if (this.#depth >= deepest) throw new Unreadable("too-deep", cursor.here);
    this.#depth++;
    try {
      return this.ledger.within(() => this.#notation(cursor));
    } finally {
      this.#depth--;
    }
  }

  #notation(cursor: Cursor): Expression {
    for (const notation of notations) {
      const expression = notation.read(this, cursor);
      if (expression) return this.#powers(cursor, this.build(expression));
    }
    throw new Unreadable("unknown-notation", cursor.here, { token: describe(cursor.peek()) });
  }

  #powers(cursor: Cursor, base: Expression): Expression {
    const scripts = cursor.scripts();
    if (!scripts) return base;
    if (scripts.subscript || !scripts.superscript) throw new Unreadable("unknown-script", scripts.span);
    this.take(cursor);
    const exponent = this.exponent(scripts.superscript, scripts.span);
    if (isInverse(exponent) && base.kind === "product") throw new Unreadable("linear-algebra", scripts.span);
    return this.build({ kind: "power", base, exponent });
  }

  /** A superscript as an exponent; a transpose, a prime or a star is none. */
  exponent(row: Row, span: Span): Expression {
    const [only] = row;
    if (
      row.length === 1 &&
      isSign(only, "T", "\\top", "\\intercal", "\\prime", "*", "\\dagger", "\\star", "+", "c")
    ) {
      throw new Unreadable("transpose-or-mark", span, { token: describe(only) });
    }
    return this.row(row, span);
  }
}

/** −1 above: the inverse of a product in brackets is a matrix's. */
function isInverse(exponent: Expression): boolean {
  return (
    exponent.kind === "negation" && exponent.operand.kind === "number" && equals(exponent.operand.value, one)
  );
}

/** Letters that notes use for matrices and vectors; side by side they need not commute. */
function isMatrixLike(expression: Expression): boolean {
  const base = expression.kind === "power" ? expression.base : expression;
  return base.kind === "variable" && /^(\\mathbf\{.*\}|[A-JP-SU-Z])$/.test(base.name);
}

function rowSpan(row: Row): Span {
  return row.map((item) => item.span).reduce(cover);
}

const separators = new Set([
  ",",
  ";",
  ":",
  "|",
  "\\mid",
  "\\vert",
  "\\|",
  "\\Vert",
  "\\parallel",
  "\\sim",
  "\\in",
  "\\middle",
  ".",
]);

/** Whether what follows can be a factor: neither a sign, nor a separator, nor the end. */
function startsFactor(cursor: Cursor): boolean {
  const item = cursor.peek();
  if (!item || item.kind === "scripts" || item.kind === "text" || item.kind === "labelled")
    return item?.kind === "labelled";
  if (item.kind !== "symbol") return true;
  if (closes(item) || separators.has(item.text)) return false;
  return item.family !== "binary" && item.family !== "relation" && item.family !== "punctuation";
}
