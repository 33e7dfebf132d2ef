/** A passage from what stands between its delimiters. */
import { undoMarkdown } from "./escapes.ts";
import type { Passage } from "./note.ts";
import type { RawText } from "./rawText.ts";
import type { Span } from "../span.ts";

export function passageOf(raw: RawText, span: Span, display: boolean): Passage {
  const { text, offsets } = undoMarkdown(raw);
  return { kind: "passage", display, span, tex: text, offsets };
}
