/** A lock between processes: a file that names the process that holds it. One whose process has ended counts for nothing. */
import fs from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** Waits until the lock is free and takes it; returns what releases it. */
export async function takeLock(file: string, tell: (line: string) => void): Promise<() => void> {
  let told = false;
  while (!tryToTake(file)) {
    const holder = holderOf(file);
    if (holder === undefined || !isAlive(holder)) {
      fs.rmSync(file, { force: true });
      continue;
    }
    if (!told) tell(`waiting for process ${holder}, which is installing the editor`);
    told = true;
    await pause(500);
  }
  return () => fs.rmSync(file, { force: true });
}

function tryToTake(file: string): boolean {
  // A link to a file that is already written appears together with its content.
  const own = `${file}.${process.pid}`;
  fs.writeFileSync(own, String(process.pid));
  try {
    fs.linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    fs.rmSync(own, { force: true });
  }
}

function holderOf(file: string): number | undefined {
  const text = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
  const holder = Number.parseInt(text, 10);
  return Number.isNaN(holder) ? undefined : holder;
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
