import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** A lock older than this is of a process that was killed: no build takes as long. */
const longestWork = 5 * 60_000;

/** Does the work while no other process does it under the same lock, a file whose folder exists. */
export async function underLock<Result>(lock: string, work: () => Promise<Result>): Promise<Result> {
  while (!(await take(lock))) await sleep(100);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    if (await isLeft(lock)) await rm(lock, { force: true });
    return false;
  }
}

/** Whether nobody is at work under it any more. A lock that goes away meanwhile is not left: it was given back. */
async function isLeft(lock: string): Promise<boolean> {
  try {
    const [{ mtimeMs }, owner] = await Promise.all([stat(lock), readFile(lock, "utf8")]);
    return Date.now() - mtimeMs > longestWork || (owner !== "" && !isAlive(Number(owner)));
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
