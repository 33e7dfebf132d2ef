/**
 * Draws what has changed, in animation frames: each part at most once a frame, and as many of the waiting parts as fit
 * into a few milliseconds; the others are drawn in the frames that follow.
 */
/// <reference lib="dom" />

/** How long one frame may draw before it leaves the rest to the next, in milliseconds. */
const budget = 6;

export class Frames {
  readonly #waiting = new Set<() => void>();
  #request: number | undefined;

  /** Has a part drawn in one of the next frames; parts that wait already keep their turn. */
  invalidate(draw: () => void): void {
    this.#waiting.add(draw);
    this.#request ??= requestAnimationFrame(() => this.#frame());
  }

  /** Forgets what waits. */
  stop(): void {
    if (this.#request !== undefined) cancelAnimationFrame(this.#request);
    this.#request = undefined;
    this.#waiting.clear();
  }

  #frame(): void {
    this.#request = undefined;
    const began = performance.now();
    // What is asked for while the others are drawn waits for the next frame.
    const turn = Array.from(this.#waiting);
    for (const draw of turn) {
      this.#waiting.delete(draw);
      if (this.#waiting.size > 0) this.#request ??= requestAnimationFrame(() => this.#frame());
      draw();
      if (performance.now() - began >= budget) return;
    }
  }
}
