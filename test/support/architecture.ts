/**
 * What the layers allow, as a function from a source tree to complaints: which part may import which, the one caller of
 * each library, pairs that never meet, a header on every file, and at most 500 lines.
 */
import fs from "node:fs";
import path from "node:path";

export interface Inspection {
  /** Every file looked at, relative to the root, with forward slashes. */
  readonly files: readonly string[];
  readonly complaints: readonly string[];
}

/** The parts and what each may import besides itself; `span` stands for span.ts and problem.ts. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  span: [],
  recent: [],
  drain: [],
  notes: ["span"],
  tex: ["span"],
  semantics: ["span", "recent", "drain", "tex"],
  check: ["span", "recent", "semantics"],
  subjects: ["semantics"],
  report: ["span", "semantics", "check", "subjects"],
  formulas: ["span", "drain", "notes", "tex", "semantics"],
  outline: ["span", "notes", "tex", "formulas"],
  checkNote: ["span", "notes", "tex", "semantics", "check", "subjects", "report", "formulas", "outline"],
  surfaces: ["span", "recent", "drain", "notes", "report", "outline", "checkNote"],
  webview: [],
};

/** Libraries, and files that load one, and where alone they may be called: a file, or a folder (ending in a slash). */
const onlyCaller: Readonly<Record<string, readonly string[]>> = {
  katex: ["src/tex/parseTex.ts", "webview/page/formula.ts"],
  "@tensorflow/tfjs": ["webview/tensors.ts"],
  "@tensorflow/tfjs-backend-wasm": ["webview/tensors.ts"],
  "@tensorflow/tfjs-backend-webgpu": ["webview/tensors.ts"],
  "@vscode/webview-ui-toolkit": ["webview/ui/"],
  uplot: ["webview/charts/curves.ts"],
  nerdamer: ["src/check/prove/loadNerdamer.cjs"],
  "src/check/prove/loadNerdamer.cjs": ["src/check/prove/algebra.ts"],
  commander: ["src/surfaces/cli/arguments.ts"],
  ignore: ["src/surfaces/ignored.ts"],
  "lru-cache": ["src/recent.ts"],
  picocolors: ["src/surfaces/cli/formats/text.ts"],
  vscode: ["src/surfaces/client/"],
  "vscode-languageclient": ["src/surfaces/client/languageClient.ts"],
  "vscode-languageserver": ["src/surfaces/server/"],
  "vscode-languageserver-textdocument": ["src/surfaces/server/"],
  "@mathjax/src": ["src/surfaces/server/picture.ts"],
  "@mathjax/mathjax-newcm-font": ["src/surfaces/server/picture.ts"],
  "node:": [
    "src/surfaces/server/",
    "src/surfaces/client/",
    "src/surfaces/cli/",
    "src/surfaces/findNotes.ts",
    "src/surfaces/ignored.ts",
    "src/surfaces/noteFile.ts",
  ],
};

/** Folders of which none imports another. */
const neverMeet: readonly (readonly string[])[] = [
  ["src/check/prove", "src/check/falsify"],
  ["src/surfaces/server", "src/surfaces/client", "src/surfaces/cli", "src/surfaces/preview"],
];

/** Files of typed messages, and the folder outside their own that may import them. */
const doors: Readonly<Record<string, string>> = {
  "src/surfaces/server/protocol.ts": "src/surfaces/client",
  "src/surfaces/server/packedMarks.ts": "src/surfaces/client",
  "webview/messages.ts": "src/surfaces/client",
  "webview/laboratory/messages.ts": "src/surfaces/client",
  "webview/experiments/index.ts": "src/surfaces/client",
  "webview/experiments/settings.ts": "src/surfaces/client",
};

const mostLines = 500;

export function inspectArchitecture(root: string): Inspection {
  const files = ["src", "webview", "scripts", "test"].flatMap((folder) => filesIn(root, folder)).sort();
  return {
    files,
    complaints: files.flatMap((file) => inspectFile(file, fs.readFileSync(path.join(root, file), "utf8"))),
  };
}

/** The part that a file belongs to; none for scripts and tests, which stand outside the layers, and for misplaced files. */
export function partOf(file: string): string | undefined {
  const [top = "", second = ""] = file.split("/");
  const name = top === "src" ? second.replace(/\.ts$/, "") : top;
  const part = name === "problem" ? "span" : name;
  return part in mayImport ? part : undefined;
}

function inspectFile(file: string, text: string): readonly string[] {
  const complaints: string[] = [];
  const complain = (complaint: string): number => complaints.push(`${file}: ${complaint}`);
  if (!/^(?:#!.*\n)?\/\*\*[\s\S]*?\*\//.test(text)) complain("has no header");
  if (text.trimEnd().split("\n").length > mostLines) complain(`has more than ${mostLines} lines`);
  if (!file.startsWith("src/") && !file.startsWith("webview/")) return complaints;
  if (partOf(file) === undefined) complain("has no place in the table");
  for (const target of importsOf(text)) {
    const complaint = target.startsWith(".")
      ? judgeImport(file, path.posix.join(path.posix.dirname(file), target))
      : judgeLibrary(file, target);
    if (complaint !== undefined) complain(complaint);
  }
  return complaints;
}

function judgeImport(file: string, target: string): string | undefined {
  if (target in onlyCaller) return judgeCaller(file, target, target);
  const door = doors[target];
  if (door !== undefined && isWithin(file, door)) return undefined;
  const part = partOf(file);
  const imported = partOf(target);
  if (part === undefined) return undefined;
  if (imported === undefined) return `may not import ${target}, which is no part of the program`;
  if (imported !== part && !mayImport[part]?.includes(imported)) return `${part} may not import ${target}`;
  const meeting = neverMeet.some((folders) => {
    const to = folders.find((folder) => isWithin(target, folder));
    return to !== undefined && !isWithin(file, to) && folders.some((folder) => isWithin(file, folder));
  });
  if (meeting) return `may never meet ${target}`;
  const isShared = part === "surfaces" && file.split("/").length === 3;
  return isShared && target.split("/").length > 3
    ? `is shared by all surfaces and may not import ${target}`
    : undefined;
}

function judgeLibrary(file: string, target: string): string | undefined {
  const name = target.startsWith("node:")
    ? "node:"
    : target
        .split("/")
        .slice(0, target.startsWith("@") ? 2 : 1)
        .join("/");
  return judgeCaller(file, target, name);
}

function judgeCaller(file: string, target: string, name: string): string | undefined {
  const callers = onlyCaller[name];
  if (callers === undefined) return `may not import the library ${target}, which has no caller in the table`;
  const allowed = callers.some((caller) =>
    caller.endsWith("/") ? file.startsWith(caller) : file === caller,
  );
  return allowed ? undefined : `may not import ${target}: only ${callers.join(", ")} may`;
}

function importsOf(text: string): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(["'])([^"'\n]+)\1/g;
  return [...code.matchAll(pattern)].map(([, , target = ""]) => target);
}

function isWithin(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`);
}

function filesIn(root: string, folder: string): readonly string[] {
  const absolute = path.join(root, folder);
  if (!fs.existsSync(absolute)) return [];
  return fs.readdirSync(absolute, { withFileTypes: true }).flatMap((entry) => {
    const child = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(root, child);
    return /\.[cm]?[jt]sx?$/.test(entry.name) ? [child] : [];
  });
}
