/**
 * Seeded noise: the same numbers on every machine, and addressed rather than drawn in turn, so that a run resumed at
 * step 700 meets the noise that it would have met without a break. Branches of different names are independent.
 *
 * The bits are sfc32's (Chris Doty-Humphrey, PractRand, 2010), seeded by FNV-1a over the path of names.
 */

export class Noise {
  readonly #path: string;
  readonly #state: Uint32Array;

  private constructor(path: string) {
    this.#path = path;
    this.#state = seededState(path);
  }

  static of(seed: number): Noise {
    return new Noise(String(seed));
  }

  /** Noise of its own by that name or number, always the same, however much was drawn from this one. */
  branch(name: string | number): Noise {
    return new Noise(`${this.#path}/${name}`);
  }

  /** Uniform on the open interval (0, 1), with 32 bits. */
  uniform(): number {
    return (this.#next() + 0.5) / 2 ** 32;
  }

  /** Standard normal, by Box and Muller (1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }

  /** A whole number from 0 up to, but not including, `bound`; each is as likely to 2⁻³² of its chance. */
  below(bound: number): number {
    return Math.floor(this.uniform() * bound);
  }

  /** Uniform on (0, 1), each rounded to float32, but never up to 1. */
  uniforms(count: number): Float32Array {
    return Float32Array.from({ length: count }, () => Math.min(this.uniform(), 1 - 2 ** -24));
  }

  normals(count: number): Float32Array {
    return Float32Array.from({ length: count }, () => this.normal());
  }

  #next(): number {
    const state = this.#state;
    const [a = 0, b = 0, c = 0, counter = 0] = state;
    const sum = (a + b + counter) >>> 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = counter + 1;
    return sum;
  }
}

function seededState(path: string): Uint32Array {
  let hash = 0x811c9dc5;
  const mix = (code: number): void => {
    hash = Math.imul(hash ^ code, 0x01000193);
  };
  for (let index = 0; index < path.length; index++) mix(path.charCodeAt(index));
  const state = new Uint32Array(4);
  for (let word = 0; word < 3; word++) {
    mix(word + 1);
    // The finalizer of MurmurHash3 (Austin Appleby, 2011) spreads each bit of the hash over the word.
    let mixed = hash;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    state[word] = mixed ^ (mixed >>> 16);
  }
  state[3] = 1;
  return warmedUp(state);
}

/** Twelve rounds, as the generator's author does after seeding, so that similar seeds part. */
function warmedUp(state: Uint32Array): Uint32Array {
  for (let round = 0; round < 12; round++) {
    const [a = 0, b = 0, c = 0, counter = 0] = state;
    const sum = (a + b + counter) >>> 0;
    state.set([b ^ (b >>> 9), c + (c << 3), ((c << 21) | (c >>> 11)) + sum, counter + 1]);
  }
  return state;
}
