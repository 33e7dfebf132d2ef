/**
 * Wrong variants of the steps that the notes prove, made on expressions and on TeX: none comes out proved or tested,
 * unless an independent evaluation finds it true. A sample by a fixed seed; all of them with MARGINALIA_FULL=1.
 */
import assert from "node:assert/strict";
import { drain } from "../../src/drain.ts";
import { checkDerivation, type CheckedStep } from "../../src/check/checkDerivation.ts";
import { checkClaims, defaultOptions } from "../../src/check/checkStep.ts";
import { formulasOf } from "../../src/formulas.ts";
import { findMath } from "../../src/notes/findMath.ts";
import type { Document } from "../../src/notes/note.ts";
import { readMarkdown } from "../../src/notes/markdown.ts";
import type { Claim } from "../../src/semantics/claim.ts";
import { printExpression } from "../../src/semantics/printExpression.ts";
import { type ReadFormula, readNote } from "../../src/semantics/readNote.ts";
import { keyOf } from "../../src/semantics/sameExpression.ts";
import type { Step } from "../../src/semantics/steps.ts";
import { type Opinion, opinionOn } from "../support/independentOpinion.ts";
import { notesIn } from "../support/notes.ts";
import { type Edit, wrongTex } from "../support/wrongTex.ts";
import { variantsOf } from "../support/wrongVariants.ts";

interface Proven {
  readonly path: string;
  readonly read: ReadFormula;
  readonly claim: Claim;
}

interface Examined {
  readonly path: string;
  readonly document: Document;
  readonly index: number;
  readonly read: ReadFormula;
  readonly checked: readonly CheckedStep[];
}

const isFull = process.env["MARGINALIA_FULL"] === "1";
const mostVariants = isFull ? Infinity : 1200;
const mostEdits = isFull ? Infinity : 300;

describe("wrong variants of proved steps", function () {
  this.timeout(isFull ? 0 : 60_000);

  const examined: readonly Examined[] = [...notesIn("test/derivations"), ...notesIn("examples")].flatMap(
    (note) =>
      findMath(note).documents.flatMap((document) =>
        readNote(formulasOf(document)).map((read, index) => ({
          path: note.path,
          document,
          index,
          read,
          checked: verdictsOn(read),
        })),
      ),
  );
  const proven: readonly Proven[] = examined.flatMap(({ path, read, checked }) =>
    checked.flatMap(({ step, verdict }) => {
      const claims = step.meaning.kind === "claims" && verdict.kind === "proved" ? step.meaning.claims : [];
      return claims.map((claim) => ({ path, read, claim }));
    }),
  );

  it("have steps to be made of", () => {
    assert.ok(proven.length > 100, `only ${proven.length} claims are proved`);
    const opinions = proven.map(({ claim, read }) => opinionInContexts([claim], read));
    assert.deepEqual(
      opinions.filter((opinion) => opinion === "false"),
      [],
    );
    assert.ok(opinions.filter((opinion) => opinion === "true").length > 0.9 * proven.length);
  });

  it("are told from right ones by the independent evaluation", () => {
    const refuted = examined.flatMap(({ read, checked }) =>
      checked.flatMap(({ step, verdict }) => {
        const { meaning } = step;
        if (verdict.kind !== "refuted" || meaning.kind !== "claims") return [];
        return [opinionOn(meaning.claims, read.contexts.note)];
      }),
    );
    assert.ok(refuted.length > 30, `only ${refuted.length} steps are refuted`);
    assert.deepEqual(
      refuted.filter((opinion) => opinion !== "false"),
      [],
    );
  });

  it("are not held, made on expressions", () => {
    const variants = proven.flatMap((one) =>
      variantsOf(one.claim.comparison).map((comparison) => ({ ...one, claim: { ...one.claim, comparison } })),
    );
    assert.ok(variants.length > 1000, `only ${variants.length} variants`);
    const wrong = sample(variants, mostVariants).filter(({ claim, read }) => {
      const verdict = checkClaims([claim], read.contexts.note, defaultOptions);
      return (
        (verdict.kind === "proved" || verdict.kind === "tested") &&
        opinionOn([claim], read.contexts.note) !== "true"
      );
    });
    assert.deepEqual(
      wrong.map(
        ({ path, claim, read }) => `${path}: ${shown(claim)} (${opinionOn([claim], read.contexts.note)})`,
      ),
      [],
    );
  });

  it("are not held, made on TeX", () => {
    const edits = examined
      .filter(({ checked }) => checked.some(({ verdict }) => verdict.kind === "proved"))
      .flatMap((one) => {
        const { start, end } = one.read.formula.span;
        return wrongTex(one.document.text.slice(start, end)).map((edit) => ({
          ...one,
          edit: { start: edit.start + start, end: edit.end + start, text: edit.text },
        }));
      });
    assert.ok(edits.length > 400, `only ${edits.length} edits`);
    const wrong = sample(edits, mostEdits).flatMap((one) => heldWrongly(one, one.edit));
    assert.deepEqual(wrong, []);
  });
});

function verdictsOn(read: ReadFormula): readonly CheckedStep[] {
  return drain(checkDerivation(read, defaultOptions));
}

/**
 * The steps of an edited formula that hold, although the edit made them and they are not true: under the first reading,
 * or under that which the formula had to be taken by before it was edited.
 */
function heldWrongly(
  { path, document, index, read, checked }: Examined,
  { start, end, text }: Edit,
): readonly string[] {
  const edited = document.text.slice(0, start) + text + document.text.slice(end);
  const formulas = formulasOf({ ...document, text: edited, blocks: readMarkdown(edited).blocks });
  const again = readNote(formulas)[index];
  if (!again || again.formula.span.start !== read.formula.span.start) return [];
  const before = new Set([...read.first.steps, ...checked.map(({ step }) => step)].map(keyOfStep));
  const readings = new Set(checked.map(({ reading }) => reading.join("; ")));
  return verdictsOn(again).flatMap(({ step, verdict, reading }, at): readonly string[] => {
    const first = again.first.steps[at];
    if (verdict.kind !== "proved" && verdict.kind !== "tested") return [];
    if (!first || before.has(keyOfStep(first))) return [];
    const { meaning } = readings.has(reading.join("; ")) ? step : first;
    const opinion = meaning.kind === "claims" ? opinionInContexts(meaning.claims, again) : "unknown";
    if (opinion === "true") return [];
    return [
      `${path}: ${verdict.kind}, in truth ${opinion}: ${edited.slice(step.left.start, step.right.end)}`,
    ];
  });
}

/** True by what the section or the whole note says; false only where neither makes it true. */
function opinionInContexts(claims: readonly Claim[], { contexts }: ReadFormula): Opinion {
  const opinions = [opinionOn(claims, contexts.section), opinionOn(claims, contexts.note)];
  return opinions.find((opinion) => opinion === "true") ?? opinions[0] ?? "unknown";
}

function keyOfStep({ meaning }: Step): string {
  return meaning.kind === "claims" ? meaning.claims.map(keyOfClaim).join("; ") : "";
}

function keyOfClaim({ comparison, premises }: Claim): string {
  return [...premises, comparison]
    .map(({ left, relation, right }) => `${keyOf(left)} ${relation} ${keyOf(right)}`)
    .join(" ⇒ ");
}

function shown({ comparison, premises }: Claim): string {
  return [...premises, comparison]
    .map(({ left, relation, right }) => `${printExpression(left)} ${relation} ${printExpression(right)}`)
    .join(" ⇒ ");
}

/** Some of a list, spread over it by a fixed seed. */
function sample<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  let state = 20_261_122;
  const marked = list.map((one) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return { one, rank: state };
  });
  return marked
    .sort((first, second) => first.rank - second.rank)
    .slice(0, most)
    .map(({ one }) => one);
}
