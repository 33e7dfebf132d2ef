/** From spans of offsets to the protocol's areas of lines and characters. */
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { StepReport } from "../../report/report.ts";
import type { Span } from "../../span.ts";
import type { Area } from "./protocol.ts";

type Lines = Pick<TextDocument, "positionAt">;

export function areaOf(span: Span, lines: Lines): Area {
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

/** From the relation sign to the end of the right side: what a verdict on a step marks. */
export function markedSpan({ sign, right }: Pick<StepReport, "sign" | "right">): Span {
  return { start: sign.start, end: Math.max(sign.end, right.end) };
}
