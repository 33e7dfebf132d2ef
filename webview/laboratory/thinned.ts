/**
 * A list that never grows beyond a limit: when it is full every other item goes, and from then on items are taken half as
 * often, so that what is kept stays evenly spread from the first item to the newest. Both of these are always in it.
 */

export class Thinned<Item> {
  readonly #limit: number;
  /** Of the items that are added every so many are kept; a power of two. */
  #stride = 1;
  #items: Item[] = [];
  /** The how many-th each kept item was among those added. */
  #ordinals: number[] = [];

  /** @param limit how many items are kept at most; at least 2. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get items(): readonly Item[] {
    return this.#items;
  }

  get newest(): Item | undefined {
    return this.#items.at(-1);
  }

  add(item: Item): void {
    const before = this.#ordinals.at(-1) ?? -1;
    // The item before was kept for being the newest; from now on it has to be one of the evenly spread ones.
    if (before % this.#stride !== 0) this.#drop();
    if (this.#items.length >= this.#limit) {
      this.#stride *= 2;
      this.#items = this.#items.filter((_, index) => (this.#ordinals[index] ?? 0) % this.#stride === 0);
      this.#ordinals = this.#ordinals.filter((ordinal) => ordinal % this.#stride === 0);
    }
    this.#items.push(item);
    this.#ordinals.push(before + 1);
  }

  /** Drops items from the end for as long as they are like that. */
  dropNewest(isDropped: (item: Item) => boolean): void {
    while (this.#items.length > 0 && isDropped(this.#items.at(-1) as Item)) this.#drop();
  }

  #drop(): void {
    this.#items.pop();
    this.#ordinals.pop();
  }
}

/** At most `count` of the items, evenly spread, with the first and the last among them. */
export function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (items.length <= count) return [...items];
  if (count < 2) return items.slice(items.length - count);
  const step = (items.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, index) => items[Math.round(index * step)] as Item);
}
