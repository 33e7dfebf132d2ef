/** A Chromium for tests of pages: where one is found, or what to do where there is none. */
import fs from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The program, by `$CHROMIUM` where that is set, else in the usual places and on the PATH. Throws where there is none. */
export function findChromium(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const named = environment["CHROMIUM"];
  if (named !== undefined && named !== "") {
    if (isProgram(named)) return named;
    throw new Error(
      `CHROMIUM names ${named}, which is no program. Set it to the path of Chromium, or unset it.`,
    );
  }
  const folders = [...(environment["PATH"] ?? "").split(path.delimiter), "/usr/bin"].filter(Boolean);
  const found = folders
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => isProgram(file));
  if (found !== undefined) return found;
  throw new Error(
    "Chromium is needed to test pages, and is not found. Install it (on Debian: apt-get install chromium), " +
      "or set the environment variable CHROMIUM to its path.",
  );
}

/** A headless browser without a profile that asks nothing of the network by itself. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
