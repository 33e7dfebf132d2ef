/**
 * The report for people: for every step its place, a mark that differs by shape, the verdict, and why; a step that does
 * not hold shows its source line with the relation underlined. Works without colour; colour only repeats the mark.
 */
import pc from "picocolors";
import type { DerivationContract, FileContract, InputError, StepContract } from "../../contract.ts";
import { createLineMap } from "../../lineMap.ts";
import type { NoteReport } from "../../../report/report.ts";
import { type Summary, type VerdictKind, verdictKinds } from "../../../report/summarize.ts";
import { verdictMarks } from "../../../report/verdictMarks.ts";
import { printable } from "../printable.ts";

type Colors = ReturnType<typeof pc.createColors>;
type Color = "green" | "cyan" | "red" | "dim" | "yellow" | "magenta";

const colorOf: Readonly<Record<VerdictKind, Color>> = {
  proved: "green",
  tested: "cyan",
  refuted: "red",
  definition: "dim",
  assumption: "dim",
  undecided: "yellow",
  unread: "magenta",
};

const widestLine = 100;

export interface TextFormat {
  readonly file: (file: FileContract, report: NoteReport) => string;
  readonly summary: (summary: Summary, files: number, errors: readonly InputError[]) => string;
}

export function createTextFormat(colored: boolean): TextFormat {
  const colors = pc.createColors(colored);
  return {
    file: (file, report) => formatFile(file, report, colors),
    summary: (summary, files, errors) => formatSummary(summary, files, errors, colors),
  };
}

function formatFile(file: FileContract, report: NoteReport, colors: Colors): string {
  const texts = new Map(report.documents.map(({ cell, text }) => [cell, createLineMap(text)]));
  const paragraphs = file.derivations.map((derivation) => {
    const lines = texts.get(derivation.cell) ?? createLineMap("");
    return derivation.steps
      .map((step) => formatStep(step, placeOf(file.path, derivation, step), lines, colors))
      .join("");
  });
  const problems = file.problems.map(
    ({ line, column, message }) =>
      `${printable(`${file.path}:${line}:${column}`)} ${colors.yellow("!")} ${printable(message)}\n`,
  );
  return [...paragraphs, problems.join("")]
    .filter((paragraph) => paragraph !== "")
    .map((p) => `${p}\n`)
    .join("");
}

function placeOf(path: string, derivation: DerivationContract, step: StepContract): string {
  const cell = derivation.cell === undefined ? "" : ` cell ${derivation.cell}`;
  return printable(`${path}${cell}:${step.line}:${step.column}`);
}

type Lines = ReturnType<typeof createLineMap>;

function formatStep(step: StepContract, place: string, lines: Lines, colors: Colors): string {
  const color = colorOf[step.verdict];
  const { sign } = verdictMarks[step.verdict];
  const head = `${colors.dim(place)} ${colors[color](`${sign} ${step.verdict}`)}`;
  const held = step.verdict !== "refuted" && step.verdict !== "undecided" && step.verdict !== "unread";
  const source = held ? [] : showSource(lines.lineText(step.line), step, colors[color]);
  const details = [
    ...source,
    printable(step.reason),
    ...Object.entries(step.witness?.tables ?? {}).map(([name, value]) =>
      colors.dim(`  ${printable(name)} = ${printable(value)}`),
    ),
    ...step.reading.map((reading) => `read: ${printable(reading)}`),
    ...step.assumptions.map((assumption) => `assumes: ${printable(assumption)}`),
  ];
  const side = held ? `  ${step.relation} ${shorten(squeeze(step.rhs.tex), widestLine - place.length)}` : "";
  return [head + side, ...details.map((line) => `    ${line}`)].map((line) => `${line}\n`).join("");
}

/** The source line, cut to a window around the relation's sign, and the sign underlined. */
function showSource(line: string, step: StepContract, paint: (text: string) => string): readonly string[] {
  const sign = step.column - 1;
  const length = step.relation === "" ? Math.max(line.length - sign, 1) : signLength(line, sign);
  const start = sign + length > widestLine ? Math.max(sign - widestLine / 2, 0) : indentOf(line);
  const end = Math.min(line.length, start + widestLine);
  const before = start > indentOf(line) ? "…" : "";
  const after = end < line.length ? "…" : "";
  const lead = printable(before + line.slice(start, sign));
  const under = Math.min(length, Math.max(end - sign, 1));
  return [printable(before + line.slice(start, end) + after), blank(lead) + paint("^".repeat(under))];
}

/** How far the sign reaches: a control word, or one character. */
function signLength(line: string, start: number): number {
  return /^(?:\\[A-Za-z]+|:=|.)/u.exec(line.slice(start))?.[0].length ?? 1;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Blanks as wide as the text on a terminal: two columns for East Asian characters, none for combining marks. */
function blank(text: string): string {
  return text
    .replace(/\p{M}/gu, "")
    .replace(/[\p{sc=Han}\p{sc=Hangul}\p{sc=Hira}\p{sc=Kana}\u3000-\u303f\uff01-\uff60]/gu, "\u3000")
    .replace(/[^\t\u3000]/gu, " ");
}

function squeeze(text: string): string {
  return printable(text.replace(/\s+/g, " ").trim());
}

function shorten(text: string, length: number): string {
  const room = Math.max(length, 40);
  return text.length <= room ? text : `${text.slice(0, room - 1).trimEnd()}…`;
}

function formatSummary(
  summary: Summary,
  files: number,
  errors: readonly InputError[],
  colors: Colors,
): string {
  const steps = verdictKinds.reduce((sum, kind) => sum + summary[kind], 0);
  const counts = verdictKinds
    .filter((kind) => summary[kind] > 0)
    .map((kind) => colors[colorOf[kind]](`${verdictMarks[kind].sign} ${summary[kind]} ${kind}`));
  const failures = errors.length === 0 ? "" : `; ${count(errors.length, "input error", "input errors")}`;
  const colon = counts.length === 0 ? "" : ": ";
  return `${count(files, "note", "notes")}, ${count(steps, "step", "steps")}${colon}${counts.join(", ")}${failures}\n`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
