/** The measurements that are made inside the extension host; prints each as `MEASURED name: milliseconds`,
 * and what else is worth knowing after `NOTED`. */
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import * as vscode from "vscode";

const edits = 50;
const hovers = 50;

export async function run(): Promise<void> {
  await measureActivation();
  const document = await open("note.md");
  await measureKeystrokes(document);
  await measureHovers(document);
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  await measureBlocks();
}

async function measureActivation(): Promise<void> {
  const extension = vscode.extensions.getExtension("marginalia.marginalia");
  if (extension === undefined) throw new Error("the extension is not there");
  if (extension.isActive) throw new Error("the extension is active before any note is open");
  const began = performance.now();
  await extension.activate();
  tellValue("activation", performance.now() - began);
}

/** Types into formulas all over the note, a digit in and the same digit out again, and waits for the verdicts. */
async function measureKeystrokes(document: vscode.TextDocument): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  if (diagnosticsOf(document).length === 0) await verdictsAfter(document, async () => undefined, 60_000);
  await pause(1000);
  await warmUpTheEditor(editor);
  const places = relationSigns(document);
  const times: number[] = [];
  for (let index = 0; index < edits; index++) {
    const place = places[Math.floor((Math.floor(index / 2) * places.length) / (edits / 2))];
    if (place === undefined) throw new Error("the note has no formula to type into");
    const after = place.translate(0, 1);
    editor.selection = new vscode.Selection(after, after);
    times.push(
      await verdictsAfter(document, async () =>
        index % 2 === 0
          ? vscode.commands.executeCommand("type", { text: "7" })
          : editor.edit((edit) => edit.delete(new vscode.Range(after, after.translate(0, 1)))),
      ),
    );
    await pause(200);
  }
  tellTimes("keystroke to verdicts", times);
}

/**
 * The first keystrokes of a session take the editor itself up to 200 ms, with any extension or none: some are typed in
 * behind the last formula, where no step is, before any is measured.
 */
async function warmUpTheEditor(editor: vscode.TextEditor): Promise<void> {
  const { document } = editor;
  const end = document.positionAt(document.getText().length);
  editor.selection = new vscode.Selection(end, end);
  for (const letter of "a few words") {
    await vscode.commands.executeCommand("type", { text: letter });
    await pause(200);
  }
}

async function measureHovers(document: vscode.TextDocument): Promise<void> {
  const places = relationSigns(document);
  const times: number[] = [];
  for (let index = 0; index < hovers; index++) {
    const place = places[Math.floor((index * places.length) / hovers)];
    const began = performance.now();
    const found = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      place,
    );
    if (found.length > 0) times.push(performance.now() - began);
  }
  console.log(`NOTED ${times.length} of ${hovers} places have a hover`);
  tellTimes("hover", times);
}

/** Of several large notes, so that what the machine does besides is not taken for ours: the one in the middle. */
async function measureBlocks(): Promise<void> {
  const [idle, checking]: [Block[], Block[]] = [[], []];
  const files = await vscode.workspace.fs.readDirectory(folder().uri);
  for (const [name] of files.filter(([file]) => file.startsWith("large"))) {
    const blocks = await longestBlocks(name);
    idle.push(blocks.idle);
    checking.push(blocks.checking);
  }
  tellBlocks("longest block of the extension host without a check", idle);
  tellBlocks("longest block of the extension host", checking);
}

function tellBlocks(name: string, blocks: readonly Block[]): void {
  tellValue(`${name}, with waits for a processor`, median(blocks.map(({ passed }) => passed)));
  tellValue(name, median(blocks.map(({ computed }) => computed)));
}

/**
 * The longest time that the host's event loop stood still while a large note was just open, and while it was checked and
 * its marks were shown. The editor and its own extensions keep the host for 100 ms at times when a large note is opened or
 * a setting is changed: what is measured begins when they have taken the note in.
 */
async function longestBlocks(name: string): Promise<{ idle: Block; checking: Block }> {
  const settings = vscode.workspace.getConfiguration("marginalia");
  await settings.update("enable", false);
  const document = await open(name);
  await pause(4000);
  const idle = await longestBlock(async () => pause(3000));
  await settings.update("enable", true);
  await pause(250);
  if (diagnosticsOf(document).length > 0)
    throw new Error("the large note was checked before the measurement began");
  const checking = await longestBlock(async () => {
    const began = performance.now();
    while (diagnosticsOf(document).length === 0) {
      if (performance.now() - began > 300_000) throw new Error("the large note is not checked after 300 s");
      await pause(50);
    }
    await pause(1000);
  });
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  return { idle, checking };
}

/** The longest times that the event loop stood still, in milliseconds. */
interface Block {
  readonly passed: number;
  /** Of the time that passed, no more than what the host computed: the rest it waited for a processor to be free. */
  readonly computed: number;
}

async function longestBlock(meanwhile: () => Promise<void>): Promise<Block> {
  const period = 1;
  const processorTime = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  let [passed, computed] = [0, 0];
  let [lastTurn, lastTime] = [performance.now(), processorTime()];
  const timer = setInterval(() => {
    const [turn, time] = [performance.now(), processorTime()];
    passed = Math.max(passed, turn - lastTurn - period);
    computed = Math.max(computed, Math.min(turn - lastTurn - period, time - lastTime));
    [lastTurn, lastTime] = [turn, time];
  }, period);
  await meanwhile();
  clearInterval(timer);
  return { passed, computed };
}

function folder(): vscode.WorkspaceFolder {
  const [only] = vscode.workspace.workspaceFolders ?? [];
  if (only === undefined) throw new Error("no folder is open");
  return only;
}

async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder().uri, name));
  await vscode.window.showTextDocument(document);
  return document;
}

/**
 * Milliseconds from a change to the arrival of the diagnostics that are made of it. The note has one at least, and every
 * message of the server brings new objects; VS Code's own event would come some 50 ms after them.
 */
async function verdictsAfter(
  document: vscode.TextDocument,
  change: () => PromiseLike<unknown>,
  patience = 10_000,
): Promise<number> {
  const before = diagnosticsOf(document)[0];
  const began = performance.now();
  const changed = change();
  let latest = diagnosticsOf(document)[0];
  while (latest === undefined || latest === before) {
    if (performance.now() - began > patience) throw new Error(`no verdicts came within ${patience / 1000} s`);
    await pause(1);
    latest = diagnosticsOf(document)[0];
  }
  const time = performance.now() - began;
  await changed;
  return time;
}

/** Where relations stand at the beginning of a line of an aligned formula, in document order. */
function relationSigns(document: vscode.TextDocument): readonly vscode.Position[] {
  return [...document.getText().matchAll(/&=/g)].map(({ index }) => document.positionAt(index + 1));
}

function diagnosticsOf(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "Marginalia");
}

function tellTimes(name: string, times: readonly number[]): void {
  for (const share of [50, 95]) tellValue(`${name}, p${share}`, quantile(times, share));
}

function median(values: readonly number[]): number {
  return quantile(values, 50);
}

/** The value that so many per cent of the values are below. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? Number.NaN;
}

function tellValue(name: string, milliseconds: number): void {
  console.log(`MEASURED ${name}: ${milliseconds.toFixed(1)}`);
}
