/**
 * The report that scripts and other programs read, version 1; `docs/report.schema.json` describes it. Lines and columns
 * count from 1 within the file, or within the cell where `cell` is given; columns are UTF-16 units; ends are exclusive.
 */
import { describeVerdict } from "../report/describeVerdict.ts";
import { wordMessage } from "../report/messages.ts";
import type { DerivationReport, NoteReport, StepReport } from "../report/report.ts";
import type { VerdictKind } from "../report/summarize.ts";
import type { Span } from "../span.ts";
import { createLineMap, type LineMap } from "./lineMap.ts";

export interface FolderContract {
  readonly version: 1;
  readonly errors: readonly InputError[];
  readonly files: readonly FileContract[];
}

export interface InputError {
  readonly path: string;
  readonly message: string;
}

export interface FileContract {
  readonly path: string;
  readonly derivations: readonly DerivationContract[];
  /** What is wrong with the note apart from its steps. */
  readonly problems: readonly ProblemContract[];
}

export interface DerivationContract {
  readonly cell?: number;
  readonly line: number;
  readonly endLine: number;
  readonly steps: readonly StepContract[];
  /** The experiments on what it is about, by their names, the most specific first; absent where there is none. */
  readonly experiments?: readonly string[];
}

export interface StepContract {
  readonly line: number;
  readonly column: number;
  readonly relation: StepReport["relation"];
  readonly verdict: VerdictKind;
  /** Whether a verdict by evaluation was decided without rounding; present where worlds were tried. */
  readonly exact?: boolean;
  readonly reasonCode: string;
  readonly reason: string;
  readonly lhs: SideContract;
  readonly rhs: SideContract;
  readonly rules: readonly string[];
  readonly reading: readonly string[];
  readonly assumptions: readonly string[];
  readonly witness?: WitnessContract;
  readonly repairs: readonly RepairContract[];
}

interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface SideContract extends Place {
  /** The source between the two places. */
  readonly tex: string;
}

export interface WitnessContract {
  readonly seed: number;
  readonly left: string;
  readonly right: string;
  readonly tables: Readonly<Record<string, string>>;
}

export interface RepairContract extends Place {
  readonly title: string;
  readonly text: string;
}

export interface ProblemContract extends Place {
  readonly code: string;
  readonly message: string;
}

/** One note's report in the contract's terms. */
export function fileContract(path: string, report: NoteReport): FileContract {
  const documents = new Map(
    report.documents.map(({ text, cell }) => [cell, { text, lines: createLineMap(text) }]),
  );
  const empty = { text: "", lines: createLineMap("") };
  const first = [...documents.values()][0] ?? empty;
  return {
    path,
    derivations: report.derivations.map((derivation) =>
      derivationContract(derivation, documents.get(derivation.cell) ?? empty),
    ),
    problems: report.problems.map(({ code, span, data }) => ({
      code,
      message: wordMessage(code, data),
      ...placeOf(span, first.lines),
    })),
  };
}

interface Source {
  readonly text: string;
  readonly lines: LineMap;
}

function derivationContract(derivation: DerivationReport, source: Source): DerivationContract {
  const { line, endLine } = placeOf(derivation.span, source.lines);
  return {
    ...(derivation.cell === undefined ? {} : { cell: derivation.cell }),
    line,
    endLine,
    steps: derivation.steps.map((step) => stepContract(step, source)),
    ...(derivation.subjects.length > 0 ? { experiments: derivation.subjects } : {}),
  };
}

function stepContract(step: StepReport, source: Source): StepContract {
  const { verdict, relation } = step;
  const { code, sentence, rules } = describeVerdict(verdict, relation);
  return {
    ...source.lines.positionAt(step.sign.start),
    relation,
    verdict: verdict.kind,
    ...("exact" in verdict ? { exact: verdict.exact } : {}),
    reasonCode: code,
    reason: sentence,
    lhs: sideContract(step.left, source),
    rhs: sideContract(step.right, source),
    rules,
    reading: step.reading,
    assumptions: step.assumptions,
    ...(verdict.kind === "refuted" ? { witness: witnessContract(verdict.witness) } : {}),
    repairs: [],
  };
}

function witnessContract({ seed, left, right, tables }: WitnessContract): WitnessContract {
  return { seed, left, right, tables };
}

function sideContract(span: Span, source: Source): SideContract {
  return { ...placeOf(span, source.lines), tex: source.text.slice(span.start, span.end) };
}

function placeOf(span: Span, lines: LineMap): Place {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return { ...start, endLine: end.line, endColumn: end.column };
}
