/** Names of files, made of what a page calls them. */

/** The name as one of a file in any folder: no way out of it, and no sign that some disk refuses. */
export function fileNameOf(name: string): string {
  const plain = name.replaceAll(/[^\w.-]+/g, "-").replace(/^[.-]+/, "");
  return plain === "" ? "experiment" : plain;
}
