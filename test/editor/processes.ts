/** Finds the extension's server among the processes of this machine. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";

interface Process {
  readonly id: number;
  readonly parent: number;
  readonly command: string;
}

/** The processes below another that run the extension's server. */
export function serversBelow(ancestor: number): readonly number[] {
  const processes = allProcesses();
  const parents = new Map(processes.map(({ id, parent }) => [id, parent]));
  const descends = (id: number): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (parent === ancestor || descends(parent));
  };
  return processes
    .filter(({ id, command }) => /[\\/]dist[\\/]server\.js\b/.test(command) && descends(id))
    .map(({ id }) => id);
}

function allProcesses(): readonly Process[] {
  if (fs.existsSync("/proc/self/stat")) return fs.readdirSync("/proc").flatMap(processInProc);
  return execFileSync("ps", ["-A", "-o", "pid=,ppid=,command="], { encoding: "utf8" })
    .split("\n")
    .flatMap((line) => {
      const [, id, parent, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return id === undefined ? [] : [{ id: Number(id), parent: Number(parent), command }];
    });
}

/** A process by the name of its folder in /proc; nothing for other names, and where it has just ended. */
function processInProc(name: string): readonly Process[] {
  if (!/^\d+$/.test(name)) return [];
  try {
    const command = fs.readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
    // The second field is the program's name in parentheses, which may hold anything; the fourth is the parent.
    const stat = fs.readFileSync(`/proc/${name}/stat`, "utf8");
    const [, parent = ""] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return command === "" ? [] : [{ id: Number(name), parent: Number(parent), command }];
  } catch {
    return [];
  }
}
