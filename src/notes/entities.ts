/** HTML's character references, as far as notes use them in maths. */
const named: Readonly<Record<string, string>> = {
  amp: "&",
  gt: ">",
  hellip: "…",
  lbrace: "{",
  lbrack: "[",
  lcub: "{",
  lowbar: "_",
  lpar: "(",
  lsqb: "[",
  lt: "<",
  mid: "|",
  minus: "−",
  nbsp: " ",
  quot: '"',
  rbrace: "}",
  rbrack: "]",
  rcub: "}",
  rpar: ")",
  rsqb: "]",
  times: "×",
  verbar: "|",
  vert: "|",
};

export interface Entity {
  readonly text: string;
  /** How many units it is written with. */
  readonly length: number;
}

/** The reference that begins at `at`, where a `&` stands. It must end in `;`, else the `&` is TeX's own. */
export function entityAt(text: string, at: number): Entity | undefined {
  const match = /^&(?:#(\d{1,6})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));/.exec(text.slice(at, at + 11));
  if (match === null) return undefined;
  const [written, decimal, hexadecimal, name] = match;
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal ?? "", 16);
  if (name !== undefined) {
    const decoded = Object.hasOwn(named, name) ? named[name] : undefined;
    return decoded === undefined ? undefined : { text: decoded, length: written.length };
  }
  const isScalar = code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  if (!isScalar) return undefined;
  return { text: code === 0xa0 ? " " : String.fromCodePoint(code), length: written.length };
}
