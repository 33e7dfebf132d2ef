/** Arguments in a notation of one line each: `A = B ≥ C ⇒ …`, sides as they are written in the source. */
import type { Argument, Chain, Link } from "../../src/semantics/chain/argument.ts";

export function showArguments(source: string, all: readonly Argument[]): readonly string[] {
  return all.map((argument) => showArgument(source, argument));
}

function showArgument(source: string, argument: Argument): string {
  const parts: string[] = [];
  if (argument.listed) parts.push("also");
  if (argument.mood) parts.push(`${argument.mood}:`);
  argument.chains.forEach((chain, index) => {
    const arrow = argument.arrows[index - 1];
    if (arrow) parts.push(showLink(arrow));
    parts.push(showChain(source, chain));
  });
  if (argument.limited) parts.push("limited");
  for (const { span } of argument.words) parts.push(`% ${slice(source, span)}`);
  return parts.join(" ");
}

function showChain(source: string, chain: Chain): string {
  const shown = chain.sides
    .flatMap((side, index) => {
      const link = chain.links[index - 1];
      const text = side.items.length === 0 ? "∅" : slice(source, side.span);
      return link ? [showLink(link), text] : [text];
    })
    .join(" ");
  const marked = chain.within ? `{${shown}}` : shown;
  return chain.repeated ? `(${marked})` : marked;
}

function showLink(link: Link): string {
  return `${link.relation}${link.demand ? "!" : ""}${link.reversed ? "←" : ""}`;
}

function slice(source: string, span: { readonly start: number; readonly end: number }): string {
  return source.slice(span.start, span.end).replace(/\s+/g, " ");
}
