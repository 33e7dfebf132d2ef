/**
 * Which brackets belong together. A pair never runs over a row that opens with a sign, so that one bracket without a
 * partner spoils its own side and no other: it counts for nothing, and is reported with its place. Kinds differ only
 * in half-open intervals `[a, b)`; bars may stand alone (`\left. f \right|_{x=0}`).
 */
import type { Problem } from "../../problem.ts";
import { rowsOf, type Item, type Symbol } from "../../tex/tree.ts";
import { bracketKind, bracketRole, isBar, type BracketKind } from "./bracketKind.ts";
import { signAt } from "./sign.ts";
import type { Element } from "./stream.ts";

export interface Brackets {
  /** For each element, how many pairs enclose it; a bracket counts as enclosed by its own pair. */
  readonly depth: readonly number[];
  /** For each bracket that has one, its partner's index. */
  readonly partner: ReadonlyMap<number, number>;
  readonly problems: readonly Problem[];
}

export function matchBrackets(elements: readonly Element[]): Brackets {
  const partner = new Map<number, number>();
  const alone: number[] = [];
  const open = new OpenBrackets(elements);
  elements.forEach((element, index) => {
    if (element.kind === "break") {
      if (element.unit === "row" && rowStatesRelation(elements, index)) open.clearInto(alone);
      return;
    }
    const role = bracketRole(element);
    if (role === "open") open.push(index);
    if (role !== "close") return;
    const found = open.closeWith(index, alone);
    if (found === undefined) alone.push(index);
    else partner.set(found, index).set(index, found);
  });
  open.clearInto(alone);
  const hasBars =
    alone.length > 0 &&
    elements.some((element) => element.kind === "symbol" && isBar(bracketKind(element.text)));
  const problems = alone.sort((a, b) => a - b).flatMap((index) => unbalanced(elements[index], hasBars));
  return { depth: depths(elements.length, partner), partner, problems };
}

/** Brackets without a partner in the rows inside an item: fractions, scripts, cells, what stands under a brace. */
export function innerProblems(item: Item): readonly Problem[] {
  return rowsOf(item).flatMap((row) => {
    const own = row.some((inner) => bracketRole(inner) !== undefined) ? matchBrackets(row).problems : [];
    return own.concat(row.flatMap(innerProblems));
  });
}

/** The brackets that are open at some point of a stream, innermost last. */
class OpenBrackets {
  readonly #elements: readonly Element[];
  readonly #stack: number[] = [];
  readonly #count = new Map<BracketKind, number>();

  constructor(elements: readonly Element[]) {
    this.#elements = elements;
  }

  push(index: number): void {
    this.#stack.push(index);
    this.#add(index, 1);
  }

  clearInto(alone: number[]): void {
    for (let index = this.#pop(); index !== undefined; index = this.#pop()) alone.push(index);
  }

  /** The bracket that the one at `index` closes; those opened within, which stay alone, are added to `alone`. */
  closeWith(index: number, alone: number[]): number | undefined {
    const innermost = this.#stack.at(-1);
    if (innermost !== undefined && this.#mayPair(innermost, index)) return this.#pop();
    const kind = kindAt(this.#elements, index);
    if (!this.#count.get(kind)) return undefined;
    for (let open = this.#pop(); open !== undefined; open = this.#pop()) {
      if (kindAt(this.#elements, open) === kind) return open;
      alone.push(open);
    }
    return undefined;
  }

  #pop(): number | undefined {
    const index = this.#stack.pop();
    if (index !== undefined) this.#add(index, -1);
    return index;
  }

  #add(index: number, change: number): void {
    const kind = kindAt(this.#elements, index);
    this.#count.set(kind, (this.#count.get(kind) ?? 0) + change);
  }

  #mayPair(open: number, close: number): boolean {
    const [first, second] = [kindAt(this.#elements, open), kindAt(this.#elements, close)];
    if (first === second || first === "empty" || second === "empty") return true;
    const halfOpen = (first === "round" && second === "square") || (first === "square" && second === "round");
    return halfOpen && close - open < longestInterval && isInterval(this.#elements.slice(open + 1, close));
  }
}

/** In items; what is longer is a mistake and no interval. */
const longestInterval = 50;

/** One comma, and no bracket left open. */
function isInterval(inside: readonly Element[]): boolean {
  let depth = 0;
  let commas = 0;
  for (const element of inside) {
    const role = element.kind === "break" ? undefined : bracketRole(element);
    if (role === "open") depth += 1;
    if (role === "close") depth -= 1;
    if (depth === 0 && element.kind === "symbol" && element.text === ",") commas += 1;
  }
  return depth === 0 && commas === 1;
}

function kindAt(elements: readonly Element[], index: number): BracketKind {
  const element = elements[index];
  return element?.kind === "symbol" ? bracketKind(element.text) : "other";
}

/** Whether the row whose break stands at `index` begins with a sign, or has a cell that does. */
function rowStatesRelation(elements: readonly Element[], index: number): boolean {
  let opensCell = true;
  for (let at = index + 1; at < elements.length; at += 1) {
    const element = elements[at];
    if (element?.kind === "break" && element.unit === "row") return false;
    if (element?.kind === "break") opensCell = true;
    else if (element?.kind !== "space") {
      if (opensCell && signAt(elements, at)) return true;
      opensCell = false;
    }
  }
  return false;
}

function depths(length: number, partner: ReadonlyMap<number, number>): readonly number[] {
  const depth: number[] = [];
  let open = 0;
  for (let index = 0; index < length; index += 1) {
    const other = partner.get(index);
    if (other !== undefined && other > index) open += 1;
    depth.push(open);
    if (other !== undefined && other < index) open -= 1;
  }
  return depth;
}

/** Bars pair with anything, and with angles too: `|\psi\rangle`. */
function unbalanced(element: Element | undefined, hasBars: boolean): readonly Problem[] {
  if (element?.kind !== "symbol") return [];
  const symbol: Symbol = element;
  const kind = bracketKind(symbol.text);
  if (isBar(kind) || kind === "empty" || (kind === "angle" && hasBars)) return [];
  return [{ code: "unbalanced-bracket", span: symbol.span, data: { bracket: symbol.text } }];
}
