/**
 * A stand-in for the editor's API that counts what is registered and given back. It answers what the extension asks for
 * when it starts and opens panels; whatever else is asked of it is a mistake and throws.
 */

/** A panel that the extension has made, and what a test does with it as the editor and the page do. */
export interface StandInPanel {
  readonly type: string;
  title: string;
  html: string;
  visible: boolean;
  isDisposed: boolean;
  /** How often it was brought to the front. */
  revealed: number;
  readonly column: unknown;
  /** What the extension has told the page. */
  readonly posted: unknown[];
  /** The page says something; resolves when the extension has had its turn. */
  readonly say: (message: unknown) => Promise<void>;
  /** Hides the panel behind another one, or shows it again. */
  readonly show: (visible: boolean) => void;
  readonly dispose: () => void;
}

export interface StandIn {
  /** What `require("vscode")` gives. */
  readonly editor: unknown;
  /** What `activate` is given. */
  readonly context: unknown;
  readonly commands: readonly string[];
  readonly serializers: readonly string[];
  readonly panels: readonly StandInPanel[];
  /** What the user was told, and the files that were written. */
  readonly told: readonly string[];
  readonly written: ReadonlyMap<string, string>;
  readonly clipboard: () => string;
  readonly run: (command: string, ...given: readonly unknown[]) => unknown;
  readonly openUri: (uri: { readonly path: string; readonly query: string }) => unknown;
  /** Gives the extension a panel that was kept over a reload. */
  readonly restore: (type: string) => StandInPanel;
  trusted: boolean;
  settings: Readonly<Record<string, unknown>>;
  /** What the user chooses of a list, and where a file is to be saved. */
  chooses: (items: readonly { readonly id: string }[]) => unknown;
  savesTo: string | undefined;
  readonly whatWasRun: readonly string[];
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

  static file(path: string): Uri {
    return new Uri(path);
  }

  toString(): string {
    return this.path;
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

class ThemeIcon extends ThemeColor {}

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
  const handlers = new Map<string, (...given: readonly unknown[]) => unknown>();
  const restorers = new Map<string, (panel: unknown) => unknown>();
  const panels: StandInPanel[] = [];
  const [told, whatWasRun]: [string[], string[]] = [[], []];
  const written = new Map<string, string>();
  let clipboard = "";
  let uriHandler: ((uri: unknown) => unknown) | undefined;
  const tell = async (words: string): Promise<void> => void told.push(words);
  const createPanel = (type: string, title: string, column: unknown): StandInPanel => {
    const hears = new Set<(message: unknown) => void>();
    const [watches, ends] = [new Set<() => void>(), new Set<() => void>()];
    const posted: unknown[] = [];
    const listenTo =
      <T>(set: Set<T>) =>
      (listener: T) =>
        void set.add(listener);
    const panel = {
      type,
      title,
      column,
      visible: true,
      isDisposed: false,
      revealed: 0,
      posted,
      viewColumn: 2,
      webview: {
        cspSource: "https://csp",
        html: "",
        asWebviewUri: (uri: Uri) => new Uri(`https://webview${uri.path}`),
        postMessage: async (message: unknown) => void posted.push(message),
        onDidReceiveMessage: listenTo(hears),
      },
      get html() {
        return panel.webview.html;
      },
      onDidChangeViewState: listenTo(watches),
      onDidDispose: listenTo(ends),
      reveal: () => void panel.revealed++,
      say: async (message: unknown) => {
        for (const hear of hears) hear(message);
        await new Promise((resolve) => setTimeout(resolve, 0));
      },
      show: (visible: boolean) => {
        panel.visible = visible;
        for (const watch of watches) watch();
      },
      dispose: () => {
        if (panel.isDisposed) return;
        panel.isDisposed = true;
        for (const end of ends) end();
      },
    };
    panels.push(panel);
    return panel;
  };
  const editor = {
    Disposable,
    Uri,
    ThemeColor,
    ThemeIcon,
    UIKind: { Desktop: 1, Web: 2 },
    env: {
      uriScheme: "vscode",
      uiKind: 1,
      clipboard: { writeText: async (text: string) => void (clipboard = text) },
    },
    ColorThemeKind: { Light: 1, Dark: 2, HighContrast: 3, HighContrastLight: 4 },
    DecorationRangeBehavior: { ClosedClosed: 1 },
    OverviewRulerLane: { Left: 1, Right: 4 },
    StatusBarAlignment: { Right: 2 },
    ViewColumn: { One: 1, Beside: -2 },
    ProgressLocation: { Window: 10, Notification: 15 },
    commands: {
      registerCommand: (name: string, run: (...given: readonly unknown[]) => unknown) => {
        commands.push(name);
        handlers.set(name, run);
        return make({});
      },
      executeCommand: async (name: string) => void whatWasRun.push(name),
    },
    window: {
      visibleTextEditors: [],
      createOutputChannel: () => make({}),
      createTextEditorDecorationType: () => make({}),
      createStatusBarItem: () => make({ name: "" }),
      registerWebviewPanelSerializer: (
        name: string,
        serializer: { readonly deserializeWebviewPanel: (panel: unknown) => unknown },
      ) => {
        serializers.push(name);
        restorers.set(name, serializer.deserializeWebviewPanel);
        return make({});
      },
      registerUriHandler: (handler: { readonly handleUri: (uri: unknown) => unknown }) => {
        uriHandler = handler.handleUri;
        return make({});
      },
      createWebviewPanel: createPanel,
      showQuickPick: async (items: readonly { readonly id: string }[]) => standIn.chooses(items),
      showSaveDialog: async () => (standIn.savesTo === undefined ? undefined : new Uri(standIn.savesTo)),
      showTextDocument: async (uri: Uri) => void whatWasRun.push(`open ${uri.path}`),
      showInformationMessage: tell,
      showWarningMessage: tell,
      showErrorMessage: tell,
      onDidChangeVisibleTextEditors: listen,
      onDidChangeActiveTextEditor: listen,
      onDidChangeActiveNotebookEditor: listen,
      onDidChangeTextEditorSelection: listen,
    },
    workspace: {
      get isTrusted() {
        return standIn.trusted;
      },
      getConfiguration: () => ({
        get: (name: string, standard: unknown) => standIn.settings[name] ?? standard,
      }),
      asRelativePath: (uri: Uri) => uri.path,
      fs: {
        writeFile: async (uri: Uri, contents: Uint8Array) => {
          if (uri.path.startsWith("/forbidden")) throw new Error("no permission");
          written.set(uri.path, new TextDecoder().decode(contents));
        },
      },
      onDidChangeConfiguration: listen,
      onDidChangeTextDocument: listen,
      onDidCloseTextDocument: listen,
      onDidChangeNotebookDocument: listen,
    },
  };
  const standIn: StandIn = {
    editor,
    context: { extensionUri: new Uri("/extension"), subscriptions, workspaceState: {} },
    commands,
    serializers,
    panels,
    told,
    written,
    whatWasRun,
    clipboard: () => clipboard,
    run: (command, ...given) => handlers.get(command)?.(...given),
    openUri: (uri) => uriHandler?.(uri),
    restore: (type) => {
      const panel = createPanel(type, "", 2);
      restorers.get(type)?.(panel);
      return panel;
    },
    trusted: true,
    settings: {},
    chooses: () => undefined,
    savesTo: undefined,
    open: () => live.size,
    end: () => subscriptions.splice(0).forEach((one) => one.dispose()),
  };
  return standIn;
}
