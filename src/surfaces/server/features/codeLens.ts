/**
 * Above a display that an experiment is about: a link that opens the experiment. Once below each heading is enough, and
 * formulas among words have none.
 */
import type { CodeLens } from "vscode-languageserver";
import type { CodeLensFeature } from "../checkedNote.ts";
import { openExperimentCommand } from "../protocol.ts";

/** Those of the experiments that the client can open, at the first lines of derivations, in document order. */
export const codeLens: CodeLensFeature = ({ derivations, formulas, headings, lines }, titles) => {
  const displays = new Set(formulas.flatMap(({ display, span }) => (display ? [span.start] : [])));
  const offered = new Set<string>();
  return derivations.flatMap(({ span, subjects }) => {
    if (!displays.has(span.start)) return [];
    const section = headings.findLastIndex((heading) => heading.span.start < span.start);
    return subjects.flatMap((subject): readonly CodeLens[] => {
      const title = titles[subject];
      if (title === undefined || offered.has(`${section} ${subject}`)) return [];
      offered.add(`${section} ${subject}`);
      const start = lines.positionAt(span.start);
      const command = openExperimentCommand;
      return [
        {
          range: { start, end: start },
          command: { title: `▷ Open experiment: ${title}`, command, arguments: [subject] },
        },
      ];
    });
  });
};
