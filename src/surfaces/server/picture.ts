/**
 * A formula as an SVG picture for a hover, where neither `$…$` nor HTML is shown: the only caller of MathJax. The glyphs
 * that MathJax would load from files are part of the bundle; alphabets that notes never use are left out, and their
 * letters are drawn in the reader's own font.
 */
// MathJax's parts register themselves when they are loaded.
// oxlint-disable import/no-unassigned-import
import { liteAdaptor } from "@mathjax/src/js/adaptors/liteAdaptor.js";
import { RegisterHTMLHandler } from "@mathjax/src/js/handlers/html.js";
import { TeX } from "@mathjax/src/js/input/tex.js";
import "@mathjax/src/js/input/tex/ams/AmsConfiguration.js";
import "@mathjax/src/js/input/tex/base/BaseConfiguration.js";
import "@mathjax/src/js/input/tex/boldsymbol/BoldsymbolConfiguration.js";
import "@mathjax/src/js/input/tex/braket/BraketConfiguration.js";
import "@mathjax/src/js/input/tex/cancel/CancelConfiguration.js";
import "@mathjax/src/js/input/tex/color/ColorConfiguration.js";
import "@mathjax/src/js/input/tex/configmacros/ConfigMacrosConfiguration.js";
import "@mathjax/src/js/input/tex/mathtools/MathtoolsConfiguration.js";
import "@mathjax/src/js/input/tex/newcommand/NewcommandConfiguration.js";
import { mathjax } from "@mathjax/src/js/mathjax.js";
import { SVG } from "@mathjax/src/js/output/svg.js";
import { MathJaxNewcmFont } from "@mathjax/mathjax-newcm-font/js/svg.js";
import "@mathjax/mathjax-newcm-font/js/svg/dynamic/calligraphic.js";
import "@mathjax/mathjax-newcm-font/js/svg/dynamic/double-struck.js";
import "@mathjax/mathjax-newcm-font/js/svg/dynamic/fraktur.js";
import "@mathjax/mathjax-newcm-font/js/svg/dynamic/math.js";
import "@mathjax/mathjax-newcm-font/js/svg/dynamic/monospace.js";
import "@mathjax/mathjax-newcm-font/js/svg/dynamic/sans-serif.js";
import "@mathjax/mathjax-newcm-font/js/svg/dynamic/script.js";
import { Recent } from "../../recent.ts";
import type { ThemeKind } from "./protocol.ts";

export interface PictureRequest {
  readonly tex: string;
  /** As KaTeX takes them: `\\E` → `\\mathbb{E}`. */
  readonly macros: Readonly<Record<string, string>>;
  readonly theme: ThemeKind;
  /** In pixels. */
  readonly fontSize: number;
  /** Whether sums and fractions are as large as in a display; true where it is absent. */
  readonly display?: boolean;
}

export interface Picture {
  /** `data:image/svg+xml;base64,…` */
  readonly uri: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** Longer TeX is not drawn, so that no formula keeps the reader waiting. */
const mostTex = 2500;

/** A longer picture is not given out: a hover is cut at 100,000 characters. */
const mostCharacters = 90_000;

/** Room around the glyphs, in thousandths of the font size: italics stand out of their boxes. */
const padding = 60;

/** The text colours of the themes that the kinds stand for. */
const colours: Readonly<Record<ThemeKind, string>> = {
  dark: "#cccccc",
  light: "#3b3b3b",
  "high-contrast": "#ffffff",
  "high-contrast-light": "#292929",
};

/** Commands that KaTeX knows by itself and MathJax does not. */
const standardMacros: Readonly<Record<string, string>> = {
  "\\N": "\\mathbb{N}",
  "\\R": "\\mathbb{R}",
  "\\Z": "\\mathbb{Z}",
  "\\Complex": "\\mathbb{C}",
  "\\Reals": "\\mathbb{R}",
  "\\argmax": "\\operatorname*{arg\\,max}",
  "\\argmin": "\\operatorname*{arg\\,min}",
  "\\bm": "\\boldsymbol{#1}",
  "\\bold": "\\mathbf{#1}",
  "\\cnums": "\\mathbb{C}",
  "\\natnums": "\\mathbb{N}",
  "\\plim": "\\operatorname*{plim}",
  "\\real": "\\Re",
  "\\reals": "\\mathbb{R}",
};

const packages = [
  "base",
  "ams",
  "boldsymbol",
  "braket",
  "cancel",
  "color",
  "configmacros",
  "mathtools",
  "newcommand",
];

/** The picture of a formula; undefined where MathJax refuses the TeX or the picture would be too large. Never throws. */
export function drawFormula(request: PictureRequest): Picture | undefined {
  const { macros, theme, fontSize, display = true } = request;
  const tex = withoutLabels(request.tex);
  if (tex.length > mostTex || tex.trim() === "") return undefined;
  const key = JSON.stringify([tex, theme, fontSize, display, macros]);
  return pictures.get(key, () => ({ picture: typeset(tex, display, macros, colours[theme], fontSize) }))
    .picture;
}

const pictures = new Recent<{ readonly picture: Picture | undefined }>(100);
const typesetters = new Recent<Typesetter>(4);

function typeset(
  tex: string,
  display: boolean,
  macros: PictureRequest["macros"],
  colour: string,
  fontSize: number,
): Picture | undefined {
  try {
    const { width, height, svg } = typesetterFor(tex, macros)(tex, display);
    const [wide, high] = [(width * fontSize) / 1000, (height * fontSize) / 1000].map(
      (length) => Math.round(length * 100) / 100,
    );
    if (wide === undefined || high === undefined) return undefined;
    const coloured = svg
      .replace("<svg ", `<svg width="${wide}" height="${high}" color="${colour}" `)
      .replaceAll("currentColor", colour);
    const uri = `data:image/svg+xml;base64,${Buffer.from(coloured).toString("base64")}`;
    return uri.length > mostCharacters ? undefined : { uri, width: wide, height: high };
  } catch {
    return undefined;
  }
}

interface Drawing {
  /** In thousandths of the font size, as in the drawing's own coordinates. */
  readonly width: number;
  readonly height: number;
  /** Without width, height and colour. */
  readonly svg: string;
}

type Typesetter = (tex: string, display: boolean) => Drawing;

/** What a formula defines stays with its typesetter: such a formula has one of its own. */
function typesetterFor(tex: string, macros: PictureRequest["macros"]): Typesetter {
  if (/\\(?:\w*def|\w*newcommand|let|Declare|newenvironment)/.test(tex)) return createTypesetter(macros);
  const key = JSON.stringify(macros);
  return typesetters.get(key, () => createTypesetter(macros));
}

/** The font with all that is imported above set up at once, and without promises of what is not. */
class CompleteFont extends MathJaxNewcmFont {
  constructor(options: ConstructorParameters<typeof MathJaxNewcmFont>[0] = {}) {
    super(options);
    this.loadDynamicFilesSync();
    for (const { chars } of Object.values(this.variant)) {
      for (const [code, glyph] of Object.entries(chars))
        if (!Array.isArray(glyph)) delete chars[Number(code)];
    }
    for (const [code, delimiter] of Object.entries(this.delimiters))
      if (!("dir" in delimiter)) delete this.delimiters[Number(code)];
  }
}

interface Output {
  readonly adaptor: ReturnType<typeof liteAdaptor>;
  readonly svg: SVG<unknown, unknown, unknown>;
}
let output: Output | undefined;

/** Set up when the first formula is drawn, and then shared by all typesetters. */
function sharedOutput(): Output {
  if (output) return output;
  mathjax.asyncLoad = () => undefined;
  mathjax.asyncIsSynchronous = true;
  const adaptor = liteAdaptor();
  RegisterHTMLHandler(adaptor);
  output = {
    adaptor,
    svg: new SVG({ fontData: CompleteFont, fontCache: "local", linebreaks: { inline: false } }),
  };
  return output;
}

function createTypesetter(macros: PictureRequest["macros"]): Typesetter {
  const { adaptor, svg } = sharedOutput();
  const tex = new TeX({
    packages,
    macros: Object.fromEntries(
      Object.entries({ ...standardMacros, ...macros }).map(([name, body]) => [
        name.replace(/^\\/, ""),
        [body, parametersOf(body)],
      ]),
    ),
    formatError: (_: unknown, error: Error) => {
      throw error;
    },
  });
  const sheet = mathjax.document("", { InputJax: tex, OutputJax: svg });
  return (formula, display) => {
    tex.reset();
    const container = sheet.convert(formula, { display, em: 16, ex: 7.072, containerWidth: 1280 });
    const picture = adaptor.firstChild(container as ReturnType<typeof adaptor.node>);
    return measured(adaptor.serializeXML(picture as ReturnType<typeof adaptor.node>));
  };
}

/** How many parameters a macro's body uses. */
function parametersOf(body: string): number {
  return Math.max(0, ...[...body.matchAll(/#(\d)/g)].map(([, digit]) => Number(digit)));
}

/** The drawing without what only a page would need, with its size and some room around it. */
function measured(xml: string): Drawing {
  const root = /^<svg[^>]*>/.exec(xml)?.[0] ?? "";
  const box = /viewBox="([^"]*)"/.exec(root)?.[1]?.split(" ").map(Number);
  const [left, top, width, height] = box ?? [];
  if (left === undefined || top === undefined || width === undefined || height === undefined)
    throw new RangeError("a picture without a size");
  const wide = width + 2 * padding;
  const high = height + 2 * padding;
  const opening =
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
    `viewBox="${left - padding} ${top - padding} ${wide} ${high}">`;
  const body = xml
    .slice(root.length)
    .replaceAll(/ data-[\w-]+="[^"]*"/g, "")
    .replaceAll(/MJX-\d+-NCM-/g, "m");
  return { width: wide, height: high, svg: opening + body };
}

/** Numbers and labels belong to the page, not to the formula. */
function withoutLabels(tex: string): string {
  return tex.replaceAll(
    /\\tag\*?(?![A-Za-z])\s*(?:\{[^{}]*\}|[^\s{}\\])?|\\label\s*\{[^{}]*\}|\\(?:notag|nonumber)(?![A-Za-z])/g,
    "",
  );
}
