/**
 * What the commands that build formulas do, by name: which alphabet a font command selects, which commands leave no
 * item, how wide a space is, which environments hold what. Symbols are not here: KaTeX knows them.
 */

const words = (list: string): readonly string[] => list.split(" ").map((name) => `\\${name}`);

/** Font commands with an argument, and the alphabet they select; none for the italic of ordinary maths. */
export const fontCommands: ReadonlyMap<string, string | undefined> = new Map<string, string | undefined>([
  ...words("mathbb Bbb mathds mathbbm").map((name): [string, string] => [name, "mathbb"]),
  ...words("mathbf bold boldsymbol bm pmb").map((name): [string, string] => [name, "mathbf"]),
  ...words("mathfrak frak").map((name): [string, string] => [name, "mathfrak"]),
  ...words("mathsf mathsfit").map((name): [string, string] => [name, "mathsf"]),
  ["\\mathrm", "mathrm"],
  ["\\mathit", "mathit"],
  ["\\mathcal", "mathcal"],
  ["\\mathscr", "mathscr"],
  ["\\mathtt", "mathtt"],
  ["\\mathnormal", undefined],
]);

/** Font commands that KaTeX lacks, with one that stands in for the check of the syntax. */
export const fontsUnknownToKatex: ReadonlyMap<string, string> = new Map([
  ["\\mathds", "\\mathbb"],
  ["\\mathbbm", "\\mathbb"],
]);

/** Commands that make bold whatever alphabet their argument is in. */
export const emboldening: ReadonlySet<string> = new Set(words("boldsymbol bm pmb"));

/** Font switches, in force up to the end of the group. */
export const fontSwitches: ReadonlyMap<string, string> = new Map([
  ["\\rm", "mathrm"],
  ["\\bf", "mathbf"],
  ["\\it", "mathit"],
  ["\\sf", "mathsf"],
  ["\\tt", "mathtt"],
  ["\\cal", "mathcal"],
]);

/** Text commands, and the alphabet of a single letter in them. */
export const textCommands: ReadonlyMap<string, string> = new Map([
  ...words("text textrm textnormal textup textmd mbox hbox textsc").map((name): [string, string] => [
    name,
    "mathrm",
  ]),
  ...words("textit emph").map((name): [string, string] => [name, "mathit"]),
  ["\\textbf", "mathbf"],
  ["\\textsf", "mathsf"],
  ["\\texttt", "mathtt"],
]);

export const textsUnknownToKatex: ReadonlySet<string> = new Set(["\\mbox", "\\textsc"]);

export const fractions: ReadonlySet<string> = new Set(words("frac dfrac tfrac cfrac"));
export const binomials: ReadonlySet<string> = new Set(words("binom dbinom tbinom"));

export const accents: ReadonlySet<string> = new Set(
  words(
    "acute grave ddot tilde bar breve check hat vec dot mathring widecheck widehat widetilde overrightarrow " +
      "overleftarrow Overrightarrow overleftrightarrow overgroup overlinesegment overleftharpoon overrightharpoon " +
      "underleftarrow underrightarrow underleftrightarrow undergroup underlinesegment utilde overline underline " +
      "dddot ddddot",
  ),
);

export const braces: ReadonlyMap<string, "_" | "^"> = new Map([
  ["\\underbrace", "_"],
  ["\\underbracket", "_"],
  ["\\overbrace", "^"],
  ["\\overbracket", "^"],
]);

/** Arrows with text above and below, and the symbol that they stretch. */
export const stretchyArrows: ReadonlyMap<string, string> = new Map([
  ["\\xleftarrow", "\\gets"],
  ["\\xrightarrow", "\\to"],
  ["\\xLeftarrow", "\\Leftarrow"],
  ["\\xRightarrow", "\\Rightarrow"],
  ["\\xleftrightarrow", "\\leftrightarrow"],
  ["\\xLeftrightarrow", "\\Leftrightarrow"],
  ["\\xhookrightarrow", "\\hookrightarrow"],
  ["\\xhookleftarrow", "\\hookleftarrow"],
  ["\\xmapsto", "\\mapsto"],
  ["\\xlongequal", "="],
  ["\\xtwoheadrightarrow", "\\twoheadrightarrow"],
]);

/** How a sized delimiter is classed; none for the delimiter's own family. */
export const sizedDelimiters: ReadonlyMap<string, "open" | "close" | "relation" | undefined> = new Map(
  ["big", "Big", "bigg", "Bigg"].flatMap((size): [string, "open" | "close" | "relation" | undefined][] => [
    [`\\${size}`, undefined],
    [`\\${size}l`, "open"],
    [`\\${size}r`, "close"],
    [`\\${size}m`, "relation"],
  ]),
);

/** Commands whose argument is kept and that leave no item themselves. */
export const wrappers: ReadonlySet<string> = new Set(
  words(
    "mathord mathbin mathrel mathopen mathclose mathpunct mathinner mathop boxed cancel bcancel xcancel sout smash " +
      "mathllap mathrlap mathclap " +
      "blue orange pink red green gray purple",
  ),
);

/** The family that a wrapper gives to a single symbol. */
export const wrapperFamilies: ReadonlyMap<string, "binary" | "relation" | "open" | "close" | "punctuation"> =
  new Map([
    ["\\mathbin", "binary"],
    ["\\mathrel", "relation"],
    ["\\mathopen", "open"],
    ["\\mathclose", "close"],
    ["\\mathpunct", "punctuation"],
  ]);

/** Style and size switches, which leave no item. */
export const styleSwitches: ReadonlySet<string> = new Set(
  words(
    "displaystyle textstyle scriptstyle scriptscriptstyle tiny sixptsize scriptsize footnotesize small normalsize " +
      "large Large LARGE huge Huge",
  ),
);

/** Commands without meaning for the formula that KaTeX knows. */
export const ignored: ReadonlySet<string> = new Set(
  words(
    "limits nolimits relax nobreak allowbreak mathstrut hline hdashline nonumber notag DOTSB DOTSI DOTSX",
  ),
);

/** Commands without meaning for the formula that KaTeX does not know, and their number of arguments. */
export const ignoredUnknownToKatex: ReadonlyMap<string, number> = new Map([
  ["\\label", 1],
  ["\\require", 1],
  ["\\vspace", 1],
  ["\\displaylimits", 0],
  ["\\strut", 0],
  ["\\hfill", 0],
  ["\\noindent", 0],
  ["\\qed", 0],
  ["\\qedhere", 0],
  ["\\displaybreak", 0],
  ["\\protect", 0],
  ["\\ensuremath", 0],
]);

/** Spaces of at least an em and narrower ones. */
export const wideSpaces: ReadonlySet<string> = new Set(words("quad qquad"));
export const narrowSpaces: ReadonlySet<string> = new Set([
  ..."\\, \\: \\; \\! \\> ~".split(" "),
  "\\ ",
  ...words(
    "thinspace medspace thickspace negthinspace negmedspace negthickspace enspace enskip space nobreakspace",
  ),
]);

/** Spaces whose width is an argument in braces, and those whose width is written bare. */
export const bracedSpaces: ReadonlySet<string> = new Set(words("hspace"));
export const bareSpaces: ReadonlySet<string> = new Set(words("kern mkern hskip mskip"));

export const phantoms: ReadonlySet<string> = new Set(words("phantom hphantom vphantom"));

interface Environment {
  readonly environment: "aligned" | "cases" | "matrix" | "array";
  /** Arguments in braces behind the name: `{2}` of `alignat`, `{rcl}` of `array`. */
  readonly arguments?: number;
  readonly open?: string;
  readonly close?: string;
  /** What KaTeX calls it, where it does not know the name. */
  readonly katex?: string;
  /** Whether its only cell stands in the row itself. */
  readonly wraps?: true;
}

const starred = (name: string, entry: Environment): [string, Environment][] => [
  [name, entry],
  [`${name}*`, entry],
];

const aligned: Environment = { environment: "aligned" };
const matrix = (open: string, close: string): Environment => ({ environment: "matrix", open, close });

export const environments: ReadonlyMap<string, Environment> = new Map<string, Environment>([
  ...starred("align", aligned),
  ...starred("gather", aligned),
  ...starred("equation", { ...aligned, wraps: true }),
  ...starred("dmath", { ...aligned, katex: "gathered", wraps: true }),
  ["displaymath", { ...aligned, katex: "gathered", wraps: true }],
  ["math", { ...aligned, katex: "gathered", wraps: true }],
  ["subequations", { ...aligned, katex: "gathered", wraps: true }],
  ...starred("IEEEeqnarray", { ...aligned, arguments: 1, katex: "aligned" }),
  ...starred("alignat", { ...aligned, arguments: 1 }),
  ...starred("eqnarray", { ...aligned, katex: "aligned" }),
  ...starred("multline", { ...aligned, katex: "gathered" }),
  ...starred("flalign", { ...aligned, katex: "aligned" }),
  ...starred("matrix", { environment: "matrix" }),
  ...starred("pmatrix", matrix("(", ")")),
  ...starred("bmatrix", matrix("[", "]")),
  ...starred("Bmatrix", matrix("\\{", "\\}")),
  ...starred("vmatrix", matrix("|", "|")),
  ...starred("Vmatrix", matrix("\\|", "\\|")),
  ["smallmatrix", { environment: "matrix" }],
  ["aligned", aligned],
  ["gathered", aligned],
  ["split", aligned],
  ["alignedat", { ...aligned, arguments: 1 }],
  ["cases", { environment: "cases" }],
  ["dcases", { environment: "cases" }],
  ["rcases", { environment: "cases" }],
  ["drcases", { environment: "cases" }],
  ["array", { environment: "array", arguments: 1 }],
  ["darray", { environment: "array", arguments: 1 }],
  ["subarray", { environment: "array", arguments: 1 }],
]);
