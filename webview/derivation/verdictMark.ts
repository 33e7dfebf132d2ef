/** The mark of a verdict: a small drawing whose shape alone tells the verdict; its colour comes from the style sheet. */
import type { Verdict } from "../messages.ts";
import { verdictWords } from "./verdicts.ts";

/** Strokes in a square of 16 by 16. */
const strokes: Readonly<Record<Verdict, readonly string[]>> = {
  proved: ["M2.5 8.5 6.3 12.5 13.5 3.5"],
  tested: ["M2.5 6.6C4.2 4.2 6 4.2 8 5.6S11.8 7 13.5 4.6", "M2.5 11.6C4.2 9.2 6 9.2 8 10.6S11.8 12 13.5 9.6"],
  refuted: ["M3.2 3.2 12.8 12.8", "M12.8 3.2 3.2 12.8"],
  definition: ["M2.6 5.5h.01", "M2.6 10.5h.01", "M6.5 5.5h7", "M6.5 10.5h7"],
  assumption: ["M8 4.2h.01", "M3.6 11.4h.01", "M12.4 11.4h.01"],
  undecided: ["M4.8 5.3C4.8 1.4 11.2 1.4 11.2 5.3 11.2 7.8 8 7.7 8 10.2", "M8 13.4h.01"],
  unread: ["M8 2.8a5.2 5.2 0 1 0 .01 0", "M3 13 13 3"],
};

const drawing = "http://www.w3.org/2000/svg";

/** The mark, named by the verdict's words for screen readers. */
export function drawMark(verdict: Verdict): SVGSVGElement {
  const mark = document.createElementNS(drawing, "svg");
  mark.setAttribute("class", "mark");
  mark.setAttribute("viewBox", "0 0 16 16");
  mark.setAttribute("data-verdict", verdict);
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", verdictWords[verdict]);
  for (const stroke of strokes[verdict]) {
    const path = document.createElementNS(drawing, "path");
    path.setAttribute("d", stroke);
    mark.append(path);
  }
  return mark;
}
