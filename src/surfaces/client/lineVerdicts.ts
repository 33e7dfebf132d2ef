/** One gutter icon a line: the worst verdict of the steps whose signs stand on it. */
import type { Mark, Place } from "../server/protocol.ts";

/** Verdicts that have an icon, the worst first. */
export const gutterKinds = ["refuted", "brackets", "undecided", "unread", "tested", "proved"] as const;
export type GutterKind = (typeof gutterKinds)[number];

const ranks = Object.fromEntries(gutterKinds.map((kind, rank) => [kind, rank])) as Record<GutterKind, number>;

export type LineVerdicts = Readonly<Record<GutterKind, readonly Place[]>>;

const known = new WeakMap<readonly Mark[], LineVerdicts>();

/** Where each icon stands, at most one a line. Definitions and assumptions have none. Marks are told apart by the object. */
export function lineVerdicts(marks: readonly Mark[]): LineVerdicts {
  const found = known.get(marks) ?? computeLineVerdicts(marks);
  known.set(marks, found);
  return found;
}

function computeLineVerdicts(marks: readonly Mark[]): LineVerdicts {
  const worst = new Map<number, { kind: GutterKind; place: Place }>();
  for (const mark of marks) {
    const kind = kindOf(mark);
    if (kind === undefined) continue;
    const { place } = mark;
    const other = worst.get(place.line);
    if (other === undefined || ranks[kind] < ranks[other.kind]) worst.set(place.line, { kind, place });
  }
  const places: Record<GutterKind, Place[]> = {
    refuted: [],
    brackets: [],
    undecided: [],
    unread: [],
    tested: [],
    proved: [],
  };
  for (const { kind, place } of worst.values()) places[kind].push(place);
  return places;
}

function kindOf({ verdict, brackets }: Mark): GutterKind | undefined {
  if (verdict === "definition" || verdict === "assumption") return undefined;
  return verdict === "unread" && brackets === true ? "brackets" : verdict;
}
