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
    case "tested": {
      const exactly = verdict.exact ? ", at least three of them decided exactly" : "";
      return describe("agrees-in-worlds", { worlds: String(verdict.worlds), exactly });
    }
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

/** A rule's name as words: `log-of-quotient` and `logOfQuotient` are both “log of quotient”. */
export function nameRule(rule: string): string {
  return rule
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("-", " ")
    .toLowerCase();
}

function describe(code: string, data: Readonly<Record<string, string>>): Description {
  return { code, sentence: wordMessage(code, data), rules: [] };
}

function describeProof(proof: Proof): Description {
  const rules = rulesOf(proof);
  if (rules.length === 0) return describe("proved", {});
  const code = proof.slack.length > 0 ? "proved-with-slack" : "proved-by";
  return { ...describe(code, { rules: rules.map(nameRule).join(", ") }), rules };
}

function rulesOf(proof: Proof): readonly string[] {
  return [...new Set([...proof.left, ...proof.right, ...proof.slack].map(({ rule }) => rule))];
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
