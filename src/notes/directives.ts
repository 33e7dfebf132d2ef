/** `<!-- marginalia: … -->`: the comments that speak to the checker. Any other comment is none. */
import type { Directive } from "./note.ts";
import type { Problem } from "../problem.ts";
import type { Span } from "../span.ts";

export type Spoken = { readonly directive: Directive } | { readonly problem: Problem } | undefined;

/** What the comment with this text says. */
export function readDirective(body: string, span: Span): Spoken {
  const words = body.trim();
  if (!words.toLowerCase().startsWith("marginalia:")) return undefined;
  const order = words.slice("marginalia:".length).trim().replace(/\s+/g, " ");
  const [verb, rest] = splitFirst(order);
  if (verb === "assume" && rest !== "") return directive("assume", rest, span);
  if (order === "on" || order === "off") return directive(order, "", span);
  if (order === "ignore next" || order === "ignore-next") return directive("ignore-next", "", span);
  return { problem: { code: "unknown-directive", span, data: { directive: order } } };
}

function directive(instruction: Directive["instruction"], argument: string, span: Span): Spoken {
  return { directive: { kind: "directive", span, instruction, argument } };
}

function splitFirst(order: string): [string, string] {
  const blank = order.indexOf(" ");
  return blank < 0 ? [order, ""] : [order.slice(0, blank), order.slice(blank + 1)];
}
