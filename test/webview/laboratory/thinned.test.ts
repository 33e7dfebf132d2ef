/** A list that is thinned stays within its limit, evenly spread, with the first and the newest item in it. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { spread, Thinned } from "../../../webview/laboratory/thinned.ts";

function filled(limit: number, count: number): Thinned<number> {
  const list = new Thinned<number>(limit);
  for (let item = 0; item < count; item++) list.add(item);
  return list;
}

describe("a thinned list", () => {
  it("keeps everything while there is room", () => {
    assert.deepEqual(filled(4, 4).items, [0, 1, 2, 3]);
  });

  it("drops every other item when it is full, and keeps the newest", () => {
    assert.deepEqual(filled(4, 5).items, [0, 2, 4]);
    assert.deepEqual(filled(4, 6).items, [0, 2, 4, 5]);
    assert.deepEqual(filled(4, 7).items, [0, 2, 4, 6]);
    assert.deepEqual(filled(4, 8).items, [0, 4, 7]);
    assert.deepEqual(filled(4, 9).items, [0, 4, 8]);
  });

  it("has the first, the newest, and equal distances between all others, for all limits and lengths", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 500 }), (limit, count) => {
        const { items, newest } = filled(limit, count);
        assert.ok(items.length <= limit, `${items.length} of at most ${limit}`);
        assert.ok(items.length >= Math.min(count, limit) / 2, `only ${items.length} of ${count}`);
        assert.deepEqual([items[0], newest, items.at(-1)], [0, count - 1, count - 1]);
        const distances = items.slice(1, -1).map((item, index) => item - (items[index] ?? 0));
        assert.ok(new Set(distances).size <= 1, `distances ${distances.join(", ")}`);
      }),
    );
  });

  it("forgets its end, and goes on from there", () => {
    const list = filled(4, 6);
    list.dropNewest((item) => item >= 4);
    assert.deepEqual(list.items, [0, 2]);
    list.add(40);
    list.add(50);
    list.add(60);
    assert.deepEqual(list.items, [0, 2, 50, 60]);
    list.dropNewest(() => true);
    assert.equal(list.newest, undefined);
  });
});

describe("spread", () => {
  it("takes evenly, with both ends", () => {
    const items = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    for (const [count, expected] of [
      [9, items],
      [20, items],
      [5, [0, 2, 4, 6, 8]],
      [3, [0, 4, 8]],
      [2, [0, 8]],
      [1, [8]],
      [0, []],
    ] as const) {
      assert.deepEqual(spread(items, count), expected, String(count));
    }
  });

  it("gives a list of its own, which does not grow with the one that it was taken from", () => {
    const items = [1, 2];
    const taken = spread(items, 5);
    items.push(3);
    assert.deepEqual(taken, [1, 2]);
  });
});
