/**
 * From a verdict to words: a stable reason code, one English sentence, and the names of the rules that a proof used,
 * each once, in the order of their first use.
 */
import type { Proof, Verdict } from "../check/verdict.ts";
import type { Relation } from "../semantics/claim.ts";
import { wordMessage } from "./messages.ts";

export interface Description {
  readonly code: string;
  readonly sentence: string;
  readonly rules: readonly string[];
}

export function describeVerdict(verdict: Verdict, relation: Relation | ""): Description {
  switch (verdict.kind) {
    case "proved":
      return describeProof(verdict.proof);
    case "tested":
      return describe(verdict.exact ? "agrees-exactly-in-worlds" : "agrees-in-worlds", {
        worlds: String(verdict.worlds),
      });
    case "refuted":
      return describe(failureOf(relation), { left: verdict.witness.left, right: verdict.witness.right });
    case "definition":
      return describe("definition", {});
    case "assumption":
      return describe("assumption", {});
    case "undecided":
      return describe(verdict.stop.code, verdict.stop.data);
    case "unread":
      return describe(verdict.problem.code, verdict.problem.data);
  }
}

/** Rules whose names alone would not tell what they do. */
const ruleNames: Readonly<Record<string, string>> = {
  "evidence-lower-bound": "the evidence lower bound",
  "non-negative": "terms that are never negative",
  premise: "the premise",
  "surprise-is-non-negative": "−log p ≥ 0 for discrete variables",
};

/** Rules that every comparison needs and that explain none. */
const bookkeeping: ReadonlySet<string> = new Set([
  "argument-order",
  "arithmetic",
  "non-negative",
  "rename-bound-variables",
]);

/** A rule's name as words: `log-of-quotient` and `logOfQuotient` are both “log of quotient”. */
export function nameRule(rule: string): string {
  const words = rule.replace(/([a-z])([A-Z])/g, "$1 $2").replaceAll("-", " ");
  return ruleNames[rule] ?? words.toLowerCase();
}

function describe(code: string, data: Readonly<Record<string, string>>): Description {
  return { code, sentence: wordMessage(code, data), rules: [] };
}

function describeProof(proof: Proof): Description {
  const rules = rulesOf(proof);
  if (rules.length === 0) return describe("proved", {});
  const code = proof.slack.length > 0 ? "proved-with-slack" : "proved-by";
  return { ...describe(code, { rules: explanationOf(proof).map(nameRule).join(", ") }), rules };
}

function rulesOf(proof: Proof): readonly string[] {
  return unique([...proof.left, ...proof.right, ...proof.slack]);
}

/** What tells the sides apart: rules that were used on one of them only, then those that explain anything, then all. */
function explanationOf(proof: Proof): readonly string[] {
  const [left, right] = [unique(proof.left), unique(proof.right)];
  const rules = rulesOf(proof);
  const oneSided = rules.filter((rule) => !(left.includes(rule) && right.includes(rule)));
  const choices = [
    oneSided.filter((rule) => !isBookkeeping(rule)),
    rules.filter((rule) => !isBookkeeping(rule)),
    rules,
  ];
  return choices.find((choice) => choice.length > 0) ?? rules;
}

/** Whether a rule only tidies up, and explains nothing. */
export function isBookkeeping(rule: string): boolean {
  return bookkeeping.has(rule);
}

function unique(uses: readonly { readonly rule: string }[]): readonly string[] {
  return [...new Set(uses.map(({ rule }) => rule))];
}

function failureOf(relation: Relation | ""): string {
  switch (relation) {
    case "≥":
      return "not-greater";
    case "≤":
      return "not-less";
    case "<":
    case ">":
      return "not-strict";
    case "≠":
      return "not-different";
    case "⇒":
    case "⇔":
      return "conclusion-fails";
    default:
      return "differs";
  }
}
