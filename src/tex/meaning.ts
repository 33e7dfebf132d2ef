/**
 * What a command without arguments stands for, told from the nodes that KaTeX makes of it: so the class of every
 * symbol is the one that it is rendered with, and no table of symbols need be kept.
 */
import type { KatexNode } from "./agreement.ts";
import type { Family } from "./tree.ts";

export type Meaning =
  | { readonly kind: "symbol"; readonly family: Family }
  /** A letter of an alphabet, such as `\R`. */
  | { readonly kind: "letters"; readonly text: string; readonly font: string }
  /** A name such as `\log`. */
  | { readonly kind: "word"; readonly text: string }
  /** Space, or nothing at all. */
  | { readonly kind: "blank" }
  /** A command that needs arguments, or that shows more than one symbol. */
  | { readonly kind: "structure" }
  | { readonly kind: "undefined" };

const blanks: ReadonlySet<string> = new Set(["internal", "kern", "spacing"]);

export function meaningOfNodes(nodes: readonly KatexNode[]): Meaning {
  const solid = nodes.filter((node) => !blanks.has(node.type));
  const [node] = solid;
  if (node === undefined) return { kind: "blank" };
  const alike = solid.every((other) => other.type === "mclass" && other.mclass === node.mclass);
  if (solid.length > 1 && !alike) return { kind: "structure" };
  switch (node.type) {
    case "atom":
      return { kind: "symbol", family: familyOf(node.family) };
    case "mathord":
    case "textord":
    case "ordgroup":
      return { kind: "symbol", family: "ordinary" };
    case "mclass":
      return { kind: "symbol", family: familyOf(node.mclass?.slice(1)) };
    case "htmlmathml":
      return meaningOfNodes(node.html ?? []);
    case "op":
      return node.symbol === true
        ? { kind: "symbol", family: "operator" }
        : { kind: "word", text: node.name?.replace(/^\\/u, "") ?? "" };
    case "operatorname":
      return { kind: "word", text: lettersIn(node) };
    case "font":
      return { kind: "letters", text: lettersIn(node), font: node.font ?? "mathrm" };
    default:
      return { kind: "structure" };
  }
}

function familyOf(family: string | undefined): Family {
  switch (family) {
    case "bin":
      return "binary";
    case "rel":
      return "relation";
    case "open":
    case "close":
      return family;
    case "punct":
      return "punctuation";
    case "op":
      return "operator";
    default:
      return "ordinary";
  }
}

function lettersIn(node: KatexNode): string {
  if (node.text !== undefined) return node.text;
  return [node.body ?? []]
    .flat(2)
    .map((inner) => lettersIn(inner))
    .join("");
}
