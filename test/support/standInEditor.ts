/**
 * A stand-in for the editor's API that counts what is registered and given back. It answers what the extension asks for
 * when it starts; whatever else is asked of it is a mistake and throws.
 */

export interface StandIn {
  /** What `require("vscode")` gives. */
  readonly editor: unknown;
  /** What `activate` is given. */
  readonly context: unknown;
  readonly commands: readonly string[];
  readonly serializers: readonly string[];
  /** How many things were made and not yet disposed of. */
  readonly open: () => number;
  /** Disposes of what the extension has subscribed, as the editor does at its end. */
  readonly end: () => void;
}

interface Disposing {
  readonly dispose: () => void;
}

class Disposable implements Disposing {
  readonly dispose: () => void;

  constructor(dispose: () => void) {
    this.dispose = dispose;
  }

  static from(...all: readonly Disposing[]): Disposable {
    return new Disposable(() => all.forEach((one) => one.dispose()));
  }
}

class Uri {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  static joinPath(base: Uri, ...parts: readonly string[]): Uri {
    return new Uri([base.path, ...parts].join("/"));
  }
}

class ThemeColor {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export function createStandIn(): StandIn {
  const live = new Set<object>();
  const commands: string[] = [];
  const serializers: string[] = [];
  const subscriptions: Disposing[] = [];
  const make = <T extends object>(members: T): T & Disposing => {
    const made: T & Disposing = { ...members, dispose: () => void live.delete(made) };
    live.add(made);
    return made;
  };
  const listen = (): Disposing => make({});
  const editor = {
    Disposable,
    Uri,
    ThemeColor,
    ColorThemeKind: { Light: 1, Dark: 2, HighContrast: 3, HighContrastLight: 4 },
    DecorationRangeBehavior: { ClosedClosed: 1 },
    OverviewRulerLane: { Left: 1, Right: 4 },
    StatusBarAlignment: { Right: 2 },
    ViewColumn: { One: 1, Beside: -2 },
    ProgressLocation: { Window: 10, Notification: 15 },
    commands: {
      registerCommand: (name: string) => {
        commands.push(name);
        return make({});
      },
    },
    window: {
      visibleTextEditors: [],
      createOutputChannel: () => make({}),
      createTextEditorDecorationType: () => make({}),
      createStatusBarItem: () => make({ name: "" }),
      registerWebviewPanelSerializer: (name: string) => {
        serializers.push(name);
        return make({});
      },
      onDidChangeVisibleTextEditors: listen,
      onDidChangeActiveTextEditor: listen,
      onDidChangeActiveNotebookEditor: listen,
      onDidChangeTextEditorSelection: listen,
    },
    workspace: {
      onDidChangeConfiguration: listen,
      onDidChangeTextDocument: listen,
      onDidCloseTextDocument: listen,
      onDidChangeNotebookDocument: listen,
    },
  };
  return {
    editor,
    context: { extensionUri: new Uri("/extension"), subscriptions, workspaceState: {} },
    commands,
    serializers,
    open: () => live.size,
    end: () => subscriptions.splice(0).forEach((one) => one.dispose()),
  };
}
