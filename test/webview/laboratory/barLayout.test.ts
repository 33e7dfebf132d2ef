/** The bar of an identity: terms end to end, up to the mark where it closes, on an axis that stands still. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { layOutBar, windowAround, type Span } from "../../../webview/laboratory/barLayout.ts";

function windowOf(terms: readonly number[], left: number, before?: Span): Span {
  const found = windowAround(terms, left, before);
  assert.ok(found);
  return found;
}

const small = fc.double({ min: -50, max: 50, noNaN: true });
const gap = fc.double({ min: 0, max: 20, noNaN: true });

describe("the bar of an identity", () => {
  it("has the gap begin where the bound ends, and end at the evidence", () => {
    const bar = layOutBar([-3.2, 0.4], -2.8, { from: -4, to: -2 });
    const [bound, rest] = bar.segments;
    assert.ok(bound && rest);
    assert.equal(bound.from, 0);
    assert.ok(Math.abs(bound.to - 0.4) < 1e-12);
    assert.equal(rest.from, bound.to);
    assert.ok(Math.abs(rest.to - bar.mark) < 1e-12);
    assert.equal(bar.isCut, true);
  });

  it("begins at zero where zero is seen", () => {
    const window = windowOf([1.5, 1.1], 2.6);
    assert.equal(window.from, 0);
    const { segments, isCut } = layOutBar([1.5, 1.1], 2.6, window);
    assert.deepEqual([segments[0]?.from, isCut], [0, false]);
  });

  it("shows a small term beside a large one", () => {
    const terms = [-2.83188 - 1e-3, 1e-3];
    const window = windowOf(terms, -2.83188);
    const { segments } = layOutBar(terms, -2.83188, window);
    const last = segments.at(-1);
    assert.ok(last && last.to - last.from > 0.1, JSON.stringify(segments));
  });

  it("shows an identity that is open as open", () => {
    const window = windowOf([-3.2, 0.2], -2.8);
    const { segments, mark } = layOutBar([-3.2, 0.2], -2.8, window);
    assert.ok(mark - (segments.at(-1)?.to ?? 1) > 0.1);
  });

  it("lets a negative term go back", () => {
    const { segments } = layOutBar([2, -0.5], 1.5, { from: 0, to: 4 });
    assert.deepEqual(segments[1], { from: 0.5, to: 0.375 });
  });

  it("has no place for what is no finite number", () => {
    for (const value of [NaN, Infinity, -Infinity]) assert.equal(windowAround([value, 1], 1), undefined);
  });

  it("shows every end and the mark, and never more than it has to", () => {
    fc.assert(
      fc.property(small, gap, small, (bound, rest, left) => {
        const window = windowOf([bound, rest], left);
        for (const place of [bound, bound + rest, left])
          assert.ok(
            place >= window.from && place <= window.to,
            JSON.stringify({ bound, rest, left, window }),
          );
        const extent = Math.max(bound, bound + rest, left) - Math.min(bound, bound + rest, left);
        const least = 1e-4 * Math.max(1, Math.abs(bound), Math.abs(bound + rest), Math.abs(left));
        const isFromZero = window.from === 0;
        assert.ok(isFromZero || window.to - window.from <= 6 * Math.max(extent, least));
      }),
    );
  });

  it("keeps its axis while the gap shrinks a little, and zooms in when it has shrunk a lot", () => {
    const first = windowOf([-4.6, 1.8], -2.8);
    assert.equal(windowAround([-4, 1.2], -2.8, first), first);
    const second = windowOf([-2.9, 0.1], -2.8, first);
    assert.ok(second.to - second.from < (first.to - first.from) / 5);
  });

  it("moves its axis where something would leave it", () => {
    const first = windowOf([-4.6, 1.8], -2.8);
    assert.notEqual(windowAround([-40, 1.2], -38.8, first), first);
  });
});
