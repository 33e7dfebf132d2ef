/**
 * The licences of the libraries whose code or fonts are really inside the bundles, as esbuild accounts for them: one
 * text, each library with its version and the words of its own licence.
 */
import fs from "node:fs";
import path from "node:path";
import type { Metafile } from "esbuild";

interface Library {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

const rule = `\n${"-".repeat(80)}\n\n`;

/** The text for all the libraries in the outputs; throws where one brings neither a licence's text nor one we know. */
export function writeLicences(outputs: Metafile["outputs"]): string {
  const inputs = Object.values(outputs).flatMap((output) =>
    Object.entries(output.inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([input]) => input),
  );
  const folders = new Set(inputs.map(folderOf).filter((folder) => folder !== undefined));
  const libraries = [...folders].map(readLibrary);
  const distinct = [...new Map(libraries.map((library) => [titleOf(library), library])).values()];
  const texts = distinct.sort((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1)).map(writeLibrary);
  return ["Marginalia contains the following libraries.\n", ...texts].join(rule);
}

/** The folder of the library that a file belongs to; none for files of our own. */
function folderOf(file: string): string | undefined {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
}

function readLibrary(folder: string): Library {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const { name, version, license }: Omit<Library, "folder"> = manifest;
  return { folder, name, version, license };
}

function titleOf({ name, version }: Library): string {
  return `${name} ${version}`;
}

function writeLibrary(library: Library): string {
  return `${titleOf(library)} (${library.license})\n\n${textOf(library).trim()}\n`;
}

/**
 * The licence of a library in its own words, with its notices; else that of a sibling under the same licence, that in its
 * README, or the common text of its licences below the notice that its sources bear.
 */
function textOf(library: Library): string {
  const { folder, name, license } = library;
  const texts = licenceFiles(folder);
  if (texts.length > 0) return texts.join("\n\n");
  const found =
    (name.startsWith("@") ? siblingText(path.dirname(folder), license) : undefined) ??
    sectionOfReadme(folder) ??
    commonText(library);
  if (found !== undefined) return found;
  throw new Error(`${name} brings no text of its licence (${license}): add it to scripts/licences.ts`);
}

/** The notices in the sources of libraries that bring no text, by their scopes. */
const notices: Readonly<Record<string, string>> = {
  "@microsoft": "Copyright (c) Microsoft Corporation.",
  "@tensorflow":
    "Copyright Google LLC. All Rights Reserved.\n" +
    "Parts of tfjs-layers are from Keras: Copyright (c) François Chollet, Google, Inc., Microsoft, Inc. and others.",
};

function commonText({ name, license }: Library): string | undefined {
  const notice = notices[name.split("/")[0] ?? ""];
  const files = license.split(" AND ").map((one) => path.join(import.meta.dirname, "licences", `${one}.txt`));
  if (notice === undefined || !files.every((file) => fs.existsSync(file))) return undefined;
  return [notice, ...files.map((file) => fs.readFileSync(file, "utf8"))].join("\n\n");
}

function sectionOfReadme(folder: string): string | undefined {
  const readme = path.join(folder, "README.md");
  if (!fs.existsSync(readme)) return undefined;
  return /^licen[cs]e\b[^\n]*\n-+\n+([\s\S]*permission[\s\S]*)$/im.exec(fs.readFileSync(readme, "utf8"))?.[1];
}

function siblingText(scope: string, license: string): string | undefined {
  for (const sibling of fs.readdirSync(scope).sort()) {
    const folder = path.join(scope, sibling);
    const texts = licenceFiles(folder);
    if (texts.length > 0 && readLibrary(folder).license === license) return texts.join("\n\n");
  }
  return undefined;
}

function licenceFiles(folder: string): readonly string[] {
  return fs
    .readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice|thirdpartynotices)(?:[.-][\w.-]+)?$/i.test(file))
    .sort()
    .map((file) => fs.readFileSync(path.join(folder, file), "utf8"));
}
