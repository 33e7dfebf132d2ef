/** The names of a witness's values as TeX. They are labels: scripts without braces, and here and there words in front. */

/** The name with its scripts in braces: `x_10` is x with the index 10. Words stay words. */
export function withBracedScripts(name: string): string {
  return name.replaceAll(/([_^])([A-Za-z0-9,]{2,})/g, "$1{$2}");
}

/** The name as a formula, the words in front of it as text. */
export function nameAsTex(name: string): string {
  return withBracedScripts(name).replace(/^(?:[a-z]{2,} )+/, (words) => `\\text{${words}}`);
}
