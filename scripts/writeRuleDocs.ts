/** Writes `docs/rules.md` from the rules themselves; run it after a rule has changed. */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { rules } from "../src/check/prove/rules/index.ts";

const folder = new URL("../src/check/prove/rules/", import.meta.url);
const target = new URL("../docs/rules.md", import.meta.url);

/** The header comment of the file that defines the rule, as prose. */
function headerOf(name: string): string {
  for (const file of readdirSync(folder)) {
    const text = readFileSync(new URL(file, folder), "utf8");
    const header = /^\/\*\*([\s\S]*?)\*\//.exec(text)?.[1];
    if (header === undefined || !text.includes(`name: "${name}"`)) continue;
    return header
      .split("\n")
      .map((line) => line.replace(/^\s*\* ?/, "").trimEnd())
      .join("\n")
      .trim();
  }
  return "";
}

const sections = [...rules]
  .sort((a, b) => (a.name < b.name ? -1 : 1))
  .map((rule) => {
    const examples = rule.examples.map(({ from, to }) => `- \`${from}\` becomes \`${to}\``);
    const refusals = rule.refusals.map(({ from, because }) => `- not \`${from}\`: ${because}`);
    const cases = [...examples, ...refusals];
    return [
      `## ${rule.name}`,
      `$$${rule.statement}$$`,
      headerOf(rule.name),
      ...(cases.length > 0 ? [cases.join("\n")] : []),
    ].join("\n\n");
  });

const title =
  "# The rules of proofs\n\nGenerated from `src/check/prove/rules` by `scripts/writeRuleDocs.ts`.";
writeFileSync(target, `${[title, ...sections].join("\n\n")}\n`);
