/**
 * Which items of a side have been taken, and which expression owns each: the one whose notation took it, its parts
 * apart. An item that nobody took makes the side unread; an item that nobody owns would be a token without a place.
 */
import type { Span } from "../span.ts";
import { rowsOf, type Item, type Row } from "../tex/tree.ts";
import { boundBy, childrenOf } from "./children.ts";
import type { Expression } from "./expression.ts";
import { leavesOf } from "./leaves.ts";

/** The tokens that an expression owns itself, its children's apart. */
export type Places = ReadonlyMap<Expression, readonly Span[]>;

/** A state of the ledger to come back to. */
export interface Entry {
  readonly taken: number;
  readonly open: readonly number[];
  readonly scopes: number;
  readonly built: number;
}

export class Ledger {
  readonly #taken: Item[] = [];
  /** Indices of items without an owner, in ascending order. */
  #open: number[] = [];
  /** Where the notations that are being read began, innermost last. */
  readonly #scopes: number[] = [0];
  readonly #owned = new Map<Expression, number[]>();
  /** The owners, in the order in which they were first given something. */
  readonly #built: Expression[] = [];

  get mark(): number {
    return this.#taken.length;
  }

  take(...items: readonly Item[]): void {
    for (const item of items) {
      this.#open.push(this.#taken.length);
      this.#taken.push(item);
    }
  }

  /** What `read` builds owns nothing that was taken before it. */
  within<T>(read: () => T): T {
    const depth = this.#scopes.push(this.#taken.length) - 1;
    try {
      return read();
    } finally {
      this.#scopes.length = depth;
    }
  }

  /** Gives `expression` what the innermost notation has taken and no part of it owns. */
  give(expression: Expression, from = this.#scopes.at(-1) ?? 0): void {
    if (!this.#owned.has(expression)) this.#built.push(expression);
    const own = this.#owned.get(expression) ?? [];
    for (let last = this.#open.at(-1); last !== undefined && last >= from; last = this.#open.at(-1)) {
      own.push(last);
      this.#open.pop();
    }
    this.#owned.set(expression, own);
  }

  /** Takes back what `expression` and its parts own, because it is no part of what is built. */
  release(expression: Expression): void {
    const own = this.#owned.get(expression) ?? [];
    this.#open = [...this.#open, ...own].sort((first, second) => first - second);
    this.#owned.delete(expression);
    for (const part of partsOf(expression)) this.release(part);
  }

  /** What the parts of `before` own goes to those that take their places in `after`, a rewriting of it. */
  passOn(before: Expression, after: Expression): void {
    if (before === after) return;
    const own = this.#owned.get(before);
    if (own) {
      if (!this.#owned.has(after)) this.#built.push(after);
      this.#owned.set(after, [...(this.#owned.get(after) ?? []), ...own]);
    }
    const [parts, others] = [partsOf(before), partsOf(after)];
    const isSameShape = parts.length === others.length;
    parts.forEach((part, at) => {
      if (!others.includes(part)) this.passOn(part, (isSameShape && others[at]) || after);
    });
  }

  entry(): Entry {
    return {
      taken: this.#taken.length,
      open: [...this.#open],
      scopes: this.#scopes.length,
      built: this.#built.length,
    };
  }

  goBack({ taken, open, scopes, built }: Entry): void {
    for (const expression of this.#built.splice(built)) this.#owned.delete(expression);
    this.#taken.length = taken;
    this.#open = [...open];
    this.#scopes.length = scopes;
  }

  /** The leaves of `row` that nothing has taken since `mark`. */
  untaken(row: Row, mark: number): readonly Item[] {
    const taken = new Set(this.#taken.slice(mark));
    return leavesOf(row).filter((leaf) => !taken.has(leaf));
  }

  places(): Places {
    const spans = (indices: readonly number[]) =>
      indices.flatMap((index) => {
        const item = this.#taken[index];
        return item ? ownSpans(item) : [];
      });
    return new Map([...this.#owned].map(([expression, indices]) => [expression, spans(indices)]));
  }

  get lastSpan(): Span {
    return this.#taken.at(-1)?.span ?? { start: 0, end: 0 };
  }
}

/** The expressions in an expression, and the variables that it binds. */
function partsOf(expression: Expression): readonly Expression[] {
  return [...boundBy(expression), ...childrenOf(expression)];
}

/** The item itself if it is a leaf, else what stands before, between and behind the rows it holds: its command. */
function ownSpans(item: Item): readonly Span[] {
  const rows = rowsOf(item).filter((row) => row.length > 0);
  const edges = rows
    .flatMap((row) => [row[0]?.span.start ?? 0, row.at(-1)?.span.end ?? 0])
    .sort((a, b) => a - b);
  const points = [item.span.start, ...edges, item.span.end];
  const spans: Span[] = [];
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [start, end] = [points[at] ?? 0, points[at + 1] ?? 0];
    if (end > start) spans.push({ start, end });
  }
  return spans;
}
