/**
 * What the user asks for on the command line, and the help that teaches it. The one caller of commander, which prints
 * help, the version and usage errors by itself.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { Io } from "./io.ts";
import { version } from "./version.ts";

export const formats = ["text", "json"] as const;
export const failureLevels = ["refuted", "unread", "undecided", "never"] as const;
const colorChoices = ["auto", "always", "never"] as const;

export interface CheckArguments {
  readonly paths: readonly string[];
  readonly format: (typeof formats)[number];
  readonly failOn: (typeof failureLevels)[number];
  readonly color: (typeof colorChoices)[number];
  readonly seed?: number;
}

/** What to do: check, or nothing more than to leave with an exit code because commander has answered already. */
export type Request = { readonly check: CheckArguments } | { readonly exitCode: number };

const programHelp = `
Examples:
  $ marginalia check                          every note in this folder
  $ marginalia check notes/vae.md             one note
  $ marginalia check --format json > out.json for scripts
  $ marginalia help check                     everything about checking`;

const checkHelp = `
Paths are notes (.md, .markdown, .mdx, .qmd, .Rmd, .ipynb) and folders, which are walked for notes; hidden folders,
node_modules and what git ignores are skipped. Without a path the current folder is walked.

Marks:
  ✓ proved        both sides reach the same form by named rules, and agree in random worlds
  ≈ tested        holds in random worlds, but there is no proof
  ✗ refuted       a concrete world in which the step fails is shown
  ≔ definition    gives a new name its meaning
  ∴ assumption    states a condition of what follows
  ? undecided     was read, but could not be decided; the reason is given
  ⌀ unread        was not understood; what stands in the way is given

Exit codes:
  0  no step failed      1  some step failed (see --fail-on)
  2  wrong usage, or a note that could not be read; all other notes are still checked

Examples:
  $ marginalia check
  $ marginalia check notes papers/elbo.ipynb
  $ marginalia check --fail-on undecided      for notes that should be right in every step
  $ marginalia check --format json | jq '.files[].derivations[].steps[] | select(.verdict == "refuted")'`;

export function readArguments(argv: readonly string[], io: Io): Request {
  let request: Request = { exitCode: 2 };
  const program = new Command("marginalia")
    .description("Checks every step of the LaTeX derivations in Markdown notes.")
    .version(version, "-v, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .addHelpText("after", programHelp);
  const check = program
    .command("check")
    .description("check every step of the derivations in notes and folders of notes")
    .argument("[paths...]", "notes and folders (default: the current folder)")
    .addOption(new Option("--format <format>", "how to report").choices(formats).default("text"))
    .addOption(failOnOption())
    .addOption(new Option("--color <when>", "when to colour the text").choices(colorChoices).default("auto"))
    .addOption(new Option("--seed <number>", "the seed of the random worlds").argParser(readSeed))
    .addHelpText("after", checkHelp)
    .action((paths: readonly string[], options: Omit<CheckArguments, "paths">) => {
      request = { check: { ...options, paths: paths.length === 0 ? ["."] : paths } };
    });
  for (const command of [program, check]) {
    command.exitOverride().configureOutput({
      writeOut: io.stdout.write,
      writeErr: io.stderr.write,
      getOutHelpWidth: () => io.stdout.columns ?? 110,
      getErrHelpWidth: () => io.stderr.columns ?? 110,
    });
    command.showHelpAfterError("Try “marginalia --help” or “marginalia check --help”.");
  }
  try {
    program.parse(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { exitCode: error.exitCode === 0 ? 0 : 2 };
  }
  return request;
}

function failOnOption(): Option {
  return new Option(
    "--fail-on <verdict>",
    "exit with 1 at a refuted step, also at an unread one, also at an undecided one",
  )
    .choices(failureLevels)
    .default("refuted");
}

function readSeed(text: string): number {
  const seed = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(seed)) return seed;
  throw new InvalidArgumentError("A seed is a whole number from 0.");
}
