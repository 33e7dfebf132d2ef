/** Marks on their way from server to client: a letter and two numbers each, a tenth of what their objects would take. */
import type { Mark, PackedMarks, VerdictName } from "./protocol.ts";

/** A letter for each verdict; in upper case where brackets do not match. */
const letters: Readonly<Record<VerdictName, string>> = {
  proved: "p",
  tested: "t",
  refuted: "r",
  definition: "d",
  assumption: "a",
  undecided: "u",
  unread: "n",
};

const verdicts = new Map(
  (Object.keys(letters) as VerdictName[]).map((verdict) => [letters[verdict], verdict]),
);

export function packMarks(marks: readonly Mark[]): PackedMarks {
  return {
    letters: marks
      .map(({ verdict, brackets }) => (brackets === true ? letters[verdict].toUpperCase() : letters[verdict]))
      .join(""),
    places: marks.flatMap(({ place: { line, character } }) => [line, character]),
  };
}

/** The marks that were packed. Throws a `TypeError` where a letter is none of a verdict. */
export function unpackMarks({ letters: packed, places }: PackedMarks): readonly Mark[] {
  return Array.from(packed, (letter, index) => {
    const verdict = verdicts.get(letter.toLowerCase());
    const [line = 0, character = 0] = [places[2 * index], places[2 * index + 1]];
    if (verdict === undefined) throw new TypeError(`no verdict has the letter “${letter}”`);
    const mark = { verdict, place: { line, character } };
    return letter === letter.toLowerCase() ? mark : { ...mark, brackets: true };
  });
}
