/**
 * The icons in the gutter and the colours in the overview ruler of all visible editors. Icons move with the text by
 * themselves; while they are stale they are those at 40 % opacity, and the ruler is silent. They are drawn in parts, so that
 * the marks of a large note keep the extension host from nobody.
 */
import {
  DecorationRangeBehavior,
  Disposable,
  OverviewRulerLane,
  Range,
  ThemeColor,
  Uri,
  window,
  workspace,
} from "vscode";
import type { DecorationRenderOptions, TextEditor, TextEditorDecorationType } from "vscode";
import { sectionOfSettings, type Place } from "../server/protocol.ts";
import { gutterKinds, lineVerdicts, type GutterKind } from "./lineVerdicts.ts";
import type { KnownMarks, MarkBook } from "./markBook.ts";
import { createTurns } from "./turns.ts";

/** Verdicts that the overview ruler shows. */
const rulers: Readonly<Partial<Record<GutterKind, DecorationRenderOptions>>> = {
  refuted: {
    overviewRulerColor: new ThemeColor("editorError.foreground"),
    overviewRulerLane: OverviewRulerLane.Right,
  },
  proved: {
    overviewRulerColor: new ThemeColor("testing.iconPassed"),
    overviewRulerLane: OverviewRulerLane.Left,
  },
};

/** So many icons are drawn in one turn. */
const mostAtOnce = 500;

export interface Gutter extends Disposable {
  /** Draws anew all visible editors of a document, by its URI as text. */
  readonly draw: (uri: string) => void;
}

export function createGutter(extensionUri: Uri, book: MarkBook): Gutter {
  const types = createTypes(extensionUri);
  /** The types of decorations that an editor shows some of. */
  const shown = new WeakMap<TextEditor, Set<TextEditorDecorationType>>();
  const show = (editor: TextEditor, type: TextEditorDecorationType, places: readonly Place[]): void => {
    const known = shown.get(editor) ?? new Set();
    if (places.length === 0 && !known.delete(type)) return;
    if (places.length > 0) known.add(type);
    shown.set(editor, known);
    editor.setDecorations(type, places.map(rangeOf));
  };
  /** The text may be edited between two turns: each part is drawn by what is known then. */
  const marksOf = (editor: TextEditor): KnownMarks | undefined =>
    isWanted() ? book.marksOf(editor.document.uri.toString()) : undefined;
  function* drawing(editor: TextEditor): Generator<void, void> {
    for (const kind of gutterKinds) {
      for (let part = 0; part < partsOf(marksOf(editor), kind) || part < types.parts(kind); part++) {
        yield;
        const known = marksOf(editor);
        const places = lineVerdicts(known?.marks ?? [])[kind].slice(
          part * mostAtOnce,
          (part + 1) * mostAtOnce,
        );
        show(editor, types.get(kind, part, false), known?.stale === false ? places : []);
        show(editor, types.get(kind, part, true), known?.stale === true ? places : []);
      }
    }
  }
  const turns = createTurns<TextEditor>();
  const drawEditor = (editor: TextEditor): void => turns.take(editor, drawing(editor));
  const drawAll = (): void => window.visibleTextEditors.forEach(drawEditor);
  const subscriptions = Disposable.from(
    window.onDidChangeVisibleTextEditors(drawAll),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${sectionOfSettings}.gutter`)) drawAll();
    }),
    types,
    turns,
  );
  return {
    draw: (uri) => {
      for (const editor of window.visibleTextEditors)
        if (editor.document.uri.toString() === uri) drawEditor(editor);
    },
    dispose: () => void subscriptions.dispose(),
  };
}

/** In how many parts the icons of one kind are drawn. */
function partsOf(known: KnownMarks | undefined, kind: GutterKind): number {
  return Math.ceil(lineVerdicts(known?.marks ?? [])[kind].length / mostAtOnce);
}

function isWanted(): boolean {
  return workspace.getConfiguration(sectionOfSettings).get<boolean>("gutter", true);
}

interface Types extends Disposable {
  /** How many parts of a kind have a type so far. */
  readonly parts: (kind: GutterKind) => number;
  /** The type of decorations for one part of the icons of a kind. */
  readonly get: (kind: GutterKind, part: number, isStale: boolean) => TextEditorDecorationType;
}

/** Types are created when they are asked for: a call that sets decorations replaces all those of its type. */
function createTypes(extensionUri: Uri): Types {
  const created = new Map<string, TextEditorDecorationType>();
  const create = (kind: GutterKind, isStale: boolean): TextEditorDecorationType => {
    const icon = (theme: "light" | "dark"): Uri =>
      Uri.joinPath(extensionUri, "media", "gutter", theme, `${kind}${isStale ? "-stale" : ""}.svg`);
    return window.createTextEditorDecorationType({
      rangeBehavior: DecorationRangeBehavior.ClosedClosed,
      light: { gutterIconPath: icon("light"), gutterIconSize: "contain" },
      dark: { gutterIconPath: icon("dark"), gutterIconSize: "contain" },
      ...(isStale ? {} : rulers[kind]),
    });
  };
  const parts = new Map<GutterKind, number>();
  return {
    parts: (kind) => parts.get(kind) ?? 0,
    get: (kind, part, isStale) => {
      const key = `${kind} ${part} ${isStale}`;
      const type = created.get(key) ?? create(kind, isStale);
      created.set(key, type);
      parts.set(kind, Math.max(parts.get(kind) ?? 0, part + 1));
      return type;
    },
    dispose: () => {
      for (const type of created.values()) type.dispose();
    },
  };
}

/** The first character of a sign, which the icon moves with. */
function rangeOf({ line, character }: Place): Range {
  return new Range(line, character, line, character + 1);
}
